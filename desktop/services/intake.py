"""Any `.sigap` file given to this office: sent to whoever takes that kind of file here."""

from dataclasses import dataclass
from pathlib import Path

from db.problem import Problem
from db.records.changes import Changes, Done
from db.records.exchange import Partner
from db.records.keys import OfficeKeys
from db.vocabulary import FileState, PackageKind
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.services import answers, bundles, inbox, partners
from desktop.services.answers import Taken
from desktop.services.desk import Desk
from desktop.services.inbox import Outcome
from desktop.services.office_keys import kept_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of a file: one of the four is set."""

    file_name: str
    outcome: Outcome | None = None  # an export, at the mentor
    taken: Taken | None = None  # an answer of the mentor, at a village
    enrolled: Partner | None = None  # an enrolment, anywhere
    bundled: tuple[Outcome, ...] = ()  # the files of a collector's bundle, at the mentor


def take_in(desk: Desk, path: Path) -> Done[Intake]:
    """Take a file in by its kind, which is read inside, never from its name.

    An export that cannot be taken over comes back as an outcome with its problem; every other file raises it.
    """
    try:
        opened = open_package(read_file(path), _keys(desk))
    except Problem as problem:
        told = inbox.sealed_elsewhere(desk, problem)
        rejected = Outcome(file_name=path.name, state=FileState.REJECTED, problem=told)
        return Done(Intake(file_name=path.name, outcome=rejected), Changes())
    return _by_kind(desk, opened, path)


def look(desk: Desk, path: Path) -> Intake:
    """Say what taking a file in would do; changes nothing."""
    opened = open_package(read_file(path), _keys(desk))
    if opened.header.kind is PackageKind.EXPORT:
        return Intake(file_name=path.name, outcome=inbox.preview(desk, path))
    opened.payload()
    return Intake(file_name=path.name)


def _by_kind(desk: Desk, opened: OpenedFile, path: Path) -> Done[Intake]:
    name = path.name
    match opened.header.kind:
        case PackageKind.ENROL:
            enrolled = partners.take_enrolment(desk, opened)
            return Done(Intake(file_name=name, enrolled=enrolled.record), enrolled.changes)
        case PackageKind.RECEIPT | PackageKind.FEEDBACK | PackageKind.UPDATE:
            answer = answers.take_answer(desk, opened, name)
            return Done(Intake(file_name=name, taken=answer.record), answer.changes)
        case PackageKind.BUNDLE:
            opened_all = bundles.open_bundle(desk, opened)
            return Done(Intake(file_name=name, bundled=opened_all.record), opened_all.changes)
        case PackageKind.JOIN:
            raise Problem("join-by-hand")
        case _:
            accepted = inbox.accept(desk, path)
            return Done(Intake(file_name=name, outcome=accepted.record), accepted.changes)


def _keys(desk: Desk) -> tuple[OfficeKeys, ...]:
    with desk.reading() as session:
        kept = kept_keys(session)
    return () if kept is None else kept.all
