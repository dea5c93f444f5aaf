"""What the two databases spell differently, each in one place."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, LargeBinary, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_POSTGRES: Final = "postgresql"


class Tail(FunctionElement[str]):
    """The last four characters of a text: what people remember of a number."""

    type = String()
    inherit_cache = True


class UidBytes(FunctionElement[bytes]):
    """A uid as its 16 bytes: where a thousand are read, a UUID for each would cost more."""

    type = LargeBinary()
    inherit_cache = True


class Within(FunctionElement[int]):
    """Where the second text begins in the first, counted from 1; 0 where it is not in it."""

    type = Integer()
    inherit_cache = True


def tail(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the last four characters of *column*, spelt as the indexes on them are."""
    return Tail(column)


def uid_bytes(column: ColumnElement[Any]) -> ColumnElement[bytes]:
    """Return the bytes of a uid column."""
    return UidBytes(column)


def within(text: ColumnElement[str], part: str) -> ColumnElement[int]:
    """Return where *part* begins in *text*, 0 where it is not there."""
    return Within(text, part)


def _inside(element: FunctionElement[Any], compiler: SQLCompiler, more: dict[str, Any]) -> str:
    return compiler.process(element.clauses, **more)


@compiles(Tail)
def _tail(element: Tail, compiler: SQLCompiler, **more: Any) -> str:
    return f"substr({_inside(element, compiler, more)}, -4)"


@compiles(Tail, _POSTGRES)
def _tail_there(element: Tail, compiler: SQLCompiler, **more: Any) -> str:
    return f'"right"({_inside(element, compiler, more)}, 4)'


@compiles(UidBytes)
def _bytes(element: UidBytes, compiler: SQLCompiler, **more: Any) -> str:
    return _inside(element, compiler, more)


@compiles(UidBytes, _POSTGRES)
def _bytes_there(element: UidBytes, compiler: SQLCompiler, **more: Any) -> str:
    return f"uuid_send({_inside(element, compiler, more)})"


@compiles(Within)
def _within(element: Within, compiler: SQLCompiler, **more: Any) -> str:
    return f"instr({_inside(element, compiler, more)})"


@compiles(Within, _POSTGRES)
def _within_there(element: Within, compiler: SQLCompiler, **more: Any) -> str:
    return f"strpos({_inside(element, compiler, more)})"
