"""What should be looked at before a file is made, each with its next step and the page where it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.problem import Problem
from db.records.period import Period
from desktop.rules.problems import explain_code
from desktop.ui.kit.surfaces import Banner
from desktop.ui.period_words import period_name
from desktop.ui.workplace import Workplace
from resources.language import _

_GRAVE = frozenset({"export-chain-broken", "register-older-than-file"})


class FindingsCard(QWidget):
    """One banner for each finding; hidden while there is none."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.banners: dict[str, Banner] = {}
        self.hide()

    def show_findings(self, findings: Sequence[Problem], period: Period) -> None:
        """Show the findings about a period."""
        for old in self.banners.values():
            self._column.removeWidget(old)
            old.deleteLater()
        self.banners = {}
        for finding in findings:
            named = {"period": period_name(period)} if "period" in finding.params else {}
            text = explain_code(finding.code, {**finding.params, **named})
            words, page, arguments = self._way(finding, period)
            tone = "danger" if finding.code in _GRAVE else "warn"
            banner = Banner(tone, text.sentence, detail=text.next_step, action=words, stacked=True)
            if page:
                banner.acted.connect(lambda p=page, a=arguments: self._workplace.go(p, **a))
            self.banners[finding.code] = banner
            self._column.addWidget(banner)
        self.setVisible(bool(self.banners))

    def _way(self, finding: Problem, period: Period) -> tuple[str, str, dict[str, object]]:
        match finding.code:
            case "export-drafts-left":
                return _("Lihat draf"), "home", {}
            case "export-reports-incomplete":
                return _("Buka buku register"), "reports", {"period": period.code}
            case "export-session-open":
                return _("Buka kegiatan pelatihan"), "sessions", {}
            case "export-chain-broken":
                return _("Buka jejak audit"), "audit", {}
        return "", "", {}
