"""A session with certificates, and the ways tests look at open dialogs."""

from typing import Any

from PySide6.QtWidgets import QApplication

from db.records.certificate import CertificateRow
from desktop.services import certificates
from desktop.services.desk import Desk
from tests.offices import TODAY
from tests.trainings import held_session


def issued(desk: Desk, count: int = 3, **changes: Any) -> tuple[CertificateRow, ...]:
    """Hold a session and issue to everybody who qualifies."""
    uid = held_session(desk, count, **changes)
    who = [one.person.uid for one in certificates.candidates(desk, uid) if one.qualifies]
    return certificates.issue(desk, uid, who, "ready-classic", issued_on=TODAY).record


def shown(kind: type[Any]) -> Any:
    """Return the open dialog of a kind."""
    found = [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def none_shown(kind: type[Any]) -> bool:
    """Tell whether no dialog of a kind is open."""
    return not [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]
