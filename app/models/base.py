"""The metadata, its naming convention, and the one column type that SQLAlchemy lacks."""

import uuid
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


class Uid(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes on SQLite, the native type elsewhere."""

    impl = LargeBinary
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        wanted: TypeEngine[Any] = LargeBinary(16) if dialect.name == "sqlite" else Uuid()
        return dialect.type_descriptor(wanted)

    @override
    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return uuid.UUID(bytes=value) if isinstance(value, bytes) else value


def uid() -> Column[uuid.UUID]:
    """Return the primary key that every exchanged row has."""
    return Column("uid", Uid, primary_key=True)


def text(name: str, *, null: bool = False) -> Column[str]:
    """Return a text column, NOT NULL unless asked: an absent text is an empty one."""
    return Column(name, String, nullable=null)


def number(name: str, *, null: bool = False) -> Column[int]:
    """Return an integer column (money is integer units of its row's currency)."""
    return Column(name, BigInteger, nullable=null)


def raw(name: str, *, null: bool = False) -> Column[bytes]:
    """Return a column of bytes."""
    return Column(name, LargeBinary, nullable=null)


def fact(name: str, *parts: SchemaItem) -> Table:
    """Return a journalled table whose rows are never changed or removed."""
    return Table(name, metadata, uid(), *parts, info={"journal": True, "fact": True})


def entity(name: str, *parts: SchemaItem) -> Table:
    """Return a journalled table whose rows may change, each change with its before and after."""
    return Table(name, metadata, uid(), *parts, info={"journal": True, "fact": False})


def unjournalled(name: str, *parts: SchemaItem, why: str, append_only: bool = False) -> Table:
    """Return a table outside the journal; *why* is shown by the test that lists them."""
    info = {"journal": False, "fact": append_only, "why": why}
    return Table(name, metadata, *parts, info=info)
