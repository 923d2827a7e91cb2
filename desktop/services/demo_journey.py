"""The demo's exchange: an inspectorate and three villages, from the first eight words to a comment that was mended.

Everything is done by the services a person uses, each office at its own desk, on the days it would be done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from db.clock import Clock
from db.problem import Problem
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery, ReceivedRow, find_rows
from db.queries.report_mapping import draft_of
from db.records.period import Period
from db.vocabulary import FeedbackState, FileState, PaperKind, PeriodKind, ReportKind, ReportState
from desktop.exchange.unseal import open_package, read_file
from desktop.services import answer_files, exports, feedback, inbox, intake, matrix, offices, papers, partners, reports
from desktop.services.demo import ACCOUNT, PASSWORD, Note
from desktop.services.demo_offices import SmallVillage, desk_name, journey_data, make_inspectorate, make_village
from desktop.services.desk import Desk
from desktop.services.inbox import Outcome

TUTOR = "Tutor Contoh"
LETTERS = "surat-terlambat.pdf"
_JOINED = 40  # days into the first quarter, when all enrol
_SENT, _READ = 4, 6  # days into the next quarter, when files are made and taken over
_REMINDED = 20  # when the inspectorate writes to who has sent nothing
_LATE = 31  # the same, for the village that is late
_ANSWERED = 8  # when the inspectorate answers; then the days of the mending
_ENDS = _ANSWERED + 7


class Act(StrEnum):
    """What somebody did."""

    ENROLMENT_WRITTEN = "enrolment_written"
    MENTOR_CONFIRMED = "mentor_confirmed"
    VILLAGE_CONFIRMED = "village_confirmed"
    EXPORTED = "exported"
    REMINDED = "reminded"
    CUT_OFF = "cut_off"
    READ = "read"
    COMMENTED = "commented"
    ANSWERED = "answered"
    HEARD = "heard"
    MENDED = "mended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One step of the story: who did what on which day, and with what result."""

    on: date
    act: Act
    office: str = ""
    words: tuple[str, ...] = ()
    file: str = ""
    period: Period | None = None
    number: str = ""  # of a report
    text: str = ""
    due_on: date | None = None
    nil: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    outcome: Outcome | None = None
    days_late: int = 0


@dataclass
class Journey:
    """The offices, the stick they share, and what was told so far."""

    folder: Path
    main: Desk
    mentor: Desk
    small: tuple[SmallVillage, ...]
    quarters: tuple[Period, ...]
    data: Mapping[str, Any]
    told: list[Told] = field(default_factory=list)
    mended: str = ""  # uid of the report the comment was about
    letters: bytes = b""  # to who had sent nothing, as PDF

    @property
    def stick(self) -> Path:
        """Where all files lie."""
        return self.folder / "stik"

    @property
    def villages(self) -> tuple[Desk, ...]:
        """The desks of the three villages."""
        return (self.main, *(village.desk for village in self.small))

    @property
    def small_folders(self) -> tuple[Path, ...]:
        """The registers of the small villages."""
        return tuple(self.folder / village.entry["folder"] for village in self.small)

    def close(self) -> None:
        """Close the registers made here; the main one is its maker's."""
        for desk in (self.mentor, *(village.desk for village in self.small)):
            desk.register.close()


def quarters_before(today: date) -> tuple[Period, Period, Period]:
    """Return the last three quarters whose whole exchange, mending included, lies before a day."""
    last = Period.containing(today, PeriodKind.QUARTER).previous()
    if last.last_day + timedelta(days=_ENDS + 1) > today:
        last = last.previous()
    return last.previous().previous(), last.previous(), last


def plan(folder: Path, today: date, main: Desk, note: Note, clock: Clock) -> Journey:
    """Create the other offices and note in the diary what all of them do."""
    data = journey_data()
    mentor = make_inspectorate(folder / "inspektorat", data, TUTOR, PASSWORD, clock)
    small = tuple(
        make_village(folder / entry["folder"], entry, ACCOUNT, PASSWORD, clock, place)
        for place, entry in enumerate(data["village"])
    )
    quarters = quarters_before(today)
    made = Journey(folder, main, mentor, small, quarters, data)
    made.stick.mkdir(parents=True, exist_ok=True)
    for village in small:
        village.live(note, quarters)
    _note_exchange(made, note)
    return made


