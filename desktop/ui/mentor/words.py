"""Comparing the eight words of an office whose files are held back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from db.records.exchange import Partner
    from desktop.services.staging import StagedFile


def compare_words(workplace: Workplace, parent: QWidget, file: "StagedFile") -> None:
    """Take the sender of a held file up as pending, then ask for the eight words it reads out."""
    path, uid = file.path, file.waits_for_words

    def remember(desk: Any) -> Any:
        from db.records.changes import Changes, Done
        from desktop.services import partners, staging

        changes = Changes()
        if uid not in {partner.uid for partner in partners.list_partners(desk)}:
            changes = staging.remember_office(desk, path).changes
        return Done(partners.partner(desk, uid), changes)

    def ask(partner: "Partner") -> None:
        from desktop.ui.exchange.words_dialog import WordsDialog

        WordsDialog(workplace, partner, parent).open()

    workplace.change(remember, ask)
