"""Any page of 10,000 people: by name, by position, searched; the matching of a list of 300 against all of them."""

from functools import partial
from pathlib import Path

from db.queries.people import everybody
from db.records.training import ParticipantDraft
from db.vocabulary import PersonKind
from desktop.rules.person_matching import match_people
from desktop.services import people
from desktop.services.desk import Desk
from desktop.services.people import PeopleQuery
from tests.benchmarks.large_training import open_large
from tests.benchmarks.table import Row, timed

NAME = "10,000 people"
QUERIES = {
    "first page": PeopleQuery(),
    "page 90": PeopleQuery(offset=9_000),
    "by position, downwards": PeopleQuery(sort="position", descending=True, offset=5_000),
    "search: a first name": PeopleQuery(search="budi"),
    "search: two words": PeopleQuery(search="siti desa"),
    "one kind": PeopleQuery(kinds=frozenset({PersonKind.OTHER_OFFICE})),
}


def rows(_folder: Path) -> list[Row]:
    """Measure each page as the window asks it, and the matching."""
    desk = open_large()
    try:
        found = [
            Row(f"{NAME}, {name}", timed(partial(people.find_people, desk, query)), None, "ms", most=50)
            for name, query in QUERIES.items()
        ]
        found.append(Row(f"{NAME}, a list of 300 matched", timed(partial(_matched, desk)), None, "ms", most=3000))
    finally:
        desk.register.close()
    return found


def _matched(desk: Desk) -> None:
    with desk.reading() as session:
        known = everybody(session, "Kantor")
    drafts = [
        ParticipantDraft(name=one.name.upper(), position=one.position, institution=one.institution)
        for one in known[:300]
    ]
    match_people(drafts, known)
