"""What a certificate says: by role, with LULUS only after a test, frozen into words when it is issued."""

import calendar
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from db.records.certificate import CertificateDesign, CertificateLook, CertificateWords, RoleWording
from db.records.office import OfficeProfile
from db.records.training import Meeting, ParticipantRecord, SessionRecord
from db.vocabulary import ParticipantRole, SessionKind, SessionMethod, TrainingResult
from desktop.rules.words import MONTHS, date_long, decimal_text
from resources import resource_path

NIK_LABEL = "NIK"


def usual_wording(role: ParticipantRole) -> RoleWording:
    """Return the usual words for a role (resources/code_lists/certificate_wording.toml)."""
    return RoleWording(role=role, **wording()["role"][role.value])


def wording_of(design: CertificateDesign, role: ParticipantRole) -> RoleWording:
    """Return the words of a design for a role; what the design leaves empty are the usual words."""
    usual = usual_wording(role)
    own = next((item for item in design.wording if item.role is role), usual)
    return RoleWording(
        role=role,
        as_words=own.as_words or usual.as_words,
        sentence=own.sentence or usual.sentence,
        role_words=own.role_words or usual.role_words,
    )


def look_of(design: CertificateDesign, profile: OfficeProfile) -> CertificateLook:
    """Return a design complete in itself, so that later changes of office, head or usual words do not reach it.

    A signatory without a name is the head of the office. A record of the register loses what the register adds.
    """
    signatories = tuple(
        item if item.signatory.name else replace(item, signatory=profile.head) for item in design.signatories
    )
    own = {name: getattr(design, name) for name in CertificateDesign.__dataclass_fields__}
    own |= {"wording": tuple(wording_of(design, role) for role in ParticipantRole), "signatories": signatories}
    letterhead = profile.letterhead if design.with_letterhead else replace(profile.letterhead, lines=(), address="")
    if design.logo is not None:
        letterhead = replace(letterhead, logo=None)
    return CertificateLook(design=CertificateDesign(**own), letterhead=letterhead, office_name=profile.office.full_name)


def words_of(
    profile: OfficeProfile,
    session: SessionRecord,
    person: ParticipantRecord,
    design: CertificateDesign,
    *,
    number: str,
    issued_on: date,
    months: int | None = None,
) -> CertificateWords:
    """Return what the certificate of a participant says; `months` is how long it is good for, None without end.

    A failed test leaves a certificate of attendance: the result is kept, LULUS is not printed.
    """
    meetings = meetings_of(session, person)
    places = tuple(dict.fromkeys(meeting.place for meeting in meetings if meeting.place))
    organiser = session.organiser or profile.office.full_name
    days = days_of(meetings) or session.days
    return CertificateWords(
        number=number,
        name=person.name,
        role=person.role,
        identity_lines=identity_lines(person, with_id_number=design.with_id_number),
        activity=session.title,
        activity_kind=kind_words(session.kind),
        organiser=organiser,
        places=places,
        days=days,
        lesson_hours=session.lesson_hours,
        subjects=tuple((item.name, item.lesson_hours, item.speaker) for item in session.subjects),
        result=person.result,
        pre_score=person.pre_score,
        post_score=person.post_score,
        place=profile.place or profile.office.name,
        issued_on=issued_on,
        expires_on=None if months is None else months_later(issued_on, months),
        office_name=profile.office.full_name,
        office_code=profile.office.code,
        demo=profile.demo,
        details=_details(session, organiser, days, places),
    )


def passed(words: CertificateWords) -> bool:
    """Tell whether LULUS belongs on a certificate: a participant passed a recorded test."""
    return words.role is ParticipantRole.PARTICIPANT and words.result is TrainingResult.PASSED


def meetings_of(session: SessionRecord, person: ParticipantRecord) -> tuple[Meeting, ...]:
    """Return the sittings a certificate speaks of: those of the person's batch, else those attended, else all."""
    batch = [item for item in session.meetings if item.batch == person.batch] if person.batch else []
    came = [item for item in session.meetings if person.present_at(item.uid)] if len(session.batches) > 1 else []
    return tuple(batch or came or session.meetings)


def days_of(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    """Return the days of sittings, each once, in order."""
    return tuple(sorted({meeting.on for meeting in meetings if meeting.on is not None}))


def identity_lines(person: ParticipantRecord, *, with_id_number: bool) -> tuple[str, ...]:
    """Return the lines below a name: position, institution, and a number only where it was asked for.

    Who has no number of service has the NIK instead, so it stands on paper only when somebody chose it.
    """
    number = ""
    if with_id_number and person.id_number:
        number = f"{person.id_label or 'Nomor'} {person.id_number}"
    elif with_id_number and person.nik:
        number = f"{NIK_LABEL} {person.nik}"
    return tuple(line for line in (person.position, person.institution, number) if line)


def days_text(days: Sequence[date]) -> str:
    """Return days as a certificate writes them: "12 s.d. 13 November 2026", "12, 19 dan 26 November 2026"."""
    if not days:
        return ""
    first, last = days[0], days[-1]
    if len(days) == 1:
        return date_long(first)
    if (last - first).days == len(days) - 1:
        return f"{_start(first, last)} s.d. {date_long(last)}"
    return ", ".join(_start(day, last) for day in days[:-1]) + f" dan {date_long(last)}"


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month where it has none of that number."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def kind_words(kind: SessionKind) -> str:
    """Return a kind of activity as a certificate writes it: "kegiatan sosialisasi"."""
    return str(wording()["kind"][kind.value])


@cache
def wording() -> dict[str, Any]:
    """Return resources/code_lists/certificate_wording.toml."""
    return tomllib.loads(resource_path("code_lists", "certificate_wording.toml").read_text("utf-8"))


def _details(session: SessionRecord, organiser: str, days: Sequence[date], places: Sequence[str]) -> str:
    """Return the sentence below the activity."""
    parts, limits = wording()["details"], wording()["limits"]
    said = [parts["organiser"].format(organiser=organiser)]
    if len(days) > limits["most_days"] and (days[-1] - days[0]).days != len(days) - 1:
        first = _start(days[0], days[-1])
        said.append(parts["spread_days"].format(count=len(days), first=first, last=date_long(days[-1])))
    elif days:
        said.append(parts["days"].format(days=days_text(days)))
    if session.method is SessionMethod.ONLINE and not places:
        said.append(parts["online"])
    elif places:
        named = _listed(places[: limits["most_places"]])
        if len(places) > limits["most_places"]:
            named = parts["more_places"].format(
                places=", ".join(places[: limits["most_places"]]), count=len(places) - limits["most_places"]
            )
        said.append(parts["place"].format(place=named))
    sentence = " ".join(said)
    if session.lesson_hours:
        sentence += ", " + parts["hours"].format(hours=decimal_text(session.lesson_hours))
    return sentence + "."


def _listed(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} dan {texts[-1]}"


def _start(day: date, last: date) -> str:
    """Return a day without what it shares with the last one: its month, its year."""
    if (day.month, day.year) == (last.month, last.year):
        return str(day.day)
    return f"{day.day} {MONTHS[day.month - 1]}" + ("" if day.year == last.year else f" {day.year}")
