"""Chips above the inbox: how many files are in which state, and only those when pressed."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.vocabulary import FileState
from desktop.rules.words import grouped
from desktop.ui.kit.chips import ChipBar
from desktop.ui.mentor.inbox_columns import STATE_TONES, state_words
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.staging import StagedFile


class InboxChips(ChipBar):
    """One chip a state that occurs; none on shows all files."""

    def __init__(self) -> None:
        super().__init__(single=True, name=_("Keadaan berkas"))
        self._shown: tuple[tuple[FileState, str], ...] = ()

    def show_files(self, files: "Iterable[StagedFile]") -> None:
        """Count the files by state."""
        counts = Counter(file.outcome.state for file in files)
        choices = tuple((s, f"{state_words(s)}  {grouped(counts[s])}") for s in STATE_TONES if counts[s])
        if choices != self._shown:
            self._shown = choices
            self.set_choices(choices)

    def wants(self, file: "StagedFile") -> bool:
        """Tell whether a file is to be shown."""
        chosen = self.value()
        return chosen is None or file.outcome.state is chosen