def _note_exchange(made: Journey, note: Note) -> None:
    first, second, third = made.quarters
    main, slow, other = made.main, made.small[1].desk, made.small[0].desk

    def after(quarter: Period, days: int) -> date:
        return quarter.last_day + timedelta(days=days)

    note(first.first_day + timedelta(days=_JOINED), partial(_enrol, made))
    for quarter, senders in ((first, (main, other, slow)), (second, (main, other)), (third, (main, slow))):
        note(after(quarter, _SENT), partial(_send, made, quarter, senders))
        note(after(quarter, _READ), partial(_read, made, quarter, senders))
    note(after(second, _REMINDED), partial(_remind, made, second, slow))
    note(after(second, _LATE), partial(_send, made, second, (slow,)))
    note(after(second, _LATE), partial(_read, made, second, (slow,)))
    note(after(third, _SENT), partial(_send_cut_off, made, third, other))
    note(after(third, _READ), partial(_read_cut_off, made, third, other))
    note(after(third, _READ + 1), partial(_read, made, third, (other,)))
    note(after(third, _ANSWERED), partial(_comment, made))
    note(after(third, _ANSWERED + 1), partial(_hear, made))
    note(after(third, _ANSWERED + 3), partial(_mend, made))
    note(after(third, _ANSWERED + 4), partial(_send, made, third, (main,)))
    note(after(third, _ANSWERED + 5), partial(_read, made, third, (main,)))
    note(after(third, _ANSWERED + 6), partial(_close, made))
    note(after(third, _ANSWERED + 7), partial(_hear, made))


def _tell(made: Journey, desk: Desk, act: Act, **facts: Any) -> None:
    made.told.append(Told(on=made.mentor.today, act=act, office=desk_name(desk), **facts))


def _enrol(made: Journey) -> None:
    """Enrol both ways; of the last village only its first file will be seen."""
    path = partners.write_enrolment(made.mentor, made.stick).record
    words = partners.own_words(made.mentor)
    _tell(made, made.mentor, Act.ENROLMENT_WRITTEN, file=path.name, words=words)
    for desk in made.villages:
        found = partners.take_enrolment(desk, open_package(read_file(path), ())).record
        partners.confirm(desk, found.uid, " ".join(words))
        _tell(made, desk, Act.MENTOR_CONFIRMED)
    for desk in made.villages[:-1]:
        own = partners.write_enrolment(desk, made.stick).record
        partners.take_enrolment(made.mentor, open_package(read_file(own), ()))
        _confirm_village(made, desk)


def _confirm_village(made: Journey, desk: Desk) -> None:
    words = partners.own_words(desk)
    partners.confirm(made.mentor, desk_name(desk), " ".join(words))
    _tell(made, desk, Act.VILLAGE_CONFIRMED, words=words)


def _send(made: Journey, quarter: Period, senders: tuple[Desk, ...]) -> None:
    for desk in senders:
        shown = exports.what_goes(desk, exports.ExportChoice(period=quarter))
        (entry,) = exports.export(desk, exports.ExportChoice(period=quarter), made.stick).record
        counts = {**shown.counts, "secret": shown.secret}
        _tell(made, desk, Act.EXPORTED, file=entry.file_name, period=quarter, nil=entry.nil, counts=counts)


def _remind(made: Journey, quarter: Period, desk: Desk) -> None:
    """Print the letters to offices whose day is past; they lie beside the other papers."""
    request = papers.PaperRequest(kind=PaperKind.LATE_LETTERS, period=quarter, number="700/21/Itda-Contoh")
    made.letters = papers.pdf(made.mentor, papers.issue(made.mentor, request).record.uid)
    _tell(made, desk, Act.REMINDED, file=LETTERS, period=quarter)


def _send_cut_off(made: Journey, quarter: Period, desk: Desk) -> None:
    """Make the file; what comes along to the inspectorate is a copy that was cut off."""
    _send(made, quarter, (desk,))
    whole = _latest(made, desk)
    cut = _cut_off_copy(whole)
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    _tell(made, desk, Act.CUT_OFF, file=cut.name)


