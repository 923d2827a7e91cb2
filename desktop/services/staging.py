"""Files given to the mentor, laid out for a person to look at before any of them is taken over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from db.problem import Problem
from db.records.changes import Changes, Done
from db.vocabulary import FileState, KeyState, PackageKind
from desktop.services import inbox, intake, partners
from desktop.services.desk import Desk
from desktop.services.inbox import Outcome
from desktop.services.joining import is_collector

_TAKEN_OTHERWISE = {"inbox-other-kind": PackageKind.ENROL, "inbox-own-file": PackageKind.BUNDLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedFile:
    """A file and what would become of it, or what became of it.

    `waits_for_words` is the uid of the office whose eight words have to be compared first, or empty.
    """

    path: Path
    outcome: Outcome
    waits_for_words: str = ""

    @property
    def kind(self) -> PackageKind | None:
        """What the file says it is; None for one that cannot be opened."""
        return self.outcome.header.kind if self.outcome.header else None

    @property
    def good(self) -> bool:
        """Whether it can be taken over now."""
        return self.outcome.state is FileState.STAGED


def found_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are meant: files themselves, and from folders every package in them and below."""
    return tuple(dict.fromkeys(inbox.files_in(paths)))


def collects(desk: Desk) -> bool:
    """Tell whether this computer only checks and bundles files for the one that decides."""
    with desk.reading() as session:
        return is_collector(session)


def stage(desk: Desk, path: Path) -> StagedFile:
    """Open and check a file and say what taking it over would do; changes nothing."""
    outcome = inbox.preview(desk, path)
    kind = outcome.header.kind if outcome.header else None
    if outcome.problem is not None and kind is not None and _TAKEN_OTHERWISE.get(outcome.problem.code) is kind:
        # An enrolment, or the bundle of a collector of this office: taken over like any file.
        outcome = replace(outcome, state=FileState.STAGED, problem=None)
    return _staged(path, outcome)


def take(desk: Desk, path: Path) -> Done[tuple[StagedFile, ...]]:
    """Take one file over in a transaction of its own; a bundle brings the files in it, each by itself.

    What cannot be taken over comes back with its problem. The first file of an office leaves it pending: its words have
    to be compared.
    """
    before = inbox.preview(desk, path)
    try:
        done = intake.take_in(desk, path)
    except Problem as problem:
        refused = replace(before, state=FileState.REJECTED, problem=problem)
        return Done((_staged(path, refused),), Changes())
    found = done.record
    if found.bundled:
        return Done(tuple(_staged(path, outcome) for outcome in found.bundled), done.changes)
    if found.enrolled is not None:
        taken = replace(before, state=FileState.ACCEPTED, problem=None)
        waits = "" if found.enrolled.state is KeyState.CONFIRMED else found.enrolled.uid
        return Done((StagedFile(path=path, outcome=taken, waits_for_words=waits),), done.changes)
    outcome = found.outcome or replace(before, state=FileState.ACCEPTED, problem=None)
    return Done((_staged(path, outcome),), done.changes)


def remember_office(desk: Desk, path: Path) -> Done[str]:
    """Take the sender of a held file up as pending, so that its eight words can be compared; returns its uid.

    Raises Problem `partner-unknown` when the file cannot be opened any more.
    """
    done = inbox.accept(desk, path)
    header = done.record.header
    if header is None:
        raise Problem("partner-unknown")
    return Done(partners.partner(desk, header.office.uid).uid, done.changes)


def _staged(path: Path, outcome: Outcome) -> StagedFile:
    held = outcome.state is FileState.QUARANTINED and outcome.header is not None
    return StagedFile(
        path=path,
        outcome=outcome,
        waits_for_words=outcome.header.office.uid if held and outcome.header is not None else "",
    )
