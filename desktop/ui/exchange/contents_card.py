"""Exactly what a file will hold, and what stays here."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from db.records.exchange import ExchangeFile
from db.vocabulary import PartnerRelation
from desktop.rules.collection_words import collection_word, in_order
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped, rupiah
from desktop.ui.exchange.size_words import size_words
from desktop.ui.kit.surfaces import Banner, Card, SectionTitle
from desktop.ui.period_words import period_name
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.exports import ExportChoice, ExportPreview

_ALWAYS = frozenset({"offices", "periods", "report_events", "attachments"})


class ContentsCard(Card):
    """The preview in words."""

    def __init__(self) -> None:
        super().__init__()
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.lines: dict[str, str] = {}
        self.left_out: tuple[str, ...] = ()
        self.nil = False
        self.say_counting()

    def say_counting(self) -> None:
        """Say that the figures are being counted."""
        self.setEnabled(False)

    def show_preview(self, preview: "ExportPreview", choice: "ExportChoice") -> None:
        """Show what would go."""
        self.setEnabled(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionTitle(_("Yang dikirim – {period}").format(period=period_name(preview.period))))
        self.nil = preview.nil
        if preview.nil:
            column.addWidget(
                Banner(
                    "info",
                    _("NIHIL: tidak ada laporan gratifikasi pada masa ini."),
                    detail=_nil_detail(preview),
                )
            )
        self.lines = _lines(preview, choice)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, (name, value) in enumerate(self.lines.items()):
            grid.addWidget(_label(name), row, 0)
            shown = _label(value, "fieldLabel")
            shown.setWordWrap(False)
            grid.addWidget(shown, row, 1)
        column.addLayout(grid)
        column.addWidget(
            _label(
                _(
                    "Keterangan kantor dan angka ringkas masa itu selalu ikut, begitu pula catatan masa lain yang "
                    "berubah sejak masa itu dimulai."
                ),
                "soft",
            )
        )
        if preview.sent_before:
            column.addWidget(
                Banner(
                    "info",
                    _sent_words(preview.sent_before[0]),
                    detail=_("Kiriman baru melengkapi yang lama; catatan yang sama tidak menjadi dua."),
                )
            )
        column.addWidget(SectionTitle(_("Yang tidak ikut")))
        self.left_out = _left_out(preview, choice)
        for words in self.left_out:
            column.addWidget(_label(f"•  {words}"))
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content


def _nil_detail(preview: "ExportPreview") -> str:
    if preview.counts.get("reports"):
        return _("Laporan di bawah ini dari masa lain; ikut dikirim karena dicatat atau diubah sesudahnya.")
    return _("Berkas nihil tetap dikirim, agar inspektorat tahu bahwa kantor ini sudah melapor.")


def _lines(preview: "ExportPreview", choice: "ExportChoice") -> dict[str, str]:
    lines: dict[str, str] = {}
    for name, count in in_order(preview.counts):
        if name in _ALWAYS:
            continue
        words = grouped(count)
        if name == "reports":
            value = preview.totals.get("reports.value", 0)
            words = _("{n}, nilai taksiran {value}").format(n=words, value=rupiah(value)) if value else words
        lines[collection_word(name)] = words
    if choice.with_attachments:
        files = ngettext("{n} berkas", "{n} berkas", preview.attachments).format(n=grouped(preview.attachments))
        size = size_words(preview.attachment_bytes)
        if choice.reduced and preview.attachments:
            size = _("kurang dari {size}").format(size=size)
        lines[_("Foto dan lampiran")] = f"{files}, {size}" if preview.attachments else _("tidak ada")
    return lines


def _left_out(preview: "ExportPreview", choice: "ExportChoice") -> tuple[str, ...]:
    words = []
    if preview.secret:
        text = ngettext(
            "{n} laporan Pribadi & Rahasia: tidak dikirim dan tidak dihitung dalam angka mana pun. "
            "Banyaknya hanya tampak di layar ini.",
            "{n} laporan Pribadi & Rahasia: tidak dikirim dan tidak dihitung dalam angka mana pun. "
            "Banyaknya hanya tampak di layar ini.",
            preview.secret,
        )
        words.append(text.format(n=grouped(preview.secret)))
    if not choice.with_attachments:
        words.append(_("Foto dan lampiran, sesuai pilihan."))
    if not choice.with_training:
        words.append(_("Catatan pelatihan, sertifikat, dan daftar perangkat, sesuai pilihan."))
    words.append(_("Draf yang belum dicatat."))
    if preview.to is not None and preview.to.relation is PartnerRelation.COPY:
        words.append(_("NIK dan nomor telepon orang, juga yang diisikan pada formulir laporan."))
    else:
        words.append(_("NIK dan nomor telepon orang, kecuali yang diisikan pada formulir laporan."))
    return tuple(words)


def _sent_words(file: ExchangeFile) -> str:
    day = date_short(file.at.astimezone().date())
    return _("Masa ini sudah pernah dikirim: nomor {n}, {day} ({state}).").format(
        n=file.sequence, day=day, state=label(file.state).lower()
    )


def _label(text: str, name: str = "") -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setWordWrap(True)
    return shown
