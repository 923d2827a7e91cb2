"""Commands about the office and its accounts."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from db.problem import Problem
from db.records.office import Letterhead, Office, OfficeProfile, Signatory
from db.vocabulary import OfficeKind, Role
from desktop.commands.context import Shared, ask_password, command, refuse_unwritable, shared, write_file
from desktop.rules.labels import label
from desktop.rules.office_places import office_named
from desktop.rules.office_terms import head_title, letterhead_lines
from resources.language import _


@click.command("init")
@click.option("--kind", type=click.Choice([k.value for k in OfficeKind]), required=True, help="Jenis kantor.")
@click.option("--code", default="", help="Kode Kemendagri, mis. 36.04.05.2003.")
@click.option("--name", default="", help="Nama kantor, bila kode tidak ada di daftar.")
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Profil kantor (TOML).",
)
@click.option("--recovery-sheet", type=click.Path(path_type=Path, dir_okay=False), help="PDF lembar pemulihan.")
@shared
@command
def init_command(
    options: Shared, kind: str, code: str, name: str, profile_file: Path | None, recovery_sheet: Path | None
) -> None:
    """Buat register baru untuk satu kantor."""
    from desktop.services import offices

    if recovery_sheet is not None:
        refuse_unwritable(recovery_sheet)
    office = office_named(OfficeKind(kind), code, name)
    profile = _profile_of(profile_file, office)
    account = options.account or _("Admin")
    password = ask_password(_("Kata sandi baru"), twice=True)
    made = offices.set_up(options.directory, profile, account, Role.MANAGER, password, options.clock)
    try:
        click.echo(_("Register {office} dibuat di {folder}").format(office=office.full_name, folder=options.directory))
        click.echo(_("Akun {name} dibuat; pakai nama ini untuk masuk").format(name=made.desk.account.name))
        click.echo(_("Kode pemulihan (simpan di lemari besi): {code}").format(code=made.recovery_code))
        if recovery_sheet is not None:
            from desktop.services import papers

            pdf = papers.recovery_sheet(profile, made.recovery_code, [account], made.desk.today)
            write_file(recovery_sheet, pdf)
            click.echo(_("Lembar pemulihan: {path}").format(path=recovery_sheet))
    finally:
        made.desk.register.close()


def _profile_of(path: Path | None, office: Office) -> OfficeProfile:
    profile = OfficeProfile(
        office=office,
        letterhead=Letterhead(lines=letterhead_lines(office)),
        head=Signatory(title=head_title(office)),
        place=office.name,
    )
    if path is None:
        return profile
    from desktop.services.report_documents import unknown_key

    try:
        given = tomllib.loads(path.read_text("utf-8"))
        built = msgspec.to_builtins(profile)
        unknown = unknown_key(given, OfficeProfile)
        if unknown:
            raise Problem("profile-unknown-key", field=unknown, key=unknown)
        built |= {
            key: {**built[key], **value} if isinstance(value, dict) and isinstance(built[key], dict) else value
            for key, value in given.items()
        }
        read = msgspec.convert(built, OfficeProfile)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise Problem("profile-unreadable", path=path, detail=str(error)) from error
    return replace(read, demo=False)


@click.group("account")
def account_command() -> None:
    """Akun kantor: tambah, hapus, daftar."""


@account_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Catatan JSON.")
@shared
@command
def account_list(options: Shared, as_json: bool) -> None:
    """Daftar akun kantor."""
    from desktop.services import accounts

    with options.desk() as desk:
        if as_json:
            click.echo(json.dumps(msgspec.to_builtins(accounts.list_accounts(desk)), ensure_ascii=False, indent=1))
            return
        for account in accounts.list_accounts(desk):
            state = "" if account.active else " · " + _("dihapus")
            click.echo(f"{account.name} · {label(account.role)}{state}")


@account_command.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True, help="Peran akun.")
@shared
@command
def account_add(options: Shared, name: str, role: str) -> None:
    """Tambah akun; kata sandinya dari SIGAP_NEW_PASSWORD atau ditanya."""
    from desktop.services import accounts

    with options.desk() as desk:
        password = ask_password(_("Kata sandi akun baru"), variable="SIGAP_NEW_PASSWORD", twice=True)
        done = accounts.add_account(desk, name, Role(role), password)
        click.echo(_("Akun {name} ditambahkan").format(name=done.record.name))


@account_command.command("remove")
@click.argument("name")
@shared
@command
def account_remove(options: Shared, name: str) -> None:
    """Hapus akun dan perbarui kunci data."""
    from desktop.services import accounts

    with options.desk() as desk:
        found = [a for a in accounts.list_accounts(desk) if a.active and a.name.casefold() == name.casefold()]
        if not found:
            raise Problem("account-unknown", name=name)
        accounts.remove_account(desk, found[0].uid)
        click.echo(_("Akun {name} dihapus; kunci data diperbarui").format(name=found[0].name))


@click.command("password", short_help="Ganti kata sandi akun sendiri.")
@shared
@command
def password_command(options: Shared) -> None:
    """Ganti kata sandi akun sendiri (yang baru dari SIGAP_NEW_PASSWORD atau ditanya)."""
    from desktop.services import accounts

    old = ask_password()
    with options.desk() as desk:
        new = ask_password(_("Kata sandi baru"), variable="SIGAP_NEW_PASSWORD", twice=True)
        accounts.change_password(desk, old, new)
        click.echo(_("Kata sandi diganti"))


@click.command("recover", short_help="Buka register dengan kode pemulihan.")
@shared
@command
def recover_command(options: Shared) -> None:
    """Buka register dengan kode pemulihan dan beri kata sandi baru."""
    from desktop.services import sign_in

    code = ask_password(_("Kode pemulihan"), variable="SIGAP_RECOVERY_CODE")
    password = ask_password(_("Kata sandi baru"), variable="SIGAP_NEW_PASSWORD", twice=True)
    desk = sign_in.recover(options.directory, code, options.account_name(), password, options.clock)
    desk.register.close()
    click.echo(_("Kata sandi baru berlaku untuk akun {name}").format(name=desk.account.name))
