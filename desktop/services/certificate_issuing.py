"""Issuing certificates: for everybody chosen in one transaction, numbered without a gap, their words frozen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.change import Change
from db.problem import Problem
from db.queries import certificates as queries
from db.queries import participants as participant_queries
from db.queries import sessions as session_queries
from db.records import canonical
from db.records.certificate import CertificateRecord, CertificateRow, CertificateWords, DesignRecord
from db.records.certificate_code import CertificateFields
from db.records.changes import Done
from db.records.keys import OfficeKeys
from db.records.office import OfficeProfile
from db.records.person import TrainingRules
from db.records.training import ParticipantRecord, SessionRecord
from db.vocabulary import CertificateState, Role, Topic
from desktop.exchange import certificate_code
from desktop.rules.certificate_candidates import candidate
from desktop.rules.certificate_words import look_of, passed, words_of
from desktop.rules.check_code import check_code
from desktop.rules.numbering import LONGEST, format_number
from desktop.rules.problems import explain_code
from desktop.rules.texts import clean_line
from desktop.services.certificate_designs import find_design
from desktop.services.desk import Desk, stored_profile
from desktop.services.office_keys import ensure_keys
from desktop.services.training_rules import stored_rules
from desktop.services.uids import new_uid

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def issue(
    desk: Desk,
    session_uid: str,
    participant_uids: Sequence[str],
    design_uid: str,
    *,
    issued_on: date,
    typed_numbers: Mapping[str, str] | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done[tuple[CertificateRow, ...]]:
    """Issue certificates to people on the list of a session, all of them or none, in the order of the list.

    `typed_numbers` holds numbers from the office's own book by participant uid; everybody else gets the next running
    number of the year of `issued_on`. Raises Problem `certificates-none`, `session-unknown`, `participant-unknown`,
    `design-unknown`, `date-in-future`, `certificate-not-qualified(name, reason)`, `certificate-number-taken`,
    `number-too-long`, `printing-cancelled`, and those of `exchange.certificate_code.encode`.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    if not participant_uids:
        raise Problem("certificates-none")
    if issued_on > desk.today:
        raise Problem("date-in-future", field="issued_on", date=issued_on)
    typed = {uid: clean_line(number) for uid, number in (typed_numbers or {}).items()}
    with desk.changing() as change:
        session = session_queries.get_session(change.session, session_uid)
        people = _chosen(change, session, participant_uids, issued_on)
        work = _Issuing(
            desk,
            change,
            stored_profile(change.session),
            stored_rules(change.session),
            session,
            find_design(change.session, design_uid),
            issued_on,
        )
        records = []
        for count, person in enumerate(people, start=1):
            if cancelled is not None and cancelled():
                raise Problem("printing-cancelled")
            records.append(work.record(person, typed.get(person.uid, "")))
            if on_progress is not None and (count % 10 == 0 or count == len(people)):
                on_progress(count, len(people))
        queries.insert_certificates(change.session, records)
        for record in records:
            participant_queries.put_certificate(change.session, record.participant_uid, record.uid)
            change.audit("certificate-issued", "certificate", record.uid, logged(record))
        session_queries.touch_revision(change.session, session_uid, desk.clock.now())
        change.touch(Topic.CERTIFICATES, Topic.SESSIONS)
        # Read back: now they have their place in the register.
        issued = [record for record, _content in queries.get_certificates(change.session, [r.uid for r in records])]
    return Done(tuple(row_of(record) for record in issued), change.changes)


def logged(record: CertificateRecord) -> tuple[object, ...]:
    """Return what the audit log keeps the salted hash of, so that a change from outside is noticed."""
    return (record.number, record.running_number, record.look, record.check_code, record.qr, record.words)


