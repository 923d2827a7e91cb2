"""An inspectorate whose keys are those of the made-up files, so that any forged file can be given to its inbox."""

from pathlib import Path

from db.clock import FixedClock
from db.queries import exchange_files, received
from db.queries import partners as partner_queries
from db.queries.exchange_files import FileQuery
from db.records.office import Office
from db.vocabulary import KeyState, OfficeKind, PartnerRelation, Role
from desktop.services import office_keys, offices
from desktop.services.desk import Desk
from desktop.services.office_keys import KeptKeys
from tests.exchange.made_up import MENTOR, MENTOR_OLD, OTHER, VILLAGE, VILLAGE_NEW, WRITTEN
from tests.offices import MANAGER, PASSWORD, START, profile


def mentor_of_made_up_files(folder: Path) -> Desk:
    """A register that opens what was sealed to MENTOR and knows VILLAGE and OTHER; VILLAGE_NEW it trusts no longer."""
    public = MENTOR.public
    office = Office(
        uid=public.office_uid,
        kind=OfficeKind.INSPECTORATE,
        code=public.office_code,
        name="Kabupaten Rekaan",
        term="Inspektorat",
        regency="Kabupaten Rekaan",
    )
    desk = offices.set_up(folder, profile(office=office), MANAGER, Role.MANAGER, PASSWORD, FixedClock(START)).desk
    with desk.changing() as change:
        office_keys.put_keys(change, KeptKeys(current=MENTOR, earlier=(MENTOR_OLD,)))
        for keys in (VILLAGE, OTHER):
            partner_queries.insert_partner(change.session, keys.public, PartnerRelation.PUPIL, WRITTEN, kind="desa")
            partner_queries.confirm_keys(change.session, keys.public.key_id, WRITTEN, "Tutor Contoh")
        partner_queries.insert_keys(change.session, VILLAGE_NEW.public, KeyState.RETIRED, WRITTEN)
    return desk


def state_of(desk: Desk) -> tuple[str, int, int]:
    """What must not change when a file is refused: the union, how many files and how many attachments there are."""
    with desk.reading() as session:
        digest = received.content_digest(session)
        files = exchange_files.count_files(session, FileQuery())
    folder = desk.register.directory / "lampiran"
    return digest, files, len(list(folder.iterdir())) if folder.is_dir() else 0
