"""Looks before issuing: the numbers shown are the numbers given, and a look keeps nothing."""

import io

import pypdf
import pytest

from db.problem import Problem
from desktop.services import certificate_previews, certificates, sheets
from tests.offices import NIK, TODAY, OfficeAtWork
from tests.trainings import held_session, participant


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_numbers_shown_are_the_numbers_given(office: OfficeAtWork) -> None:
    desk = office.trainer
    uid = held_session(desk, 4)
    who = [one.person.uid for one in certificates.candidates(desk, uid) if one.qualifies]
    # Number 2 of the year stands in the office's own book already.
    taken = {who[0]: "002/SERT/36.04.05.2003/XI/2026"}
    certificates.issue(desk, uid, who[:1], "ready-classic", issued_on=TODAY, typed_numbers=taken)
    shown = certificate_previews.next_numbers(desk, 3, TODAY)
    issued = certificates.issue(desk, uid, who[1:4], "ready-classic", issued_on=TODAY).record
    assert shown == tuple(row.number for row in issued)
    assert [number[:3] for number in shown] == ["001", "003", "004"]


def test_a_look_shows_the_person_and_keeps_nothing(office: OfficeAtWork) -> None:
    desk = office.trainer
    uid = held_session(desk, 2)
    person = certificates.candidates(desk, uid)[0].person
    seen = certificate_previews.preview(desk, uid, person.uid, "ready-classic", issued_on=TODAY, number="077/X/2026")
    words = _text(seen)
    assert person.name in words
    assert "077/X/2026" in words
    assert certificates.find_certificates(desk, certificates.CertificateQuery()).count == 0
    with pytest.raises(Problem, match="participant-unknown"):
        certificate_previews.preview(desk, uid, "nobody", "ready-classic", issued_on=TODAY, number="1")


def test_a_look_opens_no_nik(office: OfficeAtWork) -> None:
    from dataclasses import replace

    from desktop.services import certificate_designs, participants

    desk = office.trainer
    uid = held_session(desk, 1)
    person = participants.participants(desk, uid)[0]
    participants.change_participant(desk, person.uid, participant(person.name, nik=NIK))
    plain = certificate_designs.plain(certificate_designs.design(desk, "ready-classic"))
    certificate_designs.save_design(desk, replace(plain, name="Dengan nomor", with_id_number=True))
    seen = certificate_previews.preview(desk, uid, person.uid, "Dengan nomor", issued_on=TODAY, number="1/2026")
    assert NIK not in _text(seen)


def test_a_reader_gets_no_look_and_takes_no_list_out(office: OfficeAtWork, tmp_path: object) -> None:
    uid = held_session(office.trainer, 1)
    person = certificates.candidates(office.trainer, uid)[0].person
    with pytest.raises(Problem, match="not-allowed"):
        certificate_previews.preview(office.reader, uid, person.uid, "ready-classic", issued_on=TODAY, number="1/2026")
    with pytest.raises(Problem, match="not-allowed"):
        sheets.save_as_sheet(office.reader, "certificates", tmp_path / "x.xlsx")  # type: ignore[operator]
