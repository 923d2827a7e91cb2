"""Scenes of the register of certificates, their designs, issuing and checking."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.certificate import CertificateRow
from db.vocabulary import CertificateState, ParticipantRole, SessionState
from desktop.services.desk import Desk
from tests.scenes import Stage, scene


def rows(stage: Stage, state: CertificateState) -> tuple[CertificateRow, ...]:
    """Certificates of the made-up office in a state."""

    def find(desk: Desk) -> Any:
        from desktop.services import certificates

        return certificates.find_certificates(desk, certificates.CertificateQuery(states=frozenset({state}))).rows

    found: tuple[CertificateRow, ...] = stage.read(find)
    return found


def waiting_session(stage: Stage) -> str:
    """A session that took place whose certificates are not issued yet; made once."""

    def make(desk: Desk) -> str:
        from desktop.services import participants, sessions
        from tests import trainings

        title = "Bimbingan teknis pengendalian gratifikasi (contoh)"
        known = sessions.find_sessions(desk, sessions.SessionQuery(search=title)).rows
        if known:
            return known[0].uid
        uid = trainings.held_session(desk, 14, title=title)
        absent = [trainings.participant("Tidak Hadir Rekaan"), trainings.participant("Berhalangan Rekaan")]
        participants.add_participants(desk, uid, absent)
        return uid

    uid: str = stage.read(make)
    return uid


def tab(stage: Stage, uid: str) -> tuple[QWidget, Any]:
    """Open a session at its certificates."""
    window = stage.page("session", uid=uid, tab="certificates")
    page: Any = window.page("session")
    stage.settle()
    return window, page.certificates


def sized(stage: Stage, dialog: Any) -> Any:
    """Give a large dialog the size it has on the screen of the scene: the offscreen one is smaller."""
    dialog.resize(min(1280, int(stage.size[0] * 0.94)), int(stage.size[1] * 0.92))
    stage.settle()
    return dialog


@scene("certificates-1-list")
def register(stage: Stage) -> QWidget:
    window = stage.page("certificates", search="")
    page: Any = window.page("certificates")
    page.table.selectAll()
    stage.settle()
    return window


@scene("certificates-1-list-filtered")
def filtered(stage: Stage) -> QWidget:
    return stage.page("certificates", year=2026, state="void")


@scene("certificates-1-nothing")
def nothing(stage: Stage) -> QWidget:
    return stage.page("certificates", search="tidak ada kata ini")


@scene("certificates-1-pick-session")
def pick_session(stage: Stage) -> QWidget:
    page: Any = stage.page("certificates", search="").page("certificates")
    page.issue()
    return stage.dialog(page.dialog)


@scene("certificates-1-sides")
def sides(stage: Stage) -> QWidget:
    from desktop.ui.training.print_certificates import SidesDialog

    return stage.dialog(SidesDialog(stage.window, 87))


def certificate_dialog(stage: Stage, row: CertificateRow) -> Any:
    """The dialog of a certificate."""
    from desktop.services import certificates
    from desktop.ui.training.certificate_dialog import CertificateDialog

    record = stage.read(lambda desk: certificates.certificate(desk, row.uid))
    return sized(stage, CertificateDialog(stage.workplace, record, stage.window))


@scene("certificates-2-one")
def one(stage: Stage) -> QWidget:
    return stage.dialog(certificate_dialog(stage, rows(stage, CertificateState.ISSUED)[0]))


@scene("certificates-2-void")
def void(stage: Stage) -> QWidget:
    return stage.dialog(certificate_dialog(stage, rows(stage, CertificateState.VOID)[0]))


@scene("certificates-2-ask-void")
def ask_void(stage: Stage) -> QWidget:
    dialog = certificate_dialog(stage, rows(stage, CertificateState.ISSUED)[0])
    stage.dialog(dialog)
    dialog.void()
    return stage.dialog(dialog.void_dialog)


@scene("certificates-3-tab")
def session_tab(stage: Stage) -> QWidget:
    return tab(stage, waiting_session(stage))[0]


@scene("certificates-3-tab-issued")
def session_tab_issued(stage: Stage) -> QWidget:
    return tab(stage, rows(stage, CertificateState.VOID)[0].session_uid)[0]


@scene("certificates-3-tab-planned")
def session_tab_planned(stage: Stage) -> QWidget:
    def find(desk: Desk) -> str:
        from desktop.services import sessions

        query = sessions.SessionQuery(states=frozenset({SessionState.PLANNED}))
        return sessions.find_sessions(desk, query).rows[0].uid

    return tab(stage, stage.read(find))[0]


def issue_dialog(stage: Stage) -> Any:
    """The dialog that issues."""
    _window, certificates_tab = tab(stage, waiting_session(stage))
    certificates_tab.issue()
    stage.settle()
    return sized(stage, certificates_tab.dialog)


@scene("certificates-4-issue")
def issue(stage: Stage) -> QWidget:
    dialog = issue_dialog(stage)
    stage.dialog(dialog)
    dialog.preview.draw_now()
    return stage.dialog(dialog)


@scene("certificates-4-issue-typed")
def issue_typed(stage: Stage) -> QWidget:
    dialog = issue_dialog(stage)
    stage.dialog(dialog)
    dialog.numbering.set_value(True)
    dialog.first_number.set_value("800/041/Ds.Contoh/XI/2026")
    dialog.design.set_value("ready-ribbon")
    dialog.preview.draw_now()
    return stage.dialog(dialog)


@scene("certificates-5-designs")
def designs(stage: Stage) -> QWidget:
    window = stage.page("designs")
    page: Any = window.page("designs")
    page.preview.paper.draw_now()
    stage.settle()
    return window


def editor(stage: Stage, uid: str = "ready-ribbon") -> Any:
    """The editor of a design."""
    from desktop.services import certificate_designs
    from desktop.ui.training.design_dialog import DesignDialog

    design = stage.read(lambda desk: certificate_designs.design(desk, uid))
    dialog = DesignDialog(stage.workplace, design, stage.window, uid=uid)
    stage.dialog(dialog)
    return sized(stage, dialog)


def scrolled(stage: Stage, dialog: Any, field: QWidget) -> QWidget:
    """Bring a field into sight."""
    dialog._area.verticalScrollBar().setValue(field.mapTo(dialog.form, field.rect().topLeft()).y() - 40)
    stage.settle()
    return stage.dialog(dialog)


@scene("certificates-6-design-top")
def design_top(stage: Stage) -> QWidget:
    dialog = editor(stage)
    dialog.form.paper.main.set_value("#F0E000")
    dialog.preview.paper.draw_now()
    return stage.dialog(dialog)


@scene("certificates-6-design-middle")
def design_middle(stage: Stage) -> QWidget:
    dialog = editor(stage)
    dialog.preview.names.set_values(True)
    dialog.preview._on_chip()
    dialog.form.words.role.set_value(ParticipantRole.SPEAKER)
    dialog.preview.paper.draw_now()
    return scrolled(stage, dialog, dialog.form.content)


@scene("certificates-6-design-signatories")
def design_signatories(stage: Stage) -> QWidget:
    dialog = editor(stage, "ready-classic")
    dialog.form.signatories.count.set_value(2)
    too_large = stage.scratch / "tanda-tangan.png"
    with too_large.open("wb") as file:
        file.truncate(40_000_000)
    dialog.form.signatories.parts[0].picture.take(too_large)
    dialog.form.signatories.parts[1].picture.take(_signature(stage.scratch))
    dialog.preview.paper.draw_now()
    return scrolled(stage, dialog, dialog.form.signatories)


def _signature(folder: Path) -> Path:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (420, 160), "white")
    ImageDraw.Draw(picture).line(((20, 120), (90, 30), (130, 130), (200, 50), (390, 90)), fill="#1a237e", width=7)
    path = folder / "paraf.png"
    picture.save(path)
    return path


def verify(stage: Stage) -> tuple[QWidget, Any]:
    """Open the checking page."""
    window = stage.page("verify")
    page: Any = window.page("verify")
    return window, page


def code(stage: Stage, state: CertificateState) -> str:
    """The text of the code of a certificate."""
    from desktop.services import certificates

    for row in rows(stage, state):
        record = stage.read(lambda desk, uid=row.uid: certificates.certificate(desk, uid))
        if record.qr:
            return str(record.qr)
    raise AssertionError("no certificate with a code")


@scene("certificates-7-verify-empty")
def verify_empty(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page._show_nothing()
    page.line.clear()
    return window


@scene("certificates-7-verify-valid")
def verify_valid(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page.open(text=code(stage, CertificateState.ISSUED))
    stage.settle()
    return window


@scene("certificates-7-verify-changed")
def verify_changed(stage: Stage) -> QWidget:
    window, page = verify(stage)
    text = code(stage, CertificateState.ISSUED)
    middle = len(text) - 40
    other = "A" if text[middle] != "A" else "B"
    page.open(text=text[:middle] + other + text[middle + 1 :])
    stage.settle()
    return window


@scene("certificates-7-verify-void")
def verify_void(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page.open(text=code(stage, CertificateState.VOID))
    stage.settle()
    return window


@scene("certificates-7-verify-number")
def verify_number(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page.open(text=rows(stage, CertificateState.ISSUED)[0].check_code.lower())
    stage.settle()
    return window


@scene("certificates-7-verify-unknown-number")
def verify_unknown(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page.open(text="ZZZZ-0000-ZZZZ-0000")
    stage.settle()
    return window


@scene("certificates-7-verify-scan")
def verify_scan(stage: Stage) -> QWidget:
    from desktop.services import certificates

    path = stage.scratch / "pindaian.pdf"
    uids = [row.uid for row in rows(stage, CertificateState.ISSUED)[:6]]
    path.write_bytes(stage.read(lambda desk: certificates.pdf(desk, uids)))
    window, page = verify(stage)
    page.check_file(path)
    stage.settle()
    return window


@scene("certificates-7-verify-page-written")
def verify_page_written(stage: Stage) -> QWidget:
    window, page = verify(stage)
    page._write_page(stage.scratch / "periksa-sertifikat.html")
    stage.settle()
    return window
