"""From an empty computer to an open register, by keyboard and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.problem import Problem
from db.vocabulary import OfficeKind
from desktop.services import offices, sign_in
from desktop.ui.messages import Recorder
from desktop.ui.office.forms.letterhead_form import LetterheadForm, read_logo
from desktop.ui.office.guide import Guide
from desktop.ui.office.new_password import strength
from desktop.ui.program import Program
from tests import offices as made_up

PASSWORD = "empat kata sandi aman"


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", made_up.QUICK_KDF)


def _pick(qtbot: QtBot, guide: Guide, typed: str) -> None:
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    guide.office.name.take_focus()
    QTest.keyClicks(guide.office.name.line, typed)
    qtbot.waitUntil(lambda: bool(guide.office.name.matches()), timeout=5_000)
    popup = guide.office.name._popup
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def test_the_guide_leads_to_an_open_register(
    program: Callable[..., Program], qtbot: QtBot, tmp_path: Path, boxes: Recorder
) -> None:
    directory = tmp_path / "buku"
    running = program(directory)
    running.start()
    guide = running.guide
    assert guide is not None and running.sign_in_window is None
    _pick(qtbot, guide, "kramatwatu")
    office = guide.office.office()
    assert (office.code, office.subdistrict, office.regency, office.province) == (
        "36.04.05.2001",
        "Kramatwatu",
        "Kabupaten Serang",
        "Banten",
    )
    QTest.keyClick(guide.next_button, Qt.Key.Key_Space)
    assert guide.letterhead.letterhead().lines[-1] == "DESA KRAMATWATU"
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    assert guide.head.title.value() == "Kepala Desa Kramatwatu"
    QTest.keyClicks(guide.head.name.line, "Kepala Rekaan")
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(guide.account.name.line, "Sekretaris Rekaan")
    QTest.keyClicks(guide.account.password.first.line, PASSWORD)
    QTest.keyClicks(guide.account.password.second.line, "empat kata sandi salah")
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    assert guide.account.password.second.has_problem
    guide.account.password.second.set_value(PASSWORD)
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: guide.sheet is not None, timeout=20_000)
    assert guide.sheet is not None
    assert not guide.next_button.isEnabled()
    sheet = tmp_path / "lembar.pdf"
    guide.sheet.save_to(sheet)
    qtbot.waitUntil(lambda: guide.sheet.note.isVisible(), timeout=10_000)  # type: ignore[union-attr]
    code = guide.sheet.code_label.text()
    printed = PdfReader(sheet).pages[0].extract_text()
    assert all(group in printed for group in code.split("-"))
    QTest.keyClick(guide.sheet.tick.tick, Qt.Key.Key_Space)
    QTest.mouseClick(guide.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: running.window is not None, timeout=10_000)
    qtbot.waitUntil(lambda: running.worker.idle, timeout=20_000)
    assert running.window is not None
    assert running.window.top_bar.office.text() == "Desa Kramatwatu"
    assert sign_in.account_names(directory) == ("Sekretaris Rekaan",)


def test_a_free_name_stays_as_typed(program: Callable[..., Program], tmp_path: Path) -> None:
    running = program(tmp_path / "buku")
    running.start()
    guide = running.guide
    assert guide is not None
    guide.office.name.set_value("Pekon Baru Rekaan")
    guide.next()
    assert guide.step == 1
    assert (guide.profile.office.name, guide.profile.office.code) == ("Pekon Baru Rekaan", "")


def test_picking_a_kelurahan_changes_the_kind(program: Callable[..., Program], qtbot: QtBot, tmp_path: Path) -> None:
    running = program(tmp_path / "buku")
    running.start()
    assert running.guide is not None
    from desktop.rules.regions import find

    match = next(m for m in find("cipare serang", running.guide.office.name.kind) if m.region.urban)
    running.guide.office.name.picked.emit(match)
    assert running.guide.office.office().kind is OfficeKind.URBAN_VILLAGE
    assert running.guide.office.term.value() == "Kelurahan"


def test_without_a_name_the_guide_stays(program: Callable[..., Program], tmp_path: Path) -> None:
    running = program(tmp_path / "buku")
    running.start()
    assert running.guide is not None
    running.guide.next()
    assert running.guide.step == 0
    assert running.guide.office.name.has_problem


def test_a_folder_that_cannot_hold_the_register_is_said(
    program: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    obstacle = tmp_path / "berkas"
    obstacle.write_text("bukan folder")
    running = program(obstacle / "buku")
    running.show_guide()
    guide = running.guide
    assert guide is not None
    guide.office.name.set_value("Desa Rekaan")
    for _step in range(4):
        guide.next()
    guide.account.name.set_value("Sekretaris Rekaan")
    guide.account.password.set_value(PASSWORD)
    guide.next()
    qtbot.waitUntil(guide._trouble.isVisible, timeout=10_000)
    assert guide._trouble.text
    assert guide.next_button.isEnabled()


def test_the_language_can_be_changed_before_anything_is_typed(
    program: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    running = program(tmp_path / "buku")
    running.start()
    assert running.guide is not None
    english = running.guide.languages.findChildren(type(running.guide.next_button))[1]
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    assert running.guide.next_button.text() == "Continue"


@pytest.mark.parametrize(
    ("password", "least"), [("", 0), ("pendek", 1), ("aaaaaaaaaaaaaaaa", 1), ("kata sandi panjang", 2)]
)
def test_the_strength_line_follows_the_rule_of_the_register(password: str, least: int) -> None:
    level, word = strength(password)
    assert (level >= 2) == (least >= 2)
    assert word


def test_a_logo_is_taken_small_and_anything_else_refused(qtbot: QtBot, tmp_path: Path, boxes: Recorder) -> None:
    picture = QImage(2000, 1000, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    path = tmp_path / "logo.jpg"
    picture.save(str(path))
    logo = QImage.fromData(read_logo(path))
    assert (logo.width(), logo.height()) == (600, 300)
    fake = tmp_path / "program.png"
    fake.write_bytes(b"MZ" + bytes(2000))
    with pytest.raises(Problem, match="logo-unreadable"):
        read_logo(fake)
    form = LetterheadForm()
    qtbot.addWidget(form)
    form.take_logo(fake)
    assert boxes.shown == [("problem", "logo-unreadable")]


def test_a_huge_picture_is_refused_without_being_read(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(name: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    path = tmp_path / "besar.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    with pytest.raises(Problem, match="logo-too-large"):
        read_logo(path)


def test_the_profile_of_the_guide_is_what_the_register_keeps(
    program: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    running = program(tmp_path / "buku")
    running.start()
    guide = running.guide
    assert guide is not None
    guide.office.name.set_value("Rekaan Makmur")
    guide.next()
    guide.letterhead.address.set_value("Jalan Rekaan 1")
    for _step in range(3):
        guide.next()
    guide.account.name.set_value("Sekretaris Rekaan")
    guide.account.password.set_value(PASSWORD)
    guide.next()
    qtbot.waitUntil(lambda: guide._set_up is not None, timeout=20_000)
    assert guide._set_up is not None
    kept = offices.profile(guide._set_up.desk)
    assert (kept.office.name, kept.letterhead.address, kept.place) == (
        "Rekaan Makmur",
        "Jalan Rekaan 1",
        "Rekaan Makmur",
    )
    guide._set_up.desk.register.close()
