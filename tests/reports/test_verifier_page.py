"""The page in a real browser: it must say what Python says, of texts and of pictures of paper."""

import io
import json
import random
import shutil
import socket
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from app.domain import clock, jalali
from app.domain.document import CopyMark, Paper, Sheet
from app.domain.folder import OfficeFolder
from app.keys import record
from app.keys.public import PublicKeys
from app.reports import receipt, verifier
from app.safety import forgeries
from app.services import opening, papers
from tests import factory
from tests.keys import golden
from tests.reports import browser, documents

RECORDS = json.loads(golden.FIXTURE.read_text("utf-8"))["records"]
TEXTS = [one["qr"] for one in RECORDS]
MUTATIONS = 1500
MADE_ON = date(2026, 11, 22)
DESK = "KHZDEZ / A1 / 1405 / 000002-8"

pytestmark = [
    pytest.mark.skipif(
        browser.found() is None,
        reason="THE VERIFIER PAGE IS NOT TESTED: no Chromium here; apt-get install chromium",
    ),
    pytest.mark.slow,
]


def keys_with(**changes) -> PublicKeys:
    keys = golden.public_keys()
    return replace(keys, entries=tuple(replace(one, **changes) for one in keys.entries))


@pytest.fixture(scope="module")
def paper(template, tmp_path_factory):
    """A genuine receipt's A5, drawn at 150 dpi, and the keys of the office that issued it."""
    folder = OfficeFolder(tmp_path_factory.mktemp("paper") / "office")
    shutil.copytree(template.folder.root, folder.root)
    with clock.fixed(factory.Wall(factory.MORNING + timedelta(hours=1))):
        office = opening.open_office(folder, template.unlocked)
        issued = factory.issue(office, factory.money())[0]
        with office.store.writing(office.actor.uid) as uow:
            sheets = papers.take(uow, [issued.number], CopyMark.ORIGINAL, Paper.A5)
        keys, drawn = office.keys, receipt.render(sheets, Paper.A5)
        office.close()
    return keys, rendered(drawn)


def rendered(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    document.close()
    return picture


@pytest.fixture(scope="module")
def page(paper, tmp_path_factory):
    """The page with the golden keys and the office's, in a browser that films the receipt."""
    folder = tmp_path_factory.mktemp("page")
    keys, picture = paper
    scene = folder / "scene.mjpeg"
    held = Image.new("RGB", (1280, 960), "#8a7f72")
    held.paste(picture.resize((1100, 776)), (90, 90))
    still = io.BytesIO()
    held.save(still, "jpeg", quality=85)
    scene.write_bytes(still.getvalue() * 3)
    both = replace(golden.public_keys(), entries=(*golden.public_keys().entries, *keys.entries))
    (folder / "page.html").write_bytes(verifier.page(both, {"KHZDEZ": "بهزیستی دزفول"}, MADE_ON))
    shown = browser.Browser(browser.found(), folder / "home", scene)
    shown.open(folder / "page.html")
    yield shown
    shown.close()


def use(page, keys) -> None:
    facts = json.dumps(json.loads(keys.to_bytes())["keys"])
    page.js(f"KEYS.splice(0, KEYS.length, ...{facts}); 1")


def judged(page, texts):
    return json.loads(
        page.js(f"JSON.stringify({json.dumps(texts)}.map((one) => judge(one).reason))")
    )


def expected(texts, keys):
    return [str(record.verify_text(one, keys).reason or "genuine") for one in texts]


@pytest.fixture
def golden_page(page):
    """The page with the golden keys alone, as long as the test runs."""
    held = page.js("JSON.stringify(KEYS)")
    use(page, golden.public_keys())
    yield page
    page.js(f"KEYS.splice(0, KEYS.length, ...{held}); 1")


def seen(page, files):
    """Give the page pictures; return what its cards answer and what they say."""
    page.js("document.getElementById('answers').replaceChildren(); 1")
    page.give("#picture", files)
    page.until("document.querySelectorAll('article').length && !document.body.className")
    told = page.js("""JSON.stringify([...document.querySelectorAll('article')]
      .map((one) => [one.dataset.reason, one.innerText]))""")
    return json.loads(told)


def test_the_golden_receipts_are_genuine_and_each_paper_is_called_what_it_is(golden_page):
    assert judged(golden_page, TEXTS) == ["genuine"] * len(TEXTS)
    asked = f"JSON.stringify({json.dumps(TEXTS)}.map((one) => answerOf(judge(one))))"
    called = {"V": "void", "S": "internal", "Z": "internal"}
    assert json.loads(golden_page.js(asked)) == [
        "training" if one["register"] == "T1" else called.get(one["type"], "genuine")
        for one in RECORDS
    ]


def test_it_says_of_every_forgery_what_python_says(golden_page):
    rng, keys, ways = random.Random(20), golden.public_keys(), forgeries.MUTATIONS
    texts = [ways[n % len(ways)](TEXTS, rng) for n in range(MUTATIONS)]
    told = judged(golden_page, texts)
    assert told == expected(texts, keys)
    assert not [
        one for one, said in zip(texts, told, strict=True) if (said == "genuine") != (one in TEXTS)
    ]
    assert {"forged", "malformed", "unknown_key"} <= set(told)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"revoked": True}, "revoked"),
        ({"valid_to": golden.BEGUN}, "not_valid_at_time"),
        ({"valid_from": golden.NEW_YEAR + timedelta(days=9)}, "not_valid_at_time"),
        ({"public": bytes(32)}, "unknown_key"),
    ],
)
def test_a_key_that_does_not_hold_is_told(golden_page, changes, reason):
    keys = keys_with(**changes)
    use(golden_page, keys)
    assert judged(golden_page, TEXTS) == expected(TEXTS, keys) == [reason] * len(TEXTS)