def row_of(record: CertificateRecord) -> CertificateRow:
    """Return a certificate as a line of the register."""
    words = record.words
    return CertificateRow(
        id=record.id,
        uid=record.uid,
        number=record.number,
        name=words.name,
        role=words.role,
        activity=words.activity,
        session_uid=record.session_uid,
        issued_on=record.issued_on,
        expires_on=record.expires_on,
        state=record.state,
        void_reason=record.void_reason,
        check_code=record.check_code,
    )


def _chosen(
    change: Change, session: SessionRecord, uids: Sequence[str], issued_on: date
) -> tuple[ParticipantRecord, ...]:
    wanted = set(uids)
    people = [p for p in participant_queries.list_participants(change.session, session.uid) if p.uid in wanted]
    if len(people) != len(wanted):
        raise Problem("participant-unknown")
    for person in people:
        found = candidate(session, person, issued_on)
        if not found.qualifies:
            reason = explain_code(found.why_not, {}).sentence
            raise Problem("certificate-not-qualified", name=person.name, reason=reason)
    return tuple(people)


@dataclass(slots=True)
class _Issuing:
    """What issuing needs, read once; it counts the numbers on."""

    desk: Desk
    change: Change
    profile: OfficeProfile
    rules: TrainingRules
    session: SessionRecord
    design: DesignRecord
    issued_on: date
    last: int = 0
    look: str = ""
    keys: OfficeKeys | None = None
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        own = self.profile.office.uid
        self.last = queries.last_number(self.change.session, own, self.issued_on.year)
        self.look = queries.put_look(self.change.session, look_of(self.design, self.profile))
        if self.design.with_qr:
            self.keys = ensure_keys(self.change).current

    def record(self, person: ParticipantRecord, typed: str) -> CertificateRecord:
        """Return the certificate of one person."""
        number, running = self._number(typed)
        words = words_of(
            self.profile,
            self.session,
            person,
            self.design,
            number=number,
            issued_on=self.issued_on,
            months=self.rules.certificate_months,
        )
        content = canonical.to_bytes(words)
        return CertificateRecord(
            id=0,
            uid=new_uid(self.desk.clock),
            owner_office=self.profile.office.uid,
            session_uid=self.session.uid,
            participant_uid=person.uid,
            person_uid=person.person_uid,
            number=number,
            year=self.issued_on.year,
            running_number=running,
            state=CertificateState.ISSUED,
            issued_on=self.issued_on,
            expires_on=words.expires_on,
            issued_at=self.desk.clock.now(),
            issued_by=self.desk.account.name,
            look=self.look,
            check_code=check_code(content),
            qr=self._signed(words, content),
            words=words,
        )

    def _number(self, typed: str) -> tuple[str, int | None]:
        if typed:
            if len(typed) > LONGEST:
                raise Problem("number-too-long", field="number", length=len(typed), most=LONGEST)
            if not self._free(typed):
                raise Problem("certificate-number-taken", field="number", number=typed)
            return typed, None
        template, code = self.rules.certificate_template, self.profile.office.code
        while True:
            self.last += 1
            number = format_number(template, self.last, code, self.issued_on)
            if self._free(number):  # else it was typed before, and stands in the book in its place
                return number, self.last

    def _free(self, number: str) -> bool:
        """Tell whether a number is still free, and take it."""
        if number in self.taken or queries.number_known(self.change.session, self.profile.office.uid, number):
            return False
        self.taken.add(number)
        return True

    def _signed(self, words: CertificateWords, content: bytes) -> str:
        """Return the signed text of the QR code, or nothing where the design has none."""
        if self.keys is None:
            return ""
        fields = CertificateFields(
            office_code=words.office_code,
            number=words.number,
            name=words.name,
            activity=words.activity,
            role=words.role,
            starts_on=words.days[0] if words.days else words.issued_on,
            ends_on=words.days[-1] if words.days else words.issued_on,
            issued_on=words.issued_on,
            lesson_hours=words.lesson_hours,
            passed=passed(words),
            text_hash=certificate_code.text_hash(content),
            expires_on=words.expires_on,
        )
        return certificate_code.encode(fields, self.keys)
