"""Fields as a clerk types into them."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit import (
    ChipBar,
    ChoiceField,
    DateField,
    Field,
    LineField,
    MoneyField,
    NikField,
    RadioField,
    TextField,
)
from desktop.ui.kit.date_field import _CalendarPopup

_KEPT: list[QWidget] = []  # pytest-qt keeps weak references only


def _shown(qtbot: QtBot, *fields: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for field in fields:
        layout.addWidget(field)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    _KEPT.append(holder)
    return holder


def _leave(qtbot: QtBot, field: Field) -> None:
    QTest.keyClick(field.focus_widgets()[0], Qt.Key.Key_Tab)


@pytest.fixture
def beside() -> LineField:
    return LineField("Sebelah")


def test_money_is_grouped_while_it_is_typed(qtbot: QtBot, beside: LineField) -> None:
    field = MoneyField("Nilai")
    _shown(qtbot, field, beside)
    QTest.keyClicks(field.line, "1250000")
    assert field.line.text() == "Rp1.250.000"
    assert field.value() == 1_250_000


def test_a_digit_typed_in_the_middle_keeps_the_cursor_behind_it(qtbot: QtBot) -> None:
    field = MoneyField("Nilai")
    _shown(qtbot, field)
    field.set_value(150_000)
    field.line.setCursorPosition(len("Rp1"))
    QTest.keyClicks(field.line, "25")
    assert field.value() == 12_550_000
    assert field.line.text()[: field.line.cursorPosition()] == "Rp12.5"


def test_an_amount_in_words_is_read_when_the_field_is_left(qtbot: QtBot, beside: LineField) -> None:
    field = MoneyField("Nilai")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, "1,5 juta")
    _leave(qtbot, field)
    assert field.value() == 1_500_000


@pytest.mark.parametrize("typed", ["banyak", "-5", "99999999999999999999"])
def test_an_amount_that_is_none_is_refused_in_words(qtbot: QtBot, beside: LineField, typed: str) -> None:
    field = MoneyField("Nilai")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, typed)
    _leave(qtbot, field)
    assert field.value() is None
    assert field.has_problem
    assert typed.lstrip("-")[:3] in field.line.text().replace(".", "")


def test_a_date_gets_its_dashes_while_it_is_typed(qtbot: QtBot, beside: LineField) -> None:
    field = DateField("Tanggal")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, "21112026")
    assert field.line.text() == "21-11-2026"
    _leave(qtbot, field)
    assert field.value() == date(2026, 11, 21)
    assert not field.has_problem


def test_dashes_can_be_deleted(qtbot: QtBot) -> None:
    field = DateField("Tanggal")
    _shown(qtbot, field)
    QTest.keyClicks(field.line, "2111")
    for _key in range(6):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.line.text() == ""


def test_a_day_that_does_not_exist_is_said_beside_the_field(qtbot: QtBot, beside: LineField) -> None:
    field = DateField("Tanggal")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, "31022027")
    _leave(qtbot, field)
    assert field.value() is None
    assert "31-02-2027" in field.problem.text()
    field.take_focus()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.has_problem


def test_the_calendar_opens_by_key_and_fills_the_field(qtbot: QtBot) -> None:
    field = DateField("Tanggal")
    _shown(qtbot, field)
    field.set_value(date(2026, 11, 21))
    QTest.keyClick(field.line, Qt.Key.Key_F4)
    popup = field.findChild(_CalendarPopup)
    assert popup is not None and popup.isVisible()
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(3))
    assert field.value() == date(2026, 11, 24)
    assert not popup.isVisible()


def test_a_nik_is_masked_as_soon_as_the_field_is_left(qtbot: QtBot, beside: LineField) -> None:
    field = NikField("NIK")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, "0000-0041 07850003")
    assert field.line.text() == "0000004107850003"
    _leave(qtbot, field)
    assert field.value() == "0000004107850003"
    assert field.line.text() == "••••••••••••0003"


def test_a_nik_of_wrong_length_is_said(qtbot: QtBot, beside: LineField) -> None:
    field = NikField("NIK")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClicks(field.line, "12345")
    _leave(qtbot, field)
    assert "16" in field.problem.text()


def test_typing_into_a_masked_nik_replaces_it_whole(qtbot: QtBot) -> None:
    field = NikField("NIK")
    _shown(qtbot, field)
    field.set_value("••••••••••••0003")
    assert field.value() == "••••••••••••0003"
    field.line.setCursorPosition(4)
    QTest.keyClicks(field.line, "7")
    assert field.value() == "7"


def test_invisible_and_turning_signs_do_not_stay_in_a_line(qtbot: QtBot) -> None:
    field = LineField("Nama")
    _shown(qtbot, field)
    field.line.setText(" Budi\u202egnol\x00 ")
    assert "\u202e" not in field.value()
    assert "\x00" not in field.value()


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot, beside: LineField) -> None:
    field = TextField("Uraian")
    _shown(qtbot, field, beside)
    field.take_focus()
    QTest.keyClick(field.box, Qt.Key.Key_Tab)
    assert beside.line.hasFocus()


def test_the_wheel_over_a_list_changes_nothing_unseen(qtbot: QtBot, beside: LineField) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    field = ChoiceField("Pilihan", [(1, "satu"), (2, "dua")])
    _shown(qtbot, beside, field)
    beside.take_focus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.box, event)
    assert field.value() == 1


def test_radio_buttons_are_chosen_by_arrow_keys(qtbot: QtBot) -> None:
    field = RadioField("Jenis", [("a", "Pertama"), ("b", "Kedua")])
    _shown(qtbot, field)
    field.set_value("a")
    field.take_focus()
    QTest.keyClick(field.buttons[0], Qt.Key.Key_Down)
    assert field.value() == "b"


def test_a_single_chip_bar_turns_the_others_off(qtbot: QtBot) -> None:
    bar = ChipBar([("x", "Satu"), ("y", "Dua")], single=True)
    _shown(qtbot, bar)
    for chip in bar.chips:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert bar.values() == ("y",)


def test_a_screen_reader_hears_label_and_hint(qtbot: QtBot) -> None:
    field = LineField("Nama", hint="Lengkap dengan gelar.", required=True)
    qtbot.addWidget(field)
    assert field.line.accessibleName() == "Nama, wajib diisi"
    assert field.line.accessibleDescription() == "Lengkap dengan gelar."
    assert field.label.buddy() is field.line


@pytest.mark.parametrize(
    "typed", ["20/11/26", "20/11/2026", "20-11-2026", "20.11.2026", "20112026", "20 Nov 2026", "20 November 2026"]
)
def test_a_date_typed_with_any_sign_between_is_read(qtbot: QtBot, typed: str) -> None:
    field = DateField("Tanggal")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, typed)
    field.line.editingFinished.emit()
    assert field.value() == date(2026, 11, 20), field.line.text()


@pytest.mark.parametrize("typed", ["5/8/2026", "05-8-2026", "5-08-2026"])
def test_a_date_of_single_digits_is_read(qtbot: QtBot, typed: str) -> None:
    field = DateField("Tanggal")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, typed)
    field.line.editingFinished.emit()
    assert field.value() == date(2026, 8, 5), field.line.text()
