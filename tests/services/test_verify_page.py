"""The checking page in a real browser with the network off: the same verdicts and fields as the program."""

import base64
import dataclasses
import io
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from db.records.certificate_code import SignerKeys, Verdict, VerdictKind, VoidMark, VoidNumbers
from desktop.exchange import base45
from desktop.exchange.certificate_check import verify
from desktop.exchange.certificate_code import PREFIX, decode, encode
from desktop.rules.verdict_words import field_lines, verdict_words
from desktop.services.verify_page import verify_page
from tests import browser
from tests.browser import Browser
from tests.exchange.certificates import VILLAGE, as_file, drawn, fields, known, longest, office_keys, scanned
from tests.services.files import png_bomb

NASTY = "</script><img src=x onerror=alert(1)> & “Desa” <!-- {{list}}"
KEYS = office_keys()
OTHER = office_keys(3, code="36.04.05.2004", name=NASTY)
STRANGER = office_keys(2)
VOID: VoidNumbers = {(VILLAGE, "9/BATAL/2026"): VoidMark(voided_on=date(2026, 11, 18), reason="rahasia kantor")}
KNOWN: SignerKeys = known(KEYS, OTHER)
TEXT = encode(fields(), KEYS)
PAGE = verify_page(KNOWN, VOID, office_name="Pemerintah Desa Rekaan", made_on=date(2026, 11, 25))

