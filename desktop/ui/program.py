"""The way of one start: guide or sign-in, main window, lock and unlock, backup and close."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from db.clock import Clock, SystemClock
from db.places import default_register_dir
from desktop.ui import screen_settings
from desktop.ui.lock import Curtain, IdleWatch, draw_curtains
from desktop.ui.office.sign_in import SignInWindow
from desktop.ui.tasks import ReadTask, Worker
from resources.language import Language, use_language

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.office.guide import Guide
    from desktop.ui.shell import MainWindow
    from desktop.ui.workplace import Workplace

_KEYS = "kunci*.json"  # names of the key file and its copies; their presence means there is a register


class Program(QObject):
    """Holds the windows of one running program; one of them is in sight at a time."""

    def __init__(
        self,
        application: QApplication,
        directory: Path | None = None,
        account: str = "",
        *,
        worker: Worker | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._account = account
        self.directory = directory or default_register_dir()
        self.clock: Clock = clock or SystemClock()
        self.worker = worker or Worker(parent=self)
        self.sign_in_window: SignInWindow | None = None
        self.guide: Guide | None = None
        self.window: MainWindow | None = None
        self.workplace: Workplace | None = None
        self._curtains: list[Curtain] = []
        self._idle = IdleWatch(application)
        self._idle.idle.connect(self.lock)

    # -- before signing in -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the first window."""
        if self.directory.is_dir() and any(self.directory.glob(_KEYS)):
            self.show_sign_in()
        else:
            self.show_guide()

    def show_sign_in(self) -> None:
        """Ask who is there."""
        window = SignInWindow(self.directory, self.worker, self.clock, account=self._account)
        window.signed_in.connect(self._on_signed_in)
        window.language_wanted.connect(self._on_language_before)
        window.restore_wanted.connect(self._restore)
        window.closed.connect(self.quit)
        self._replace_sign_in(window)
        window.show()

    def show_guide(self) -> None:
        """Set up a new office."""
        from desktop.ui.office.guide import Guide

        old = self.guide
        self.guide = Guide(self.directory, self.worker, self.clock)
        self.guide.finished_with.connect(self._on_signed_in)
        self.guide.language_wanted.connect(self._on_language_before)
        self.guide.restore_wanted.connect(self._restore)
        self.guide.closed.connect(self.quit)
        self.guide.show()
        _drop(old)

    def _on_language_before(self, language: Language) -> None:
        screen_settings.keep(language=language)
        use_language(language)
        if self.guide is not None:
            self.show_guide()
        else:
            self.show_sign_in()

    def _restore(self) -> None:
        from desktop.ui.office.restore import choose_backup

        file = choose_backup(self.guide or self.sign_in_window)
        if file is not None:
            self._open_restore(file)

    def _open_restore(self, file: Path) -> None:
        from desktop.ui.office.restore import RestoreDialog

        if self.window is not None and not self.window.all_may_leave():
            return
        parent = self.window or self.guide or self.sign_in_window
        dialog = RestoreDialog(
            parent,
            file,
            self.directory,
            self.worker,
            self.clock,
            before=self._close_for_restore,
            on_done=self._restored,
        )
        dialog.rejected.connect(self._restore_given_up)
        dialog.open()

    def _restore_given_up(self) -> None:
        """After a restore that failed the register is closed: ask who is there again."""
        if self.workplace is not None and self.workplace.is_locked:
            self._restored()

    def _close_for_restore(self, then: Callable[[], None]) -> None:
        if self.workplace is None or self.workplace.is_locked:
            then()
            return
        self._idle.stop()
        self.workplace.lock(then)

    def _restored(self) -> None:
        self._account = ""
        self._leave_window()
        _drop(self.guide)
        self.guide = None
        self.show_sign_in()

    def _replace_sign_in(self, window: SignInWindow | None) -> None:
        old, self.sign_in_window = self.sign_in_window, window
        _drop(old)

    # -- signed in -------------------------------------------------------------------------------------------------

    def _on_signed_in(self, desk: "Desk") -> None:
        self._account = desk.account.name
        self._open_window(desk)
        self._replace_sign_in(None)
        _drop(self.guide)
        self.guide = None

    def _open_window(self, desk: "Desk") -> None:
        from desktop.ui.shell import MainWindow
        from desktop.ui.workplace import Workplace

        old = self.window
        self.workplace = Workplace(desk, self.worker)
        self.window = MainWindow(self.workplace)
        bar = self.window.top_bar
        bar.lock_wanted.connect(self.lock)
        bar.sign_out_wanted.connect(self._sign_out)
        bar.password_wanted.connect(self._change_password)
        bar.text_size_wanted.connect(self._set_text_size)
        bar.language_wanted.connect(self._on_language_inside)
        self.window.close_wanted.connect(self.close)
        self.workplace.restore_wanted.connect(self._open_restore)
        self.window.show_first_page()
        settings = screen_settings.load()
        if settings.width and settings.height:
            self.window.resize(settings.width, settings.height)
        if settings.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        if old is not None:
            old.close_now()
            old.deleteLater()
        self._idle.start()

    def _set_text_size(self, points: float) -> None:
        if self.window is not None:
            self.window.set_text_size(points)
        screen_settings.keep(text_size=points)

    def _on_language_inside(self, language: Language) -> None:
        if self.window is None or self.workplace is None or not self.window.all_may_leave():
            return
        screen_settings.keep(language=language)
        use_language(language)
        self._open_window(self.workplace.desk)

    def _change_password(self) -> None:
        from desktop.ui.office.password_dialog import PasswordDialog

        if self.workplace is not None:
            PasswordDialog(self.workplace, self.window).open()

    # -- lock ------------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Cover every window, close the register, and wait for the password."""
        if self.workplace is None or self.workplace.is_locked or self.window is None:
            return
        self._idle.stop()
        name = self.workplace.desk.account.name
        self._curtains = draw_curtains()
        self.workplace.lock()
        above = QApplication.activeModalWidget() or self.window
        window = SignInWindow(self.directory, self.worker, self.clock, locked_name=name, parent=above)
        window.setModal(True)
        window.signed_in.connect(self._on_unlocked)
        window.other_account_wanted.connect(self._change_account)
        window.closed.connect(self._close_locked)
        self._replace_sign_in(window)
        window.show()

    def _on_unlocked(self, desk: "Desk") -> None:
        if self.workplace is None:
            return
        for curtain in self._curtains:
            curtain.lift()
        self._curtains = []
        self._replace_sign_in(None)
        self.workplace.unlock(desk)
        self._idle.start()

    def _change_account(self) -> None:
        self._account = ""
        self._leave_window()
        self.show_sign_in()

    def _close_locked(self) -> None:
        self._leave_window()
        self.quit()

    # -- leaving ---------------------------------------------------------------------------------------------------

    def _sign_out(self) -> None:
        if self.workplace is None or self.window is None or not self.window.all_may_leave():
            return
        self._idle.stop()
        self._account = ""
        self.workplace.lock()
        self._leave_window()
        self.show_sign_in()

    def _leave_window(self) -> None:
        """Take the main window away; its register is closed already."""
        window, self.window, self.workplace = self.window, None, None
        self._curtains = []
        if window is not None:
            window.close_now()
            QTimer.singleShot(0, window.deleteLater)

    def close(self) -> None:
        """Keep a backup when something changed, close the register and end the program."""
        if self.workplace is None or self.workplace.is_locked:
            self.quit()
            return
        self._idle.stop()
        self._keep_window_size()
        self.workplace.about_to_lock.emit()
        from desktop.ui.office.closing import back_up_before_closing

        back_up_before_closing(self.workplace, self._close_register)

    def _close_register(self) -> None:
        if self.workplace is not None:
            self.worker.submit(ReadTask(self.workplace.desk.register.close, lambda _answer: self.quit()))

    def quit(self) -> None:
        """End the program: the worker finishes what it has begun."""
        if self.window is not None:
            self.window.close_now()
        self.worker.stop()
        self._application.quit()

    def _keep_window_size(self) -> None:
        if self.window is not None:
            size = self.window.normalGeometry().size()
            screen_settings.keep(width=size.width(), height=size.height(), maximised=self.window.isMaximized())


def _drop(window: "SignInWindow | Guide | None") -> None:
    if window is not None:
        window.hide()
        window.deleteLater()
