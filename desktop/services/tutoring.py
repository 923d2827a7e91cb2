"""What the inspectorate alone may do with files of other offices; a kecamatan reads its copies and decides nothing."""

from sqlalchemy.orm import Session

from db.problem import Problem
from db.vocabulary import OfficeKind
from desktop.services.desk import Desk, stored_profile


def decides(desk: Desk) -> bool:
    """Tell whether this office answers and decides about what other offices send."""
    with desk.reading() as session:
        return stored_profile(session).office.kind is OfficeKind.INSPECTORATE


def require_inspectorate(session: Session) -> None:
    """Raise Problem `only-inspectorate` in every other kind of office."""
    if stored_profile(session).office.kind is not OfficeKind.INSPECTORATE:
        raise Problem("only-inspectorate")