needs_browser = pytest.mark.skipif(browser.PROGRAM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "periksa-sertifikat.html"
    file.write_bytes(PAGE)
    return file


@pytest.fixture(scope="module")
def chromium(page_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(page_file)
        yield opened
        # Whatever the tests of this file did: nothing was asked of a network, and nothing went wrong in a script.
        assert [url for url in opened.requests if not url.startswith(("file:", "blob:"))] == []
        assert opened.complaints == []


def _paste(chromium: Browser, text: str) -> None:
    chromium.run("document.getElementById('results').replaceChildren()")
    chromium.run(f"document.getElementById('code').value = {_quoted(text)}")
    chromium.run("document.querySelector('#form button').click()")
    chromium.wait("document.querySelector('.verdict') !== null")


def _quoted(text: str) -> str:
    return "'" + "".join(f"\\u{ord(unit):04x}" for unit in text.encode("utf-16-be").decode("utf-16-be")) + "'"


def _choose(chromium: Browser, content: bytes, file: Path) -> None:
    file.write_bytes(content)
    chromium.run("document.getElementById('results').replaceChildren()")
    chromium.choose("#picture", file)
    chromium.wait("document.querySelector('.verdict') !== null")


def _shown(chromium: Browser) -> tuple[str, list[str], list[list[str]]]:
    """Return what a person sees: kind, heading with reason and next step, and the fields with their values."""
    kind, texts, lines = chromium.run(
        "(() => { const card = document.querySelector('.verdict'); return [card.dataset.kind,"
        " [...card.querySelectorAll('h2, .reason, .next')].map((text) => text.textContent),"
        " [...card.querySelectorAll('dl div')].map((line) => [...line.children].map((part) => part.textContent))]; })()"
    )
    texts[0] = texts[0][1:]  # the mark before the headline
    return kind, texts, lines


def _expected(verdict: Verdict) -> tuple[str, list[str], list[list[str]]]:
    """Return what the program would show for the same code."""
    words = verdict_words(verdict)
    lines = field_lines(verdict.fields, today=date.today()) if verdict.fields else ()
    shown = [[line.label, f"{line.value} ({line.note})" if line.note else line.value] for line in lines]
    return verdict.kind.value, [words.headline, words.reason, words.next_step], shown


def _changed() -> str:
    code = decode(TEXT)
    return PREFIX + base45.encode(code.payload.replace(b"Rekawati", b"Rekawato") + code.signature)


CASES = {
    "valid": (TEXT, VerdictKind.VALID),
    "longest": (encode(longest(), KEYS), VerdictKind.VALID),
    "expired": (encode(fields(expires_on=date(2026, 1, 2), lesson_hours=1234), KEYS), VerdictKind.VALID),
    "other script": (encode(fields(name="ꦫꦺꦏꦮꦠꦶ 漢字 É", passed=False, activity=""), KEYS), VerdictKind.VALID),
    "nasty": (encode(fields(name=NASTY[:40], office_code="36.04.05.2004"), OTHER), VerdictKind.VALID),
    "changed": (_changed(), VerdictKind.CHANGED),
    "unknown": (encode(fields(), STRANGER), VerdictKind.UNKNOWN_SIGNER),
    "other office": (encode(fields(), OTHER), VerdictKind.OTHER_OFFICE),
    "no code": ("https://contoh.desa.id", VerdictKind.UNREADABLE),
    "cut off": (TEXT[:-3], VerdictKind.UNREADABLE),
    "empty": ("", VerdictKind.UNREADABLE),
}


@needs_browser
@pytest.mark.parametrize("case", CASES)
def test_pasted_text_gets_the_verdict_of_the_program(chromium: Browser, case: str) -> None:
    text, kind = CASES[case]
    verdict = verify(text, KNOWN, VOID)
    assert verdict.kind is kind
    _paste(chromium, text)
    assert _shown(chromium) == _expected(verdict)


@needs_browser
def test_a_void_number_is_told_with_its_day_and_without_its_reason(chromium: Browser) -> None:
    text = encode(fields(number="9/BATAL/2026"), KEYS)
    _paste(chromium, text)
    without_reason = {number: dataclasses.replace(mark, reason="") for number, mark in VOID.items()}
    assert _shown(chromium) == _expected(verify(text, KNOWN, without_reason))
    assert "18 November 2026" in _shown(chromium)[1][1]
    assert b"rahasia kantor" not in PAGE


@needs_browser
def test_signatures_are_checked_with_and_without_the_browsers_own_cryptography(chromium: Browser) -> None:
    chromium.run(
        "globalThis.asked = 0; globalThis.own = SigapLibraries.verifyEd25519;"
        "SigapLibraries.verifyEd25519 = (...given) => { asked += 1; return own(...given); }; 0"
    )
    _paste(chromium, TEXT)
    assert chromium.run("asked") == 0
    chromium.run("Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true}); 0")
    try:
        for case in ("valid", "changed", "longest"):
            _paste(chromium, CASES[case][0])
            assert _shown(chromium) == _expected(verify(CASES[case][0], KNOWN, VOID))
    finally:
        chromium.run("delete crypto.subtle")
    assert chromium.run("asked") == 3
    assert chromium.run("typeof crypto.subtle") == "object"


@needs_browser
def test_random_changes_are_judged_as_the_program_judges_them(chromium: Browser) -> None:
    chance = random.Random(7)
    texts = []
    for _ in range(300):
        at = chance.randrange(5, len(TEXT))
        texts.append(TEXT[:at] + chance.choice(base45.SIGNS + "é\n") + TEXT[at + chance.randrange(2) :])
        content = bytearray(base45.decode(TEXT[5:]))
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        texts.append(PREFIX + base45.encode(bytes(content)))
    wanted = [verify(text, KNOWN, VOID).kind.value for text in texts]
    given = ",".join(map(_quoted, texts))
    found = chromium.run(f"(async () => {{ const kinds = []; for (const text of [{given}])"
                         " kinds.push((await verdictOf(text, list)).kind); return kinds; })()")  # fmt: skip
    assert found == wanted
    assert len(set(found)) >= 3


@needs_browser
def test_a_scanner_that_types_gives_one_answer_after_the_other(chromium: Browser) -> None:
    chromium.run("document.getElementById('code').value = ''; document.getElementById('code').focus()")
    for text, kind in (CASES["valid"], CASES["unknown"]):
        chromium.run("document.getElementById('results').replaceChildren()")
        chromium.type(text)
        chromium.wait("document.querySelector('.verdict') !== null")
        assert _shown(chromium)[0] == kind.value


@needs_browser
@pytest.mark.parametrize("case", ["valid", "longest", "changed", "unknown"])
def test_a_picture_gets_the_same_verdict(chromium: Browser, case: str, tmp_path: Path) -> None:
    text, kind = CASES[case]
    for seed, dpi in ((1, 200), (2, 300)):
        _choose(chromium, as_file(scanned(text, dpi, random.Random(seed))), tmp_path / "pindaian.png")
        assert _shown(chromium) == _expected(verify(text, KNOWN, VOID))
        assert _shown(chromium)[0] == kind.value


@needs_browser
@pytest.mark.parametrize("way", ["new ClipboardEvent('paste', {clipboardData", "new DragEvent('drop', {dataTransfer"])
def test_a_picture_may_be_pasted_or_dropped(chromium: Browser, way: str) -> None:
    picture = Image.new("L", (500, 500), 255)
    picture.paste(drawn(TEXT, 400), (50, 50))
    content = base64.b64encode(as_file(picture)).decode()
    chromium.run("document.getElementById('results').replaceChildren()")
    chromium.run(
        f"const bytes{way[4]} = Uint8Array.from(atob('{content}'), (sign) => sign.charCodeAt(0));"
        f"const load{way[4]} = new DataTransfer(); load{way[4]}.items.add(new File([bytes{way[4]}], 'foto.png'));"
        f"document.body.dispatchEvent({way}: load{way[4]}, bubbles: true, cancelable: true}})); 0"
    )
    chromium.wait("document.querySelector('.verdict') !== null")
    assert _shown(chromium)[0] == "valid"


@needs_browser
def test_a_whole_scanned_page_with_another_qr_on_it_is_read(chromium: Browser, tmp_path: Path) -> None:
    for dpi in (200, 300, 400):
        per_mm = dpi / 25.4
        sheet = Image.new("L", (round(297 * per_mm), round(210 * per_mm)), 245)
        sheet.paste(drawn(CASES["longest"][0], round(40 * per_mm)), (round(30 * per_mm), round(150 * per_mm)))
        sheet.paste(
            drawn("https://contoh.desa.id/tte/123", round(25 * per_mm)), (round(200 * per_mm), round(150 * per_mm))
        )
        out = io.BytesIO()
        sheet.rotate(3, Image.Resampling.BICUBIC, fillcolor=245).save(out, "JPEG", quality=80)
        _choose(chromium, out.getvalue(), tmp_path / f"halaman-{dpi}.jpg")
        assert _shown(chromium)[0] == "valid"


@needs_browser
def test_most_scans_are_read_by_the_page_too(chromium: Browser, tmp_path: Path) -> None:
    text, _kind = CASES["longest"]
    read = 0
    for seed in range(20):
        _choose(chromium, as_file(scanned(text, 200, random.Random(100 + seed))), tmp_path / f"pindaian-{seed}.png")
        read += _shown(chromium)[0] == "valid"
    assert read >= 19


@needs_browser
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "tidak membaca PDF"),
        (b"bukan gambar", "bukan gambar"),
        (png_bomb(), "terlalu lebar"),
        (as_file(Image.new("L", (600, 600), 255)), "Tidak ada kode QR"),
        (as_file(drawn("https://contoh.desa.id", 300)), "bukan kode sertifikat"),
    ],
    ids=["pdf", "text", "bomb", "blank", "other"],
)
def test_pictures_without_a_code_say_what_to_do(chromium: Browser, content: bytes, words: str, tmp_path: Path) -> None:
    _choose(chromium, content, tmp_path / "berkas.png")
    kind, texts, lines = _shown(chromium)
    assert kind == "unreadable" and lines == []
    assert words in texts[1] and texts[2]


