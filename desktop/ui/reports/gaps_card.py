"""What the official form still lacks; a click jumps to the field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.labels import field_label
from desktop.ui import icons
from desktop.ui.kit.surfaces import Card, SectionTitle
from desktop.ui.theme import COLOURS
from resources.language import _, ngettext

_SHOWN = 6


class GapsCard(Card):
    """The list "masih kurang".

    Signals: `chosen(path)` when a line is pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        self._title = SectionTitle(_("Masih kurang"), "")
        self.body.addWidget(self._title)
        self._complete = QLabel(_("Semua isian formulir sudah lengkap."))
        self._complete.setWordWrap(True)
        self.body.addWidget(self._complete)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._more = QPushButton()
        self._more.setProperty("flat", True)
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons: list[QPushButton] = []
        self._all = False
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the blocking findings and the gaps."""
        shown = tuple(item for item in findings if item.level is not FindingLevel.DOUBT)
        if shown != self._findings or not self._buttons:
            self._findings = shown
            self._fill()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The lines in sight."""
        return tuple(self._buttons)

    def _fill(self) -> None:
        for button in self._buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        count = len(self._findings)
        shown = self._findings if self._all else self._findings[:_SHOWN]
        for finding in shown:
            self._buttons.append(self._line(finding))
            self._list.addWidget(self._buttons[-1])
        self._title.title.setText(_("Masih kurang ({n})").format(n=count) if count else _("Isian lengkap"))
        self._complete.setVisible(not count)
        self._more.setVisible(count > _SHOWN)
        rest = count - _SHOWN
        self._more.setText(
            _("Ringkas daftar")
            if self._all
            else ngettext("dan {n} isian lagi", "dan {n} isian lagi", rest).format(n=rest)
        )

    def _line(self, finding: Finding) -> QPushButton:
        blocking = finding.level is FindingLevel.BLOCKING
        name = field_label(finding.field)
        text = _("{name} (harus diisi)").format(name=name) if blocking else name
        picture = ("mdi6.alert-circle-outline", COLOURS.danger) if blocking else ("mdi6.circle-outline", COLOURS.icon)
        button = QPushButton(icons.icon(*picture), text.replace("&", "&&"))
        button.setProperty("flat", True)
        button.setStyleSheet("text-align: left; min-height: 18px; padding: 3px 6px;")
        button.setToolTip(finding.explain().sentence)
        button.setAccessibleName(_("Isi {name}").format(name=name))
        button.clicked.connect(lambda: self.chosen.emit(finding.field))
        return button

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()
