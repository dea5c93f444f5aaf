"""A picture from outside becomes a small emblem, or is refused with a reason."""

from io import BytesIO
from random import Random

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.domain.errors import AppError
from app.reports import artwork


def drawn(size=(1200, 900), kind="PNG", mode="RGBA"):
    ground = (0, 0, 0, 0) if mode == "RGBA" else "white"
    picture = Image.new(mode, size, ground)
    box = (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4)
    ImageDraw.Draw(picture).ellipse(box, fill=(11, 110, 110))
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def noise(side=800):
    out = BytesIO()
    Image.frombytes("RGB", (side, side), Random(7).randbytes(side * side * 3)).save(out, "PNG")
    return out.getvalue()


def code_of(raw):
    with pytest.raises(AppError) as refused:
        artwork.emblem(raw)
    return refused.value.code


@pytest.mark.parametrize("raw", [drawn(), drawn(kind="JPEG", mode="RGB")])
def test_an_emblem_is_small_on_white_and_without_its_border(raw):
    made = Image.open(BytesIO(artwork.emblem(raw)))
    assert (made.format, made.width) == ("PNG", 354)
    assert made.height == pytest.approx(265, abs=4)
    assert made.convert("RGB").getpixel((177, 132)) != (255, 255, 255)
    assert made.convert("RGB").getpixel((0, 0))[0] > 240


def test_the_same_picture_gives_the_same_bytes_and_an_emblem_gives_itself():
    once = artwork.emblem(drawn())
    assert artwork.emblem(drawn()) == once
    assert artwork.emblem(once) == once


def test_the_busiest_picture_stays_small():
    assert len(artwork.emblem(noise())) <= 110_000


def test_a_photo_is_turned_as_the_camera_was_held():
    picture = Image.new("RGB", (600, 300), "black")
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    made = Image.open(BytesIO(artwork.emblem(out.getvalue())))
    assert made.size == (177, 354)


def test_what_is_too_small_too_large_or_no_picture_is_refused(monkeypatch):
    assert code_of(drawn((120, 120))) == "emblem_small"
    assert code_of(drawn((20, 20))) == "emblem_small"
    blank = BytesIO()
    Image.new("RGB", (500, 500), "white").save(blank, "PNG")
    assert code_of(blank.getvalue()) == "emblem_small"
    assert code_of(b"\0" * (artwork.LARGEST_FILE + 1)) == "emblem_large"
    bomb = BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert code_of(bomb.getvalue()) == "emblem_large"
    gif = BytesIO()
    Image.new("RGB", (300, 300)).save(gif, "GIF")
    assert code_of(gif.getvalue()) == "emblem_unreadable"
    assert code_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>") == "emblem_unreadable"


def outcome(raw):
    try:
        return "" if artwork.emblem(raw) else "nothing"
    except AppError as error:
        return error.code


WHOLE = (drawn((300, 300)), drawn((300, 300), "JPEG", "RGB"))


@hypothesis.settings(max_examples=40)
@given(cut=st.floats(0, 0.99), turned=st.integers(0, 10_000), by=st.integers(1, 255))
def test_a_damaged_file_is_refused_or_shown_but_never_a_crash(cut, turned, by):
    for whole in WHOLE:
        raw = bytearray(whole)
        raw[turned % len(raw)] ^= by
        for damaged in (bytes(raw), whole[: int(len(whole) * cut)]):
            assert outcome(damaged) in {"", "emblem_unreadable", "emblem_small", "emblem_large"}
