"""Scenes of the windows and pages about the office itself."""

from pathlib import Path

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QWidget

from db.problem import Problem
from desktop.services import demo
from tests.scenes import Stage, scene


@scene("office-sign-in")
def sign_in(stage: Stage) -> QWidget:
    from desktop.ui.office.sign_in import SignInWindow

    return stage.dialog(SignInWindow(stage.directory, stage.worker, stage.clock, account=demo.ACCOUNT))


@scene("office-sign-in-wrong")
def sign_in_wrong(stage: Stage) -> QWidget:
    window = sign_in(stage)
    window._on_problem(Problem("wrong-password"))  # type: ignore[attr-defined]
    return window


@scene("office-sign-in-wait")
def sign_in_wait(stage: Stage) -> QWidget:
    window = sign_in(stage)
    window._on_problem(Problem("wait-before-retry", seconds=30))  # type: ignore[attr-defined]
    return window


@scene("office-sign-in-damaged")
def sign_in_damaged(stage: Stage) -> QWidget:
    window = sign_in(stage)
    window._on_problem(Problem("register-damaged"))  # type: ignore[attr-defined]
    return window


@scene("office-recovery")
def recovery(stage: Stage) -> QWidget:
    window = sign_in(stage)
    window._show_recovery()  # type: ignore[attr-defined]
    return window


@scene("office-locked")
def locked(stage: Stage) -> QWidget:
    from desktop.ui.office.sign_in import SignInWindow

    window = SignInWindow(stage.directory, stage.worker, stage.clock, locked_name=demo.ACCOUNT)
    return stage.dialog(window)


def _guide(stage: Stage, step: int) -> QWidget:
    from desktop.rules.regions import find
    from desktop.ui.office.guide import Guide

    guide = Guide(stage.scratch / "kosong", stage.worker, stage.clock)
    stage.dialog(guide)
    match = find("kramatwatu serang", guide.office.name.kind)[0]
    guide.office.name.set_value(match.region.name)
    guide.office.name.picked.emit(match)
    for _step in range(step):
        guide.next()
    stage.settle()
    return guide


@scene("guide-1-office")
def guide_office(stage: Stage) -> QWidget:
    return _guide(stage, 0)


@scene("guide-2-letterhead")
def guide_letterhead(stage: Stage) -> QWidget:
    guide = _guide(stage, 1)
    profile = demo._profile(demo.tomllib.loads(demo.resource_path("demo", "village.toml").read_text("utf-8")))
    guide.letterhead.set_logo(profile.letterhead.logo)  # type: ignore[attr-defined]
    guide.letterhead.address.set_value("Jalan Contoh Nomor 1, Kode Pos 42161")  # type: ignore[attr-defined]
    return guide


@scene("guide-3-head")
def guide_head(stage: Stage) -> QWidget:
    return _guide(stage, 2)


@scene("guide-4-working")
def guide_working(stage: Stage) -> QWidget:
    return _guide(stage, 3)


@scene("guide-5-account")
def guide_account(stage: Stage) -> QWidget:
    guide = _guide(stage, 4)
    guide.account.name.set_value("Sekretaris Contoh")  # type: ignore[attr-defined]
    guide.account.password.set_value("empat kata sandi contoh")  # type: ignore[attr-defined]
    return guide


@scene("guide-6-recovery")
def guide_recovery(stage: Stage) -> QWidget:
    guide = guide_account(stage)
    guide.next()  # type: ignore[attr-defined]
    stage.settle()
    made = guide._set_up  # type: ignore[attr-defined]
    made.desk.register.close()
    return guide


@scene("office-officials")
def officials(stage: Stage) -> QWidget:
    return stage.page("officials")


@scene("office-official-dialog")
def official_dialog(stage: Stage) -> QWidget:
    from desktop.services.officials import list_officials
    from desktop.ui.office.official_dialog import OfficialDialog

    record = stage.read(list_officials)[0]
    return stage.dialog(OfficialDialog(stage.workplace, stage.window, record))


@scene("office-calendar")
def calendar(stage: Stage) -> QWidget:
    return stage.page("calendar", year=2026)


@scene("office-calendar-next-year")
def calendar_next_year(stage: Stage) -> QWidget:
    return stage.page("calendar", year=2028)


@scene("office-calendar-dialog")
def calendar_dialog(stage: Stage) -> QWidget:
    from desktop.ui.office.calendar_dialog import CalendarDayDialog

    dialog = CalendarDayDialog(stage.workplace, stage.window)
    dialog.day.line.setText("31-02-2027")
    dialog.day._on_left()
    return stage.dialog(dialog)


