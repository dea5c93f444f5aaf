"""The Verhoeff check digit: finds every single slip and every swap of neighbours.

Source: J. Verhoeff, Error Detecting Decimal Codes (1969); vectors 236 -> 3, 12345 -> 1.
"""

from typing import Final

_STEP = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
_INVERSE = (0, 4, 3, 2, 1, 5, 6, 7, 8, 9)


def _multiply(left: int, right: int) -> int:
    """Return the product of two elements of the dihedral group of the pentagon."""
    if left < 5:  # noqa: PLR2004 - 0..4 turn, 5..9 mirror
        return (left + right) % 5 if right < 5 else (left + right - 5) % 5 + 5  # noqa: PLR2004
    if right < 5:  # noqa: PLR2004
        return (left - 5 - right) % 5 + 5
    return (left - right) % 5


def _permuted(digit: int, place: int) -> int:
    for _ in range(place % 8):
        digit = _STEP[digit]
    return digit


_PRODUCTS: Final = tuple(tuple(_multiply(a, b) for b in range(10)) for a in range(10))
_PERMUTED: Final = tuple(tuple(_permuted(d, place) for d in range(10)) for place in range(8))


def check_digit(digits: str) -> int:
    """Return the digit to append to *digits* (ASCII)."""
    state = 0
    for place, digit in enumerate(reversed(digits), start=1):
        state = _PRODUCTS[state][_PERMUTED[place % 8][int(digit)]]
    return _INVERSE[state]


def is_valid(digits: str) -> bool:
    """Tell whether the last of *digits* is the check digit of the rest."""
    return len(digits) > 1 and check_digit(digits[:-1]) == int(digits[-1])
