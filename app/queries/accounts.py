"""The office's bank accounts, and which of them a designation's money goes to."""

from sqlalchemy import Connection, select

from app.domain import accounts
from app.domain.accounts import Account
from app.models import bank_account, niyyat


def every(connection: Connection) -> tuple[Account, ...]:
    """Return all accounts: the standard one first, those switched off last."""
    c = bank_account.c
    asked = select(bank_account).order_by(c.active.desc(), c.standard.desc(), c.uid)
    return tuple(
        Account(
            uid=row.uid.hex,
            title=row.title,
            iban=row.iban,
            bank=row.bank,
            niyyat=tuple(code for code in row.niyyat.split("|") if code),
            standard=bool(row.standard),
            active=bool(row.active),
        )
        for row in connection.execute(asked)
    )


def serving(connection: Connection) -> dict[str, Account]:
    """Return the account of each designation that has one."""
    codes = connection.execute(select(niyyat.c.code)).scalars().all()
    return accounts.serving(every(connection), codes)