@needs_browser
def test_names_stay_text_and_nothing_is_cut_off_on_a_phone(chromium: Browser) -> None:
    _paste(chromium, CASES["nasty"][0])
    assert NASTY in chromium.run("document.querySelector('.reason').textContent")
    assert chromium.run("document.querySelectorAll('img').length") == 0
    for width, height in ((360, 740), (1366, 768)):
        chromium.size(width, height, phone=width < 500)
        _paste(chromium, CASES["longest"][0])
        assert chromium.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    chromium.send("Emulation.clearDeviceMetricsOverride")


def test_the_page_is_one_file_that_loads_nothing() -> None:
    page = PAGE.decode()
    assert "default-src 'none'" in page
    assert "{{" not in re.sub(r"<script.*?</script>|<style.*?</style>|<li>.*?</li>", "", page, flags=re.DOTALL)
    assert page.count("<script") - page.count("&lt;script") == 6
    assert not re.findall(r"\b(?:src|href)=", re.sub(r"<script.*?</script>|<li>.*?</li>", "", page, flags=re.DOTALL))
    assert "MIT License" in page
    assert len(PAGE) < 150_000
    assert (
        verify_page(dict(KNOWN), dict(VOID), office_name="Pemerintah Desa Rekaan", made_on=date(2026, 11, 25)) == PAGE
    )
