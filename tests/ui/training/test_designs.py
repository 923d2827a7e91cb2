"""Designs of certificates: looked at, changed, copied, put aside; bad pictures and colours get a clear word."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget

from db.records.certificate import Border
from db.vocabulary import PaperSize, ParticipantRole
from desktop.services import certificate_designs
from desktop.ui import messages
from desktop.ui.training.design_dialog import DesignDialog
from desktop.ui.training.designs_page import DesignsPage
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.conftest import boxes, chosen_files, place_of, settle, show  # noqa: F401

Settle = Callable[[], None]


@pytest.fixture
def place(office: OfficeAtWork, place_of: Callable[[Any], Workplace]) -> Workplace:  # noqa: F811
    return place_of(office.trainer)


@pytest.fixture
def page(place: Workplace, show: Callable[[QWidget], None], settle: Settle) -> DesignsPage:  # noqa: F811
    made = DesignsPage(place)
    show(made)
    settle()
    settle()
    return made


def names(page: DesignsPage) -> list[str]:
    return [page.table.rows.row(n).name for n in range(page.table.rows.count)]  # type: ignore[union-attr]


def stand_on(page: DesignsPage, name: str, settle: Settle) -> None:  # noqa: F811
    page.table.setCurrentIndex(page.table.rows.index(names(page).index(name), 0))
    settle()


def edited(page: DesignsPage) -> DesignDialog:
    assert page.dialog is not None
    return page.dialog


def signature(folder: Path) -> Path:
    """A scribble on white paper."""
    path = folder / "paraf.png"
    picture = Image.new("RGB", (400, 150), "white")
    picture.paste("#1a237e", (60, 60, 340, 80))
    picture.save(path)
    return path


def test_three_are_there_and_the_first_one_is_shown(page: DesignsPage, settle: Settle) -> None:  # noqa: F811
    assert names(page) == ["Klasik", "Pita", "Polos"]
    page.preview.paper.draw_now()
    settle()
    view = page.preview.paper.view
    assert view.page_count == 2
    page.preview.names.chips[1].click()
    page.preview.paper.draw_now()
    settle()
    assert page.preview.paper.trouble.isHidden()


def test_a_copy_is_changed_in_every_part_and_kept(
    page: DesignsPage,
    office: OfficeAtWork,
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    stand_on(page, "Pita", settle)
    page.copy_button.click()
    dialog = edited(page)
    form = dialog.form
    assert form.paper.name.value() == "Pita (salinan)"
    form.paper.name.set_value("Bimtek 2026")
    form.paper.title.set_value("PIAGAM")
    form.paper.border.set_value(Border.PLAIN)
    form.paper.paper.set_value(PaperSize.F4)
    form.paper.main.swatches[2].click()
    form.content.id_number.set_value(True)
    form.content.qr.set_value(False)
    form.words.role.set_value(ParticipantRole.SPEAKER)
    assert form.words.role_words.line.placeholderText() == "NARASUMBER"
    form.words.role_words.set_value("PEMATERI UTAMA")
    form.words.role.set_value(ParticipantRole.PARTICIPANT)
    assert form.words.role_words.value() == ""
    form.signatories.count.set_value(2)
    dialog.save_button.click()
    assert "penanda tangan kedua" in form.signatories.parts[1].name.problem.text()
    form.signatories.parts[1].name.set_value("Inspektur Rekaan")
    form.signatories.parts[1].title.set_value("Inspektur Contoh")
    form.signatories.parts[1].picture.take(signature(tmp_path))
    dialog.preview.paper.draw_now()
    settle()
    assert dialog.preview.paper.trouble.isHidden()
    dialog.save_button.click()
    settle()
    assert not dialog.isVisible()
    kept = certificate_designs.design(office.trainer, "Bimtek 2026")
    assert (kept.title, kept.border, kept.paper_size) == ("PIAGAM", Border.PLAIN, PaperSize.F4)
    assert (kept.main_colour, kept.with_id_number, kept.with_qr) == ("#7A1F2B", True, False)
    assert [(item.role, item.role_words) for item in kept.wording] == [(ParticipantRole.SPEAKER, "PEMATERI UTAMA")]
    assert [item.signatory.name for item in kept.signatories] == ["", "Inspektur Rekaan"]
    picture = kept.signatories[1].picture
    assert picture is not None
    assert Image.open(io.BytesIO(picture)).mode == "RGBA"
    settle()
    assert names(page) == ["Bimtek 2026", "Klasik", "Pita", "Polos"]


def test_what_cannot_be_is_said_at_its_field(page: DesignsPage, settle: Settle) -> None:  # noqa: F811
    page.change_button.click()
    dialog = edited(page)
    dialog.form.paper.main.set_value("#FFEE00")
    dialog.preview.paper.draw_now()
    settle()
    assert "terlalu pucat" in dialog.form.paper.main.problem.text()
    dialog.form.paper.main.set_value("#12")
    dialog.save_button.click()
    settle()
    assert "bukan warna" in dialog.form.paper.main.problem.text()
    dialog.form.paper.main.set_value("#1F4E79")
    dialog.form.paper.name.set_value("polos")
    dialog.save_button.click()
    settle()
    assert "Sudah ada rancangan bernama" in dialog.form.paper.name.problem.text()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("besar.png", b"\x89PNG\r\n\x1a\n" + bytes(40_000_000), "berukuran 40 MB; paling besar 10 MB"),
        ("bukan.png", b"MZ\x90\x00 ini program", "bukan gambar PNG atau JPEG"),
        ("rusak.png", b"\x89PNG\r\n\x1a\n rusak", "rusak"),
    ],
)
def test_a_bad_signature_picture_gets_a_clear_word(
    page: DesignsPage,
    tmp_path: Path,
    chosen_files: list[Path | None],  # noqa: F811
    settle: Settle,  # noqa: F811
    name: str,
    content: bytes,
    said: str,
) -> None:
    page.change_button.click()
    field = edited(page).form.signatories.parts[0].picture
    path = tmp_path / name
    path.write_bytes(content)
    chosen_files.append(path)
    field.choose_button.click()
    settle()
    assert said in field.problem.text()
    assert field.value() is None
    chosen_files.append(signature(tmp_path))
    field.choose_button.click()
    settle()
    assert not field.has_problem
    assert field.value()


def test_unsaved_work_is_asked_about(
    page: DesignsPage,
    boxes: messages.Recorder,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page.change_button.click()
    dialog = edited(page)
    assert not dialog.is_changed
    dialog.form.paper.title.set_value("PIAGAM")
    dialog.reject()
    assert dialog.isVisible()
    boxes.answers.append(True)
    dialog.reject()
    assert not dialog.isVisible()
    settle()


def test_one_is_put_aside_and_taken_out_again(page: DesignsPage, settle: Settle) -> None:  # noqa: F811
    stand_on(page, "Polos", settle)
    page.archive_button.click()
    settle()
    assert names(page) == ["Klasik", "Pita"]
    page.with_archived.setChecked(True)
    settle()
    stand_on(page, "Polos", settle)
    assert page.archive_button.text() == "Keluarkan dari arsip"
    page.archive_button.click()
    settle()
    page.with_archived.setChecked(False)
    settle()
    assert names(page) == ["Klasik", "Pita", "Polos"]
