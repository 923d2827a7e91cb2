"""The speakers of a session in the form."""

from collections.abc import Sequence

from db.records.training import Speaker
from desktop.ui.kit.field import Field
from desktop.ui.kit.text_fields import LineField
from desktop.ui.training.line_list import LineList
from resources.language import _


class SpeakersList(LineList[Speaker]):
    """One row a speaker."""

    def __init__(self) -> None:
        super().__init__(
            "speakers",
            _("Para narasumber"),
            _("Nama dengan gelar, seperti yang akan tercetak."),
            _("Tambah &narasumber"),
            _("Hapus narasumber ini"),
        )

    def make_fields(self) -> Sequence[tuple[Field, int]]:
        return (
            (LineField(_("Nama"), path="name", longest=200), 4),
            (LineField(_("Jabatan"), path="position", longest=200), 3),
            (LineField(_("Instansi"), path="institution", longest=200), 4),
        )

    def next_record(self) -> Speaker:
        return Speaker()
