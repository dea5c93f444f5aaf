"""What stands in every county: its own sums, asked of all at once where a server holds them."""

from collections.abc import Iterator

from app.db.uow import Store
from app.province.stores import Counties
from app.queries import funds
from app.queries.funds import Standing


def of_all(
    own: Store, counties: Counties, first: str = "", last: str = ""
) -> Iterator[tuple[str, Standing]]:
    """Yield code and sums of each county, of the ISO days asked; *own* is the province's store.

    On a server all are of one moment, over the province's own connection. Raises what
    `Counties.open` raises.
    """
    if counties.shared:
        schemas = counties.schemas(own)
        codes = {schema: code for code, schema in schemas.items()}
        with own.reading() as connection:
            for one in funds.across(connection, tuple(codes), first, last):
                yield codes[one.place], one
        return
    for code in counties.codes():
        store = counties.open(code)
        try:
            with store.reading() as connection:
                for one in funds.across(connection, first=first, last=last):
                    yield code, one
        finally:
            store.close()
