from dataclasses import asdict, fields
from string import Template

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase

from app.ui.widgets import assets, icons, theme

READ = [
    ("text", "ground"),
    ("text", "surface"),
    ("text", "stripe"),
    ("text", "soft"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("primary_text", "surface"),
    ("primary_text", "soft"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("accent_text", "accent_soft"),
    ("accent_text", "surface"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("surface", "danger"),
    ("ok", "ok_soft"),
    ("navigation_text", "navigation"),
    ("navigation_text", "navigation_hover"),
    ("navigation_muted", "navigation"),
    ("tip_text", "tip"),
]


def luminance(name: str) -> float:
    parts = QColor(name).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_every_text_can_be_read_on_its_ground(look, ink, ground):
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


def test_the_sheet_uses_only_tokens_and_every_token_is_used_or_painted():
    sheet = Template(assets.text(assets.THEME / "hamyar.qss"))
    names = {field.name for field in fields(theme.Tokens)}
    assert set(sheet.get_identifiers()) <= names | {"icons", "theme"}
    assert "$" not in sheet.substitute(asdict(theme.DARK), icons="i", theme="dark")


def test_the_shipped_font_is_what_the_program_wears(qapp):
    assert theme.FAMILY in QFontDatabase.families()
    assert qapp.font().family() == theme.FAMILY


def test_changing_the_theme_recolours_icons_that_were_made_before(qapp):
    made = icons.icon("printer", "text")
    before = made.pixmap(32).toImage()
    theme.apply(qapp, theme.Theme.DARK)
    after = made.pixmap(32).toImage()
    theme.apply(qapp, theme.Theme.LIGHT)
    assert before != after


def test_an_icon_that_means_a_direction_is_turned():
    turned = icons.icon("sign-out", "text").pixmap(32).toImage()
    mirrored = turned.flipped(Qt.Orientation.Horizontal)
    assert turned != mirrored
