"""Identifiers of people and places, as DOMAIN 9 gives their rules and vectors.

Each reader accepts the three digit sets, spaces and dashes, and returns the stored ASCII form;
a refusal is an AppError whose code says which slip it is.
"""

import re
from typing import Final

from app.domain import digits, text
from app.domain.errors import AppError

_LEGAL_WEIGHTS: Final = (29, 27, 23, 19, 17)
_MOBILE: Final = re.compile(r"(?:\+98|0098|98|0)?(9[0-9]{9})")
_POSTAL: Final = re.compile(r"[1-9][0-9]{9}")
_UNLIKELY_IN_POSTAL: Final = frozenset("02")


def compact(typed: str) -> str:
    """Return *typed* with ASCII digits and without spaces, dashes and invisible marks."""
    return re.sub(r"[\s\u200c_–\-]", "", digits.to_ascii(text.clean(typed)))


def national_id(typed: str) -> str:
    """Return the ten digits of a کد ملی; eight or nine get back the zeros that Excel drops.

    Raises AppError `national_id_malformed`, `national_id_repeated`, `national_id_check_digit`.
    """
    code = compact(typed)
    if not re.fullmatch(r"[0-9]{8,10}", code):
        raise AppError("national_id_malformed")
    code = code.zfill(10)
    if len(set(code)) == 1:
        raise AppError("national_id_repeated")
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(code[:9])) % 11
    if int(code[9]) != (rest if rest < 2 else 11 - rest):  # noqa: PLR2004 - the rule's own number
        raise AppError("national_id_check_digit")
    return code


def is_valid_national_id(typed: str) -> bool:
    """Tell whether `national_id` accepts *typed*."""
    try:
        national_id(typed)
    except AppError:
        return False
    return True


def legal_id(typed: str) -> str:
    """Return the eleven digits of a legal person's شناسهٔ ملی.

    Raises AppError `legal_id_malformed`, `legal_id_check_digit`.
    """
    code = compact(typed)
    if not re.fullmatch(r"[0-9]{11}", code):
        raise AppError("legal_id_malformed")
    shift = int(code[9]) + 2
    total = sum(
        (shift + int(digit)) * _LEGAL_WEIGHTS[place % 5] for place, digit in enumerate(code[:10])
    )
    if int(code[10]) != total % 11 % 10:
        raise AppError("legal_id_check_digit")
    return code


def mobile(typed: str) -> str:
    """Return 09xxxxxxxxx; raises AppError `mobile_malformed`. Unknown prefixes are fine."""
    found = _MOBILE.fullmatch(re.sub(r"[().]", "", compact(typed)))
    if found is None:
        raise AppError("mobile_malformed")
    return f"0{found[1]}"


def postal_code(typed: str) -> str:
    """Return the ten digits of a postal code; raises AppError `postal_code_malformed`."""
    code = compact(typed)
    if not _POSTAL.fullmatch(code):
        raise AppError("postal_code_malformed")
    return code


def postal_code_warning(code: str) -> str | None:
    """Return `postal_code_unlikely` for a 0 or 2 among the first five digits, else None."""
    return "postal_code_unlikely" if _UNLIKELY_IN_POSTAL & set(code[:5]) else None


def mask_national_id(code: str) -> str:
    """Return *code* with only its last four digits readable: «******7890»."""
    return f"{'*' * (len(code) - 4)}{code[-4:]}"


def mask_mobile(number: str) -> str:
    """Return a stored mobile without its middle: «0916***4567»."""
    return f"{number[:4]}***{number[-4:]}" if number else ""
