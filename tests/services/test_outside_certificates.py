"""Certificates of other bodies: registered with their file, checked by a person, told apart by their number."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from db.problem import Problem
from db.records.person import OutsideCertificateDraft, PersonDraft
from db.vocabulary import AttachmentKind, LearningState, TrainingTopic
from desktop.services import attachments, coverage, outside_certificates, people
from tests.offices import TODAY, TRAINER, OfficeAtWork
from tests.services.files import jpeg


@pytest.fixture
def person(office: OfficeAtWork) -> str:
    return people.add_person(office.clerk, PersonDraft(name="Jaya Rekaan", position="Kadus")).record.uid


def certificate(person_uid: str, **changes: Any) -> OutsideCertificateDraft:
    made = OutsideCertificateDraft(
        person_uid=person_uid,
        number="CONTOH/001/2026",
        dated=date(2026, 10, 1),
        lesson_hours=Decimal(4),
        topics=(TrainingTopic.POLICY, TrainingTopic.REPORTING),
    )
    return replace(made, **changes)


def test_a_certificate_is_registered_with_its_file_and_then_checked(office: OfficeAtWork, person: str) -> None:
    record = outside_certificates.add(office.trainer, certificate(person), jpeg(), "sertifikat.jpg").record
    assert (record.state, record.checked_by, record.person_name) == (LearningState.DONE, "", "Jaya Rekaan")
    (file,) = attachments.of_subject(office.trainer, person)
    assert (file.uid, file.kind) == (record.attachment_uid, AttachmentKind.CERTIFICATE_COPY)
    assert attachments.content(office.trainer, file.uid)
    checked = outside_certificates.verify(office.trainer, record.uid).record
    assert (checked.state, checked.checked_by, checked.checked_on) == (LearningState.VERIFIED, TRAINER, TODAY)
    assert checked.attachment_uid == record.attachment_uid
    history = coverage.history(office.trainer, person)
    assert [(entry.number, entry.checked_on) for entry in history.outside] == [("CONTOH/001/2026", TODAY)]


def test_what_is_corrected_must_be_checked_again(office: OfficeAtWork, person: str) -> None:
    uid = outside_certificates.add(office.clerk, certificate(person)).record.uid
    outside_certificates.verify(office.clerk, uid)
    same = outside_certificates.change_certificate(office.clerk, uid, certificate(person)).record
    assert same.state is LearningState.VERIFIED, "nothing was changed"
    after = outside_certificates.change_certificate(office.clerk, uid, certificate(person, number="CONTOH/002")).record
    assert (after.state, after.checked_by, after.checked_on) == (LearningState.DONE, "", None)
    assert after.number == "CONTOH/002"


def test_a_number_belongs_to_one_person(office: OfficeAtWork, person: str) -> None:
    outside_certificates.add(office.clerk, certificate(person))
    other = people.add_person(office.clerk, PersonDraft(name="Siti Contoh")).record.uid
    with pytest.raises(Problem) as refused:
        outside_certificates.add(office.clerk, certificate(other, issuer="kpk"))
    assert refused.value.code == "outside-certificate-number-taken"
    assert refused.value.params["name"] == "Jaya Rekaan"
    outside_certificates.add(office.clerk, certificate(other, issuer="LKPP"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "outside-certificate-nameless"),
        ({"dated": TODAY + timedelta(days=1)}, "report-date-impossible"),
        ({"lesson_hours": Decimal(-1)}, "lesson-hours-impossible"),
        ({"person_uid": "tidak-ada"}, "person-unknown"),
        ({"number": "9" * 300}, "text-too-long"),
    ],
)
def test_what_such_a_certificate_cannot_be(
    office: OfficeAtWork, person: str, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        outside_certificates.add(office.clerk, replace(certificate(person), **changes))
    assert refused.value.code == code
    assert outside_certificates.all_certificates(office.clerk) == ()


@pytest.mark.parametrize("changes", [{"number": ""}, {"dated": None}, {"state": LearningState.NOT_YET}])
def test_an_unfinished_one_cannot_be_called_checked(office: OfficeAtWork, person: str, changes: dict[str, Any]) -> None:
    uid = outside_certificates.add(office.clerk, certificate(person, **changes)).record.uid
    with pytest.raises(Problem, match="outside-certificate-incomplete"):
        outside_certificates.verify(office.clerk, uid)


def test_nobody_calls_a_certificate_checked_by_typing_it(office: OfficeAtWork, person: str) -> None:
    record = outside_certificates.add(office.clerk, certificate(person, state=LearningState.VERIFIED)).record
    assert record.state is LearningState.DONE


def test_a_file_that_is_no_picture_leaves_nothing(office: OfficeAtWork, person: str) -> None:
    with pytest.raises(Problem, match="attachment-kind"):
        outside_certificates.add(office.clerk, certificate(person), b"bukan gambar", "sertifikat.txt")
    assert outside_certificates.certificates_of(office.clerk, person) == ()


def test_a_removed_one_is_on_no_list_and_its_number_is_free(office: OfficeAtWork, person: str) -> None:
    uid = outside_certificates.add(office.clerk, certificate(person)).record.uid
    with pytest.raises(Problem, match="reason-missing"):
        outside_certificates.remove(office.clerk, uid, " ")
    outside_certificates.remove(office.clerk, uid, "salah orang")
    assert outside_certificates.certificates_of(office.clerk, person) == ()
    outside_certificates.add(office.clerk, certificate(person))


def test_a_reader_sees_no_number_and_changes_nothing(office: OfficeAtWork, person: str) -> None:
    uid = outside_certificates.add(office.clerk, certificate(person, note="rahasia"), jpeg(), "a.jpg").record.uid
    (shown,) = outside_certificates.certificates_of(office.reader, person)
    assert (shown.number, shown.note, shown.attachment_uid) == ("", "", "")
    with pytest.raises(Problem, match="not-allowed"):
        outside_certificates.verify(office.reader, uid)
