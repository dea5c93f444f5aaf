"""The letter beside a stick: everything that two people compare stands on it, on every length."""

from dataclasses import replace
from datetime import date

from app.reports import cover_letter
from app.reports.cover_letter import Letter, LetterFile, LetterHead
from tests.reports import pages

FILE = LetterFile(name="KHZDEZ-000012.hyb", first=1201, last=1450, code="ABCD-EFGH")
HEAD = LetterHead(register="A1", year=1405, n=312, code="4RD2PZNCJH")
LETTER = Letter(
    office="اداره بهزیستی شهرستان دزفول",
    province="اداره کل بهزیستی استان خوزستان",
    person="سعید دریس، رئیس اداره",
    made_on=date(2026, 4, 25),
    files=(FILE,),
    heads=(HEAD,),
    fingerprint="8080 0622 0851 0892 5099 0777 4103 1959",
)


def test_the_letter_holds_what_is_read_out_by_phone():
    made = cover_letter.render(LETTER)
    for said in ("KHZDEZ-000012.hyb", "ABCD-EFGH", "4RD2PZNCJH", "۸۰۸۰", LETTER.province):
        assert pages.finds(made, said), said


def test_the_same_letter_gives_the_same_bytes():
    assert cover_letter.render(LETTER) == cover_letter.render(LETTER)


def test_a_long_letter_goes_on_over_pages():
    many = tuple(replace(FILE, name=f"KHZDEZ-{n:06}.hyb") for n in range(1, 91))
    made = cover_letter.render(replace(LETTER, files=many, fingerprint=""))
    assert pages.finds(made, "KHZDEZ-000090.hyb")
    assert len(pages.sizes(made)) > 1
