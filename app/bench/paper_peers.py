"""The other programs: each draws the same marks and the same QR as well as it reasonably can."""

import json
import math
import os
import re
import subprocess
import sys
import time
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Final, cast

import zxingcpp
from arabic_reshaper import ArabicReshaper
from typing_extensions import Buffer

from app.bench.paper_sample import Mark, Plan

_ROOT: Final = Path(__file__).resolve().parents[2]
_FONTS: Final = _ROOT / "fonts"
_QT_PEER: Final = _ROOT / "resources" / "bench" / "qt_peer.py"
_WIDTH: Final = 210.0
_HEIGHT: Final = 148.0
_QR_X: Final = 9.0
_QR_Y: Final = 98.2
_QR_SIDE: Final = 30.0
_PATIENCE: Final = 300
_DARK: Final = re.compile(b"\0+")
_WITHOUT_HEH: Final = {ord("ٔ"): None}


def qt(plans: list[Plan]) -> float | None:
    """Return the receipts a second of QPdfWriter, in a process of its own; start-up excluded."""
    done = subprocess.run(  # noqa: S603 (our own script, our own interpreter)
        [sys.executable, str(_QT_PEER), str(_FONTS)],
        input=json.dumps([asdict(plan) for plan in plans]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return None if done.returncode else float(json.loads(done.stdout)["per_second"])


def fpdf2(plans: list[Plan]) -> float | None:
    """Return the receipts a second of fpdf2, with reshaped text and its own reordering."""
    try:
        from fpdf import FPDF
    except ImportError:
        return None
    shaper = ArabicReshaper()
    pdf = FPDF("landscape", "mm", (_HEIGHT, _WIDTH))
    pdf.set_auto_page_break(auto=False)
    pdf.add_font("V", "", _FONTS / "Vazirmatn-Regular.ttf")
    pdf.add_font("V", "B", _FONTS / "Vazirmatn-Bold.ttf")
    start = time.process_time()
    for plan in plans:
        pdf.add_page()
        for x, y, width, height, colour in plan.boxes:
            pdf.set_fill_color(colour)
            pdf.rect(x, y, width, height, "F")
        for mark in plan.marks:
            pdf.set_font("V", "B" if mark.bold else "", mark.size)
            pdf.set_text_color(mark.colour)
            text = shaper.reshape(mark.text.translate(_WITHOUT_HEH))
            pdf.text(mark.x - pdf.get_string_width(text), mark.y, text)
        pdf.set_fill_color("#000000")
        for x, y, width, height in _modules(plan.qr):
            pdf.rect(x, y, width, height, "F")
    pdf.output()
    return len(plans) / (time.process_time() - start)


def weasyprint(plans: list[Plan]) -> float | None:
    """Return the receipts a second of WeasyPrint; None without it or its Pango."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):
        return None
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:V;font-weight:{weight};"
        f"src:url({(_FONTS / f'Vazirmatn-{name}.ttf').as_uri()})}}"
        for name, weight in (("Regular", 400), ("Bold", 700))
    )
    rules = (
        f"@page{{size:{_WIDTH}mm {_HEIGHT}mm;margin:0}}body{{margin:0;font-family:V;direction:rtl}}"
        "section{position:relative;width:210mm;height:148mm;break-after:page}"
        "p{position:absolute;margin:0;white-space:nowrap;line-height:1}i{position:absolute}"
    )
    start = time.process_time()
    style = CSS(string=faces + rules, font_config=fonts)
    body = "".join(_section(plan) for plan in plans)
    HTML(string=f"<body>{body}</body>").write_pdf(stylesheets=[style], font_config=fonts)
    return len(plans) / (time.process_time() - start)


def _section(plan: Plan) -> str:
    runs = _runs(plan.qr)
    side = max(y for _, y, _ in runs) + 1
    boxes = "".join(
        f'<i style="left:{x}mm;top:{y}mm;width:{width}mm;height:{height}mm;'
        f'background:{colour}"></i>'
        for x, y, width, height, colour in plan.boxes
    )
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs)
    return (
        f"<section>{boxes}{''.join(map(_paragraph, plan.marks))}"
        f'<svg style="position:absolute;left:{_QR_X}mm;top:{_QR_Y}mm" width="{_QR_SIDE}mm"'
        f' height="{_QR_SIDE}mm" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg></section>'
    )


def _paragraph(mark: Mark) -> str:
    return (
        f'<p style="right:{_WIDTH - mark.x:.2f}mm;top:{mark.y - mark.size * 0.3:.2f}mm;'
        f"font-size:{mark.size}pt;font-weight:{700 if mark.bold else 400};color:{mark.colour}"
        f'">{escape(mark.text)}</p>'
    )


def _modules(content: str) -> list[tuple[float, float, float, float]]:
    """Return the runs of dark modules in millimetres on the page."""
    runs = _runs(content)
    unit = _QR_SIDE / (max(y for _, y, _ in runs) + 1)
    return [(_QR_X + x * unit, _QR_Y + y * unit, width * unit, unit) for x, y, width in runs]


def _runs(content: str) -> list[tuple[int, int, int]]:
    """Return (x, y, width) of each dark run of the QR of *content*."""
    code = zxingcpp.create_barcode(
        content, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=4
    )
    pixels = bytes(cast("Buffer", code.to_image(scale=1, add_quiet_zones=False)))
    side = math.isqrt(len(pixels))
    return [
        (run.start(), y, run.end() - run.start())
        for y in range(side)
        for run in _DARK.finditer(pixels[y * side : (y + 1) * side])
    ]
