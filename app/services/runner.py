"""Run use-cases off the caller's thread: one writer, a few readers. No Qt here."""

import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Thread
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from app.db.engine import CameFirstError
from app.db.uow import NOBODY, Store, Uow
from app.domain.changes import Change
from app.queries import people
from app.services import access

P = ParamSpec("P")
T = TypeVar("T")
_AGAIN = 8
"""So often a transaction that another desk overtook is done again before anybody hears of it."""


def _silent(_what: Change) -> None:
    """Tell nobody."""


class Runner:
    """The only code that opens transactions. *person* is who acts, set after the login.

    *role* is what somebody may read by who is no person of this store, as in a county's copy.
    """

    def __init__(
        self,
        store: Store,
        on_change: Callable[[Change], None] = _silent,
        *,
        person: uuid.UUID = NOBODY,
        role: str = "",
        readers: int = 2,
    ) -> None:
        self._store = store
        self._on_change = on_change
        self.person = person
        self._known: tuple[uuid.UUID | None, str] = (person if role else None, role)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="reader")
        self._stopped = Event()
        self._listener = Thread(
            target=store.listen, args=(self._hear, self._stopped), name="listener", daemon=True
        )
        if store.shared and on_change is not _silent:
            self._listener.start()

    def write(
        self, use_case: Callable[Concatenate[Uow, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Queue *use_case*; writes happen one at a time, in order."""

        def once() -> T:
            with self._store.writing(self.person) as uow:
                result = use_case(uow, *args, **kwargs)
            self._hear(uow.changes)
            return result

        def job() -> T:
            for _ in range(_AGAIN):
                with suppress(CameFirstError):
                    return once()
            return once()

        return self._writer.submit(job)

    def _hear(self, changes: Change) -> None:
        """Tell of *changes*, ours or another desk's."""
        if changes & Change.PEOPLE:
            self._known = (None, "")
        self._on_change(changes)

    def read(
        self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Run *query* beside other reads; AppError `not_allowed` as `access` has it."""

        def job() -> T:
            with self._store.reading() as connection:
                access.demand(self._role(connection), query)
                return query(connection, *args, **kwargs)

        return self._readers.submit(job)

    def _role(self, connection: Connection) -> str:
        """Return the role of who acts, asked once; a commit that changes people asks again."""
        person, role = self._known
        if person != self.person:
            role = people.role_of(connection, self.person)
            self._known = (self.person, role)
        return role

    def work(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run what needs no database (drawing, key derivation) beside the reads."""
        return self._readers.submit(task, *args, **kwargs)

    def close(self) -> None:
        """Finish what is queued, then stop."""
        self._stopped.set()
        self._writer.shutdown()
        self._readers.shutdown(cancel_futures=True)
        if self._listener.is_alive():
            self._listener.join()
