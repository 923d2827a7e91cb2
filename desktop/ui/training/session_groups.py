"""The groups of single fields in the form of a session, in plain words."""

from db.vocabulary import SessionKind, SessionMethod
from desktop.rules.labels import label
from desktop.rules.training_checks import longest
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.decimal_field import DecimalField
from desktop.ui.kit.text_fields import LineField, TextField
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.training.topics_field import TopicsField
from resources.language import _


class WhatGroup(FieldGroup):
    """What kind of session it is, what it is called and how it is held."""

    def __init__(self) -> None:
        super().__init__(_("Nama dan jenis"))
        title = _line(_("Nama kegiatan"), "title", hint=_("Seperti yang akan tercetak di undangan dan sertifikat."))
        title.set_label(title.label.text(), required=True)
        self.add_row(title)
        self.add_row(
            ChoiceField(_("Jenis kegiatan"), [(kind, label(kind)) for kind in SessionKind], path="kind"),
            ChoiceField(_("Cara pelaksanaan"), [(way, label(way)) for way in SessionMethod], path="method"),
        )
        self.add_row(
            _line(
                _("Program atau prosedur pelatihan"),
                "programme",
                hint=_("Boleh kosong. Misalnya: Prosedur Pelatihan Anti-Penyuapan, revisi 2."),
            ),
            _line(_("Tautan rapat daring"), "link"),
            spans=(7, 5),
        )
        self.fields["method"].changed.connect(self.show_link)

    def show_link(self) -> None:
        """Ask for the link only where people meet over the network."""
        online = self.fields["method"].value() in (SessionMethod.ONLINE, SessionMethod.MIXED)
        self.fields["link"].setVisible(online or bool(self.fields["link"].value()))


class InvitationGroup(FieldGroup):
    """Who organises the session, on what ground, and what the invitation says."""

    def __init__(self) -> None:
        super().__init__(_("Penyelenggara dan undangan"))
        self.add_row(_line(_("Penyelenggara"), "organiser"))
        self.add_row(
            _line(_("Nomor surat undangan"), "invitation_number"),
            DateField(_("Tanggal surat undangan"), path="invitation_date"),
            spans=(7, 5),
        )
        self.add_row(
            _text(_("Yang diundang"), "audience", hint=_("Misalnya: seluruh perangkat desa dan anggota BPD."), rows=2),
            _text(_("Dasar"), "basis", hint=_("Peraturan, surat, atau rencana kerja yang mendasari."), rows=2),
        )
        self.add_row(_text(_("Maksud dan tujuan"), "purpose", rows=3))


class TopicsGroup(FieldGroup):
    """The nine topics."""

    def __init__(self) -> None:
        super().__init__(
            _("Sembilan topik anti-penyuapan"),
            _("Centang yang dibahas. Cakupan pelatihan tiap orang dihitung dari sini (SNI ISO 37001, klausul 7.3)."),
        )
        self.topics = TopicsField()
        self.add_row(self.topics)


class TestGroup(FieldGroup):
    """The test that decides who passed."""

    __test__ = False  # not a test of the program

    def __init__(self) -> None:
        super().__init__(_("Tes"), _("Kosongkan nilai lulus bila tidak ada tes yang menentukan kelulusan."))
        self.add_row(
            _line(_("Nama tes"), "test_name", hint=_("Misalnya: Tes akhir pengendalian gratifikasi.")),
            DecimalField(_("Nilai lulus"), path="pass_mark", hint=_("0 sampai 100."), placeholder="75"),
            spans=(8, 4),
        )


class NotesGroup(FieldGroup):
    """What the report of the session concludes, and a note of the office."""

    def __init__(self) -> None:
        super().__init__(_("Untuk laporan kegiatan"), _("Boleh diisi kemudian, setelah kegiatan terlaksana."))
        self.add_row(_text(_("Kesimpulan dan saran"), "conclusion", rows=3))
        self.add_row(_text(_("Catatan kantor"), "note", hint=_("Tidak tercetak."), rows=2))


def _line(words: str, path: str, *, hint: str = "") -> LineField:
    return LineField(words, hint=hint, path=path, longest=longest(path))


def _text(words: str, path: str, *, hint: str = "", rows: int = 3) -> TextField:
    return TextField(words, hint=hint, path=path, rows=rows, longest=longest(path))
