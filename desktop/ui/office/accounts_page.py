"""The accounts of the office: who may sign in, with which role."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.records.office import AccountRecord
from db.vocabulary import Role, Topic
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui import icons, messages
from desktop.ui.kit import Banner, Cell, Column, Tone, VirtualTable, from_list
from desktop.ui.office.role_words import role_meaning
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _


class AccountsPage(Page):
    """Everybody sees the list and changes the own password; managers add, change and remove accounts."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.ACCOUNTS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._manages = workplace.desk.account.role is Role.MANAGER
        self.set_title(
            _("Akun kantor"), _("Setiap orang memakai akun sendiri; jejak audit menyebut siapa berbuat apa.")
        )
        self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.add_action(_("Ganti kata sandi"), "mdi6.form-textbox-password", self._change_password)
        if self._manages:
            self.add_action(_("Kode pemulihan baru"), "mdi6.key-change", self._renew_code)
            self.set_primary(_("Tambah akun"), "mdi6.plus", self._add)
        self.table: VirtualTable[AccountRecord] = VirtualTable(
            self._columns(),
            key=lambda account: account.uid,
            name="accounts",
            title=_("Daftar akun"),
            memory=workplace.preferences,
        )
        self.role_button = QPushButton(icons.icon("mdi6.account-cog-outline"), _("Ubah peran…"))
        self.remove_button = QPushButton(icons.icon("mdi6.account-remove-outline"), _("Hapus akun…"))
        self.remove_button.setProperty("danger", True)
        row = QHBoxLayout()
        row.addWidget(self.role_button)
        row.addWidget(self.remove_button)
        row.addStretch()
        self.body.addWidget(
            Banner(
                "info",
                _("Peran mengatur halaman mana yang terbuka."),
                detail=_("Siapa pun yang tahu satu kata sandi dan memegang berkas buku dapat membaca isinya."),
            )
        )
        self.body.addWidget(self.table, 1)
        if self._manages:
            self.body.addLayout(row)
        self.role_button.clicked.connect(self._change_role)
        self.remove_button.clicked.connect(self._remove)
        self.table.chosen.connect(self._on_chosen)
        self._on_chosen(None)

    def refresh(self) -> None:
        def fetch(desk: Any) -> tuple[AccountRecord, ...]:
            from desktop.services import accounts

            return accounts.list_accounts(desk)

        self.workplace.read(fetch, self._show)

    def _show(self, records: tuple[AccountRecord, ...]) -> None:
        self.table.show_rows(from_list(records))
        self._on_chosen(self.table.current())

    def _print(self) -> None:
        print_list(self.workplace, self, self.table, "accounts", _("Akun kantor"))

    def _save(self) -> None:
        save_list(self.workplace, self, "accounts", f"akun-{self.workplace.desk.today:%Y-%m-%d}.xlsx")

    def _on_chosen(self, account: AccountRecord | None) -> None:
        usable = account is not None and account.active
        own = account is not None and account.uid == self.workplace.desk.account.uid
        self.role_button.setEnabled(usable)
        self.remove_button.setEnabled(usable and not own)

    def _add(self) -> None:
        from desktop.ui.office.account_dialogs import AddAccountDialog

        AddAccountDialog(self.workplace, self).open()

    def _change_role(self) -> None:
        from desktop.ui.office.account_dialogs import ChangeRoleDialog

        account = self.table.current()
        if account is not None:
            ChangeRoleDialog(self.workplace, self, account).open()

    def _change_password(self) -> None:
        from desktop.ui.office.password_dialog import PasswordDialog

        PasswordDialog(self.workplace, self).open()

    def _renew_code(self) -> None:
        asked = _("Buat kode pemulihan baru?")
        detail = _("Lembar pemulihan yang lama tidak berlaku lagi. Siapkan pencetak untuk lembar yang baru.")
        if not messages.ask_destructive(self, asked, yes=_("Buat kode baru"), detail=detail):
            return

        def renew(desk: Any) -> Any:
            from desktop.services import accounts

            return accounts.renew_recovery_code(desk)

        self.workplace.change(renew, self._show_code)

    def _show_code(self, code: str) -> None:
        from desktop.ui.office.account_dialogs import show_new_code

        show_new_code(self.workplace, self, code)

    def _remove(self) -> None:
        account = self.table.current()
        if account is None:
            return
        asked = _("Hapus akun “{name}”?").format(name=account.name)
        detail = _(
            "Kata sandinya langsung tidak berlaku dan kunci data diganti, sehingga salinan buku yang dibuat mulai "
            "sekarang tidak dapat dibuka dengannya. Cadangan lama masih dapat dibuka dengan kata sandi lama; simpan "
            "di tempat aman atau hapus."
        )
        if not messages.ask_destructive(self, asked, yes=_("Hapus akun"), detail=detail):
            return
        uid = account.uid

        def remove(desk: Any, _report: object, _cancelled: object) -> Any:
            from desktop.services import accounts

            return accounts.remove_account(desk, uid)

        self.workplace.long(remove, _("Menghapus akun dan mengganti kunci data…"), self._on_removed, parent=self)

    def _on_removed(self, account: AccountRecord) -> None:
        messages.tell(self, _("Akun “{name}” sudah dihapus; kunci data sudah diganti.").format(name=account.name))

    def _columns(self) -> tuple[Column[AccountRecord], ...]:
        own = self.workplace.desk.account.uid
        return (
            Column(
                "name",
                _("Nama"),
                lambda a: Cell(_("{name} (Anda)").format(name=a.name) if a.uid == own else a.name, bold=True),
                200,
                stretch=2,
            ),
            Column("role", _("Peran"), lambda a: Cell(label(a.role)), 130),
            Column(
                "meaning", _("Yang dapat dilakukan"), lambda a: Cell(role_meaning(a.role), Tone.MUTED), 300, stretch=3
            ),
            Column("since", _("Dibuat"), lambda a: Cell(date_short(a.created_at.astimezone().date())), 100),
            Column("state", _("Status"), _state, 110),
        )


def _state(account: AccountRecord) -> Cell:
    if account.active:
        return Cell(_("Aktif"), Tone.GOOD, chip=True)
    return Cell(_("Dihapus"), Tone.MUTED, chip=True)