@scene("kit-calendar-popup")
def calendar_popup(stage: Stage) -> QWidget:
    from desktop.ui.kit.date_field import _CalendarPopup

    holder = QWidget()
    popup = _CalendarPopup(holder)
    popup.calendar.setSelectedDate(QDate(2026, 11, 21))
    popup.move(QPoint(0, 0))
    stage.dialog(holder)
    return stage.dialog(popup)


def _settings(stage: Stage, tab: int) -> QWidget:
    return stage.page("settings", tab=tab)


@scene("settings-1-office")
def settings_office(stage: Stage) -> QWidget:
    return _settings(stage, 0)


@scene("settings-2-letterhead")
def settings_letterhead(stage: Stage) -> QWidget:
    return _settings(stage, 1)


@scene("settings-3-head")
def settings_head(stage: Stage) -> QWidget:
    return _settings(stage, 2)


@scene("settings-4-working")
def settings_working(stage: Stage) -> QWidget:
    return _settings(stage, 3)


@scene("settings-5-rules")
def settings_rules(stage: Stage) -> QWidget:
    window = _settings(stage, 4)
    rules = stage.window.page("settings").rules  # type: ignore[attr-defined]
    first, second = list(rules.lines.values())[:2]
    first.days.set_value("20")
    first.source.set_value("Peraturan Bupati Contoh Nomor 1 Tahun 2026")
    first.check()
    second.days.set_value("5")
    second.check()
    return window


@scene("settings-6-number")
def settings_number(stage: Stage) -> QWidget:
    stage.window.page("settings")._load_again()  # type: ignore[attr-defined]
    return _settings(stage, 5)


@scene("settings-change-office")
def change_office(stage: Stage) -> QWidget:
    from desktop.services.offices import profile
    from desktop.ui.office.change_office_dialog import ChangeOfficeDialog

    office = stage.read(profile).office
    return stage.dialog(ChangeOfficeDialog(stage.workplace, stage.window, office))


@scene("office-accounts")
def accounts(stage: Stage) -> QWidget:
    return stage.page("accounts")


@scene("office-account-add")
def account_add(stage: Stage) -> QWidget:
    from desktop.ui.office.account_dialogs import AddAccountDialog

    return stage.dialog(AddAccountDialog(stage.workplace, stage.window))


@scene("office-account-role")
def account_role(stage: Stage) -> QWidget:
    from desktop.services.accounts import list_accounts
    from desktop.ui.office.account_dialogs import ChangeRoleDialog

    account = stage.read(list_accounts)[0]
    return stage.dialog(ChangeRoleDialog(stage.workplace, stage.window, account))


@scene("office-password")
def password(stage: Stage) -> QWidget:
    from desktop.ui.office.password_dialog import PasswordDialog

    return stage.dialog(PasswordDialog(stage.workplace, stage.window))


@scene("office-new-code")
def new_code(stage: Stage) -> QWidget:
    from desktop.services.offices import profile
    from desktop.ui.office.account_dialogs import CodeDialog
    from desktop.ui.office.recovery_sheet import RecoverySheet

    code = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01"
    sheet = RecoverySheet(stage.worker, stage.read(profile), code, (demo.ACCOUNT,), stage.clock.today())
    return stage.dialog(CodeDialog(sheet, stage.window))


@scene("office-backup")
def backup(stage: Stage) -> QWidget:
    return stage.page("backup")


@scene("office-restore")
def restore(stage: Stage) -> QWidget:
    from desktop.ui.office.restore import RestoreDialog

    file = Path("cadangan-sigap-2026-11-20.sigapbak")
    dialog = RestoreDialog(
        stage.window,
        file,
        stage.directory,
        stage.worker,
        stage.clock,
        before=lambda then: then(),
        on_done=lambda: None,
    )
    return stage.dialog(dialog)


@scene("office-audit")
def audit(stage: Stage) -> QWidget:
    return stage.page("audit")


@scene("window-progress")
def progress(stage: Stage) -> QWidget:
    from desktop.ui.progress import ProgressWindow

    window = ProgressWindow("Menulis dan memeriksa cadangan…", None)
    window.report(3, 10)
    return stage.dialog(window)


@scene("window-problem")
def problem(stage: Stage) -> QWidget:
    from desktop.ui import messages

    sentence, next_step = messages.problem_text(Problem("disk-full", directory="/home/contoh/sigap"))
    return stage.dialog(messages._box(None, messages.QMessageBox.Icon.Warning, sentence, next_step))


@scene("window-question")
def question(stage: Stage) -> QWidget:
    from desktop.ui import messages
    from resources.language import _

    box = messages.question_box(
        None, _("Hapus akun “{name}”?").format(name="Pembaca Contoh"), yes=_("Hapus akun"), destructive=True
    )
    return stage.dialog(box)


@scene("office-help")
def manual(stage: Stage) -> QWidget:
    return stage.page("help")