def _read_cut_off(made: Journey, quarter: Period, desk: Desk) -> None:
    _accept(made, _cut_off_copy(_latest(made, desk)), desk, quarter)


def _cut_off_copy(path: Path) -> Path:
    return path.with_name(f"{path.stem}-terpotong{path.suffix}")


def _latest(made: Journey, desk: Desk) -> Path:
    """Return the last file a village made."""
    (entry, *_older), _count = exports.files(desk, FileQuery(outgoing=True, limit=1))
    return made.stick / entry.file_name


def _read(made: Journey, quarter: Period, senders: tuple[Desk, ...]) -> None:
    """Take the files over; one of an office that is not known waits until its eight words were compared."""
    for desk in senders:
        path = _latest(made, desk)
        if _accept(made, path, desk, quarter).state is FileState.QUARANTINED:
            _confirm_village(made, desk)
            _accept(made, path, desk, quarter)


def _accept(made: Journey, path: Path, desk: Desk, quarter: Period) -> Outcome:
    outcome = inbox.accept(made.mentor, path).record
    due = quarter.last_day + timedelta(days=matrix.rules(made.mentor).due_days)
    late = (made.mentor.today - due).days
    again = len(exports.files(desk, FileQuery(outgoing=True, period=quarter, limit=2))[0]) > 1
    days_late = late if outcome.state is FileState.ACCEPTED and not again else 0
    _tell(made, desk, Act.READ, file=path.name, period=quarter, outcome=outcome, days_late=max(0, days_late))
    return outcome


def _comment(made: Journey) -> None:
    """Ask for a report of the last quarter to be mended, and write the file that says so."""
    said = made.data["comment"]
    row = _to_mend(made)
    made.mended = row.uid
    due_on = made.mentor.today + timedelta(days=said["days"])
    feedback.comment(made.mentor, row.uid, FeedbackState.TO_MEND, said["text"], due_on)
    _tell(made, made.main, Act.COMMENTED, number=row.number, text=said["text"], due_on=due_on)
    _answer(made)


def _to_mend(made: Journey) -> ReceivedRow:
    """Return the latest received report of the main village that is not void."""
    asked = ReceivedQuery(
        offices=frozenset({offices.profile(made.main).office.uid}),
        period=made.quarters[-1],
        kinds=frozenset({ReportKind.RECEIPT.value}),
    )
    with made.mentor.reading() as session:
        rows = find_rows(session, asked)
    return next(row for row in rows if row.status != ReportState.VOID)


def _answer(made: Journey) -> None:
    entry = answer_files.write_feedback(made.mentor, desk_name(made.main), made.stick).record
    _tell(made, made.main, Act.ANSWERED, file=entry.file_name)


def _hear(made: Journey) -> None:
    """Take the latest answer in at the village."""
    (entry, *_older), _count = exports.files(made.mentor, FileQuery(outgoing=True, limit=1))
    found = intake.take_in(made.main, made.stick / entry.file_name).record
    taken = found.taken
    if taken is None:
        raise found.outcome.problem if found.outcome and found.outcome.problem else Problem("answer-not-ours")
    counts = {"receipts": taken.receipts, "to_mend": taken.to_mend, "accepted": taken.accepted}
    _tell(made, made.main, Act.HEARD, file=entry.file_name, counts=counts)


def _mend(made: Journey) -> None:
    said = made.data["comment"]
    record = reports.report(made.main, made.mended)
    draft = draft_of(record)
    draft = replace(draft, chronology=f"{draft.chronology} {said['mended']}")
    mended = reports.correct_report(made.main, made.mended, draft, said["reason"]).record
    _tell(made, made.main, Act.MENDED, number=mended.number, counts={"revision": mended.revision})


def _close(made: Journey) -> None:
    """Look at what was mended, accept it, and say so in the next answer."""
    feedback.comment(made.mentor, made.mended, FeedbackState.ACCEPTED)
    number = reports.report(made.main, made.mended).number
    _tell(made, made.main, Act.CLOSED, number=number)
    _answer(made)
