import re

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.reports import qr

_RECTANGLE = re.compile(r"(\d+) -(\d+) (\d+) 1 re ")


def picture(symbol: qr.Symbol, scale: int = 4) -> Image.Image:
    side = symbol.modules + 8
    image = Image.new("L", (side, side), 255)
    for x, y, width in _RECTANGLE.findall(symbol.path):
        for column in range(int(width)):
            image.putpixel((4 + int(x) + column, 3 + int(y)), 0)
    return image.resize((side * scale, side * scale), Image.Resampling.NEAREST)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-", min_size=1, max_size=240))
@settings(derandomize=False, max_examples=50)
def test_the_path_is_the_code(content):
    (found,) = zxingcpp.read_barcodes(picture(qr.symbol(content)))
    assert found.text == content
    assert found.ec_level == "M"


def test_a_receipt_takes_at_most_version_9():
    assert qr.symbol("R1/KHZDEZ/" + "A7" * 110).modules <= 53
