"""Which terms a donor is found by, and which terms a search asks for; pure text, no index.

Two indexes answer: *words* finds whole words and their beginnings, *parts* finds any three
letters or more inside the name or an identifier.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

from app.domain import text

SHORTEST_PART: Final = 3
_NAMES: Final = ("name", "contact_name", "representative")
_CODES: Final = ("national_id", "mobile", "registration_no", "economic_code")
READ: Final = (*_NAMES, *_CODES)
_LAST: Final = 4
_ALPHABET: Final = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ROWS: Final = ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو")
_ALIKE: Final = (
    *("بپتثنی", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ"),
    *("سصث", "زذضظ", "تط", "حه", "قغ", "اع"),
)


def _confused() -> dict[str, str]:
    """Return letter -> those beside it on the keyboard, of its shape, or of its sound."""
    pairs = [pair for row in _ROWS for pair in pairwise(row)]
    pairs += [pair for group in _ALIKE for pair in combinations(group, 2)]
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {letter: "".join(sorted(others)) for letter, others in found.items()}


_CONFUSED: Final = _confused()
_SHORTEST_MISSPELT: Final = 3
_LONGEST_MISSPELT: Final = 16


def words(donor: Mapping[str, object]) -> str:
    """Return the words of a donor: of the names, joined and split, and of the identifiers."""
    found: dict[str, None] = {}
    for name in filter(None, (str(donor[one]) for one in _NAMES)):
        found.update(dict.fromkeys(_spellings(name)))
    for code in _codes(donor):
        found.update(dict.fromkeys((code, code[-_LAST:])))
    return " ".join(found)


def _spellings(name: str) -> Iterator[str]:
    """Yield the words of *name* as written, without titles, split at half-spaces, and in pairs."""
    for form in (text.search_key(name), text.strip_titles(name)):
        yield from form.split()
    parts = text.strip_titles(name.replace(text.ZWNJ, " ")).split()
    yield from parts
    yield from ("".join(pair) for pair in pairwise(parts))


def _codes(donor: Mapping[str, object]) -> list[str]:
    return [str(donor[name]) for name in _CODES if donor[name]]


def parts(donor: Mapping[str, object]) -> str:
    """Return what is searched for three letters inside: the words of the names, identifiers.

    Words stay apart, or the end of one and the start of the next would read as a third.
    """
    names = [text.search_key(str(donor[name])) for name in _NAMES if donor[name]]
    return " ".join([*filter(None, names), *_codes(donor)])


def trigrams(word: str) -> list[str]:
    """Return every three letters of *word* in a row, none for a shorter one."""
    return [word[at : at + SHORTEST_PART] for at in range(len(word) - SHORTEST_PART + 1)]


def misspellings(word: str) -> list[str]:
    """Return the words one slip away: a letter missing or too many, two swapped or confused.

    Each costs the index a look, so only letters that hands, eyes or ears confuse are tried, and
    the first letter is taken to be there.
    """
    if word.isdigit() or not _SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT:
        return []
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if right[1:]}
    near |= {
        left + one + right[1:]
        for left, right in cuts
        if right
        for one in _CONFUSED.get(right[0], "")
    }
    near |= {left + one + right for left, right in cuts if left for one in _ALPHABET}
    return sorted(near - {word})
