"""A dialog that asks for one reason: a correction, the voiding of a report, the removal of a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.text_fields import TextField
from resources.language import _


class ReasonDialog(FormDialog):
    """Asks why.

    Signals: `given(str)` with a reason; the caller closes the dialog once its work went well.
    """

    given = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        *,
        accept: str,
        question: str,
        hint: str = "",
        explanation: str = "",
        destructive: bool = False,
    ) -> None:
        super().__init__(parent, title, accept=accept, explanation=explanation)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = TextField(question, hint=hint, required=True, path="reason", rows=3)
        self.body.addWidget(self.reason)
        self.body.addStretch()
        self.on_accept(self._on_accept)
        if destructive:
            self.accept_button.setProperty("primary", False)
            self.accept_button.setProperty("danger", True)
            self.accept_button.setDefault(False)
            self.accept_button.setAutoDefault(False)
            self.cancel_button.setAutoDefault(True)
            self.cancel_button.setDefault(True)
        self.fit()
        self.reason.take_focus()

    def _on_accept(self) -> None:
        reason = self.reason.value()
        if not reason:
            self.reason.show_problem(_("Tulis alasannya dengan beberapa kata."))
            self.reason.take_focus()
            return
        self.set_working(True)
        self.given.emit(reason)
