"""Pictures by their hash."""

from sqlalchemy import Connection, select

from app.models import picture


def of(connection: Connection, digest: str) -> bytes | None:
    """Return the PNG whose SHA-256 is *digest* (hexadecimal), None where there is none."""
    asked = select(picture.c.body).where(picture.c.hash == digest)
    return connection.execute(asked).scalar_one_or_none() if digest else None


def every(connection: Connection) -> dict[str, bytes]:
    """Return all of them by hash: an office has had a handful of emblems in its life."""
    rows = connection.execute(select(picture.c.hash, picture.c.body))
    return {row.hash: row.body for row in rows}
