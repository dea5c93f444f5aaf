"""Chance in words that read as shares: one in a hundred is 1."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def chance(rng: Random, percent: float) -> bool:
    """Return True in *percent* of a hundred cases."""
    return rng.random() * 100 < percent


def weighted(rng: Random, pairs: Sequence[tuple[T, int]]) -> T:
    """Return the first of one of *pairs*, each as likely as its second says."""
    values, weights = zip(*pairs, strict=True)
    found: T = rng.choices(values, weights)[0]
    return found