def test_days_are_counted_as_the_program_counts_them(page):
    days = [date(1821, 3, 21) + timedelta(days=37 * n) for n in range(2900)]
    asked = json.dumps([f"{one:%Y%m%d}T120000" for one in days])
    assert json.loads(page.js(f"JSON.stringify({asked}.map(longDay))")) == list(
        map(jalali.long, days)
    )


def on_a_table(picture):
    table = Image.new("RGB", (picture.width + 240, picture.height + 240), "#8a7f72")
    table.paste(picture, (120, 120))
    return table


def turned(picture):
    return on_a_table(picture).rotate(23, expand=True, fillcolor="#8a7f72", resample=Image.BICUBIC)


def askew(picture):
    """As a phone held low over the paper sees it."""
    table = on_a_table(picture)
    wide, high = table.size
    return table.transform(
        table.size,
        Image.QUAD,
        (-90, -40, -20, high + 10, wide + 30, high + 30, wide + 70, -60),
        Image.BICUBIC,
        fillcolor="#8a7f72",
    )


def blurred(picture):
    soft = (
        turned(picture).filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: value * 0.62 + 20)
    )
    held = io.BytesIO()
    soft.save(held, "jpeg", quality=45)
    return Image.open(held)


@pytest.mark.parametrize("photo", [lambda picture: picture, turned, askew, blurred])
def test_a_paper_is_genuine_from_its_picture(page, paper, tmp_path, photo):
    file = tmp_path / "photo.png"
    photo(paper[1]).save(file)
    ((reason, text),) = seen(page, [file])
    assert reason == "genuine"
    assert all(
        word in text for word in (DESK, "۲٬۵۰۰٬۰۰۰ ریال", "شنبه ۵ اردیبهشت ۱۴۰۵", "photo.png")
    )


def test_many_pictures_are_answered_one_by_one(page, paper, tmp_path):
    forged = TEXTS[1].replace("/2500000/", "/9500000/")
    strange = TEXTS[2].replace("KHZDEZ", "TEHSHR")
    papers_of = {
        "forged": documents.money(qr=forged),
        "unknown_key": documents.money(qr=strange),
        "malformed": documents.money(qr="HTTPS://EXAMPLE.ORG/PAY"),
        "training": documents.money(qr=TEXTS[-2]),
    }
    files = [tmp_path / f"{name}.png" for name in (*papers_of, "nothing", "no_picture", "genuine")]
    for file, document in zip(files, papers_of.values(), strict=False):
        rendered(receipt.render([Sheet(document=document)], Paper.A5)).save(file)
    Image.new("RGB", (640, 480), "white").save(files[4])
    files[5].write_text("not a picture", "utf-8")
    paper[1].save(files[6])
    assert [reason for reason, _ in seen(page, files)] == [file.stem for file in files]
    summary = page.js("document.querySelector('.summary').textContent")
    assert summary == "۷ پاسخ: ۱ اصیل · ۱ ناپذیرفتنی · ۱ ناشناخته · ۱ برگهٔ دیگر · ۳ خوانده نشد"


def test_a_receipt_is_read_by_the_camera(page):
    assert page.js("isSecureContext")
    page.js("document.getElementById('answers').replaceChildren(); at('camera').click(); 1")
    page.until("document.querySelector('article') && at('scene').hidden")
    assert page.js("document.querySelector('article').dataset.reason") == "genuine"
    assert page.js("at('video').srcObject === null")


def test_a_typed_text_may_have_blanks_and_small_letters(golden_page):
    text = TEXTS[1].lower().replace("/", "/ ").replace("1405", "۱۴۰۵")
    golden_page.js(f"at('text').value = {json.dumps(text)}; at('check').click(); 1")
    assert golden_page.js("document.querySelector('article').dataset.reason") == "genuine"


def heard(server) -> int:
    """How many have called at *server* by now."""
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except TimeoutError:
            return count
        count += 1


def test_nothing_leaves_the_page(page):
    asked = [
        one["params"]["request"]["url"]
        for one in page.events
        if one.get("method") == "Network.requestWillBeSent"
    ]
    assert asked
    assert {one.partition(":")[0] for one in asked} <= {"file", "data", "blob"}
    assert [one for one in asked if one.startswith("file:")] == [asked[0]]


def test_its_own_program_could_not_call_out_if_it_would(page):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()
        assert heard(server) == 1
        home = f"127.0.0.1:{port}"
        tried = page.js(f"""(async () => {{
          new Image().src = "http://{home}/image";
          navigator.sendBeacon("http://{home}/beacon");
          new WebSocket("ws://{home}/socket");
          const told = await Promise.allSettled(
            [fetch("http://{home}/fetch"), import("http://{home}/module")]);
          return told.map((one) => one.status).join();
        }})()""")
        assert (tried, heard(server)) == ("rejected,rejected", 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "high"), [(360, 740), (1366, 768)])
def test_nothing_is_cut_on_a_phone_or_a_desk(golden_page, theme, width, high):
    golden_page.call(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=high,
        deviceScaleFactor=1,
        mobile=width < 500,
    )
    feature = {"name": "prefers-color-scheme", "value": theme}
    golden_page.call("Emulation.setEmulatedMedia", features=[feature])
    golden_page.js(f"show({json.dumps(TEXTS[10:13])}.map((one) => card(judge(one)))); 1")
    assert golden_page.js("document.documentElement.scrollWidth <= innerWidth")
    assert golden_page.js("document.fonts.ready.then(() => document.fonts.check('16px Vazirmatn'))")
    ground = golden_page.js("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(244, 246, 248)", "dark": "rgb(15, 23, 28)"}[theme]
