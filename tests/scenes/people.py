"""Scenes of the pages about people and the import of participants."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.person import OutsideCertificateDraft, PersonDraft
from db.vocabulary import PersonKind
from tests.scenes import Stage, scene
from tests.trainings import session_draft

_SAMPLE = Path(__file__).parent.parent / "data" / "sheets" / "daftar-hadir.xls"
_LONG = (
    "Prof. Dr. Ir. H. Raden Mas Tubagus Contoh Panjang Sekali Namanya bin H. Abdul Rekaan, S.Sos., S.H., M.Si., Ph.D."
)


def _people(stage: Stage) -> dict[str, str]:
    """Enter a few made-up people once and return their uids by name."""
    from desktop.services import people

    def fill(desk: Any) -> dict[str, str]:
        found = people.find_people(desk, people.PeopleQuery(search="rekaan scene"))
        if not found.count:
            for draft in (
                PersonDraft(
                    name=f"{_LONG}", position="Kepala Desa", institution="Desa Rekaan Scene", nik="0000001203800007"
                ),
                PersonDraft(
                    name="Jaya Suhendi, S.IP", position="Kepala Desa", institution="Desa Kramatwatu Rekaan Scene"
                ),
                PersonDraft(
                    name="Lukman Hidayat bin Abdul",
                    position="Sekretaris Desa",
                    institution="Desa Margasana Rekaan Scene",
                ),
                PersonDraft(
                    name="Hj. Ratna Contoh",
                    kind=PersonKind.COMMUNITY,
                    position="Tokoh masyarakat",
                    institution="Rekaan Scene",
                ),
                PersonDraft(
                    name="Direktur Rekaan",
                    kind=PersonKind.ASSOCIATE,
                    position="Direktur",
                    institution="CV Rekaan Scene",
                ),
            ):
                people.add_person(desk, draft)
        page = people.find_people(desk, people.PeopleQuery(search="rekaan scene"))
        return {row.name: row.uid for row in page.rows}

    return dict(stage.read(fill))


@scene("people")
def people_page(stage: Stage) -> QWidget:
    _people(stage)
    window = stage.page("people")
    page: Any = window.page("people")
    page.clear()
    stage.settle()
    page.table.stand_on_first()
    return window


@scene("people-nobody")
def people_nobody(stage: Stage) -> QWidget:
    return stage.page("people", search="tidak-ada-kata-ini")


@scene("people-dialog")
def person_dialog(stage: Stage) -> QWidget:
    from desktop.services import people
    from desktop.ui.training.person_dialog import PersonDialog

    uid = _people(stage)[_LONG]
    record = stage.read(lambda desk: people.person_record(desk, uid))
    return stage.dialog(PersonDialog(stage.workplace, stage.window, record))


@scene("people-pick")
def pick(stage: Stage) -> QWidget:
    from desktop.ui.training.pick_people import PickPeopleDialog

    _people(stage)
    dialog = PickPeopleDialog(stage.workplace, lambda _people: None, stage.window)
    stage.dialog(dialog)
    for number in (0, 2, 3, 5):
        dialog._toggle_row(number)
    return dialog


@scene("person")
def person(stage: Stage) -> QWidget:
    from datetime import date

    from desktop.services import outside_certificates
    from tests.services.files import jpeg

    uid = _people(stage)[_LONG]

    def fill(desk: Any) -> None:
        if outside_certificates.certificates_of(desk, uid):
            return
        first = OutsideCertificateDraft(person_uid=uid, number="CONTOH/001/2026", dated=date(2026, 9, 1))
        done = outside_certificates.add(desk, first, jpeg(), "sertifikat.jpg").record
        outside_certificates.verify(desk, done.uid)
        outside_certificates.add(desk, replace(first, number="CONTOH/002/2026", title="e-Learning Integritas"))

    stage.read(fill)
    return stage.page("person", uid=uid)


@scene("person-official")
def official(stage: Stage) -> QWidget:
    from desktop.services.officials import list_officials

    return stage.page("person", uid=stage.read(list_officials)[0].uid)


@scene("person-certificate")
def certificate(stage: Stage) -> QWidget:
    from desktop.ui.training.outside_dialog import OutsideCertificateDialog

    return stage.dialog(OutsideCertificateDialog(stage.workplace, stage.window, _people(stage)[_LONG]))


def _import(stage: Stage, **arguments: Any) -> Any:
    from desktop.services import sessions

    def add(desk: Any) -> str:
        draft = session_draft(title="Sosialisasi (contoh impor)", meetings=(session_draft().meetings[0],))
        meeting = replace(draft.meetings[0], on=None, place="")
        return str(sessions.add_session(desk, replace(draft, meetings=(meeting,))).record.uid)

    window = stage.page("participant-import", session=stage.read(add), **arguments)
    stage.settle()
    return window.page("participant-import")


@scene("participant-import-1-source")
def import_source(stage: Stage) -> QWidget:
    page = _import(stage)
    page.source.text.setPlainText("1\tJaya Suhendi\tKepala Desa\n2\tSiti Contoh\tKaur Keuangan")
    return stage.window


@scene("participant-import-2-understood")
def import_understood(stage: Stage) -> QWidget:
    _people(stage)
    page = _import(stage, path=str(_SAMPLE))
    page.understood.preview.table.stand_on("24")
    stage.settle()
    return stage.window


@scene("participant-import-3-matching")
def import_matching(stage: Stage) -> QWidget:
    _people(stage)
    page = _import(stage, path=str(_SAMPLE))
    page.go_on()
    stage.settle()
    return stage.window


@scene("participant-import-4-done")
def import_done(stage: Stage) -> QWidget:
    page = _import(stage, path=str(_SAMPLE))
    page.go_on()
    if page.matching is not None:
        page.matching.choose_others()
        page.go_on()
    stage.settle()
    return stage.window
