"""A certificate before it is issued: how it will look and which numbers come next; nothing is kept."""

from dataclasses import replace
from datetime import date

from db.problem import Problem
from db.queries import certificates as queries
from db.queries import participants as participant_queries
from db.queries import sessions as session_queries
from db.vocabulary import Role
from desktop.printing.certificate import PrintedCertificate, draw
from desktop.rules.certificate_words import look_of, words_of
from desktop.rules.numbering import format_number
from desktop.services.certificate_designs import SAMPLE_CODE, SAMPLE_QR, find_design
from desktop.services.desk import Desk, stored_profile
from desktop.services.training_rules import stored_rules

WRITERS = (Role.MANAGER, Role.CLERK, Role.TRAINER)


def preview(
    desk: Desk, session_uid: str, participant_uid: str, design_uid: str, *, issued_on: date, number: str
) -> bytes:
    """Return a PDF of what somebody on the list of a session would get, marked as a sample.

    Raises Problem `session-unknown`, `participant-unknown`, `design-unknown`.
    """
    desk.require(*WRITERS)
    with desk.reading() as session:
        record = session_queries.get_session(session, session_uid)
        people = participant_queries.list_participants(session, session_uid)
        person = next((one for one in people if one.uid == participant_uid), None)
        if person is None:
            raise Problem("participant-unknown")
        profile, rules, design = stored_profile(session), stored_rules(session), find_design(session, design_uid)
    if design.with_id_number:  # who issues it opens the number; a look beforehand does not
        person = replace(person, nik="", id_number=person.id_number and "000000000000000000")
    words = words_of(
        profile, record, person, design, number=number, issued_on=issued_on, months=rules.certificate_months
    )
    shown = replace(words, demo=True)
    qr = SAMPLE_QR if design.with_qr else ""
    return draw([PrintedCertificate(shown, look_of(design, profile), SAMPLE_CODE, qr)])


def next_numbers(desk: Desk, count: int, issued_on: date) -> tuple[str, ...]:
    """Return the running numbers that so many certificates dated on a day would get now."""
    desk.require(*WRITERS)
    with desk.reading() as session:
        profile, template = stored_profile(session), stored_rules(session).certificate_template
        last = queries.last_number(session, profile.office.uid, issued_on.year)
        found: list[str] = []
        while len(found) < count:
            last += 1
            number = format_number(template, last, profile.office.code, issued_on)
            if not queries.number_known(session, profile.office.uid, number):
                found.append(number)
    return tuple(found)
