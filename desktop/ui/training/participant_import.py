"""The way into the import of participants: from a session's page to the page that takes a list over."""

from desktop.ui.workplace import Workplace

PAGE = "participant-import"


def open_participant_import(workplace: Workplace, session_uid: str) -> None:
    """Show the page that takes a list of participants over into a session, from a file or pasted."""
    workplace.go(PAGE, session=session_uid)
