"""The manual, shown in the window; it is Indonesian in every language of the screens."""

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.ui.page import Page
from desktop.ui.workplace import Workplace
from resources import resource_path
from resources.language import _

_STYLE = """
h1 { font-size: 20pt; font-weight: 600; } h2 { font-size: 14pt; font-weight: 600; margin-top: 18px; }
p, li { line-height: 135%; } td, th { padding: 5px 14px 5px 0; } th { text-align: left; }
"""


class HelpPage(Page):
    """The manual of resources/help."""

    widest = 900

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Panduan"), _("Cara memakai SIGAP Desa, dari awal sampai akhir triwulan."))
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(_("Panduan"))
        self.text.setOpenLinks(False)
        self.text.viewport().setAutoFillBackground(False)
        self.text.document().setDefaultStyleSheet(_STYLE)
        self._show_manual()
        self.body.addWidget(self.text, 1)

    def take_focus(self) -> None:
        """Let the arrow keys scroll at once."""
        self.text.setFocus()

    def _show_manual(self) -> None:
        # Through HTML once more: the style sheet of a document applies to HTML, not to Markdown.
        manual = resource_path("help", "panduan.md").read_text("utf-8")
        self.text.document().setMarkdown(manual)
        self.text.setHtml(self.text.document().toHtml())
