"""An office is set up, its people sign in, are added, removed and brought back by the recovery code."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.clock import FixedClock
from db.problem import Problem
from db.vocabulary import Role
from desktop.services import accounts, audit, offices, reports, sign_in
from tests import offices as made_up
from tests.offices import CLERK, MANAGER, PASSWORD, READER, OfficeAtWork

NEW = "kata sandi yang baru sekali"


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", made_up.QUICK_KDF)
    return FixedClock(made_up.START)


def test_after_set_up_the_office_stands_and_its_first_account_signs_in(tmp_path: Path, clock: FixedClock) -> None:
    made = offices.set_up(tmp_path / "buku", made_up.profile(), MANAGER, Role.MANAGER, PASSWORD, clock)
    made.desk.register.close()
    assert sign_in.account_names(tmp_path / "buku") == (MANAGER,)
    desk = sign_in.sign_in(tmp_path / "buku", MANAGER, PASSWORD, clock)
    kept = offices.profile(desk)
    assert kept.office.full_name == "Desa Contoh Makmur"
    assert kept.office.uid  # the uid by which this office owns its records
    assert desk.account.role is Role.MANAGER
    desk.register.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"office": replace(made_up.profile().office, name="  ")}, "office-name-missing"),
        ({"number_template": "{number}"}, "number-template-incomplete"),
        ({"number_template": "{number}/{nomor}/{year}"}, "number-template-unknown-token"),
        ({"letterhead": replace(made_up.profile().letterhead, logo=b"x" * 1_000_001)}, "logo-too-large"),
    ],
)
def test_a_profile_that_will_not_do_leaves_nothing_behind(
    tmp_path: Path, clock: FixedClock, change: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        offices.set_up(tmp_path / "buku", made_up.profile(**change), MANAGER, Role.MANAGER, PASSWORD, clock)
    assert refused.value.code == code
    assert not (tmp_path / "buku").exists()


def test_a_weak_password_leaves_no_register(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(Problem, match="password-too-weak"):
        offices.set_up(tmp_path / "buku", made_up.profile(), MANAGER, Role.MANAGER, "pendek", clock)
    assert not (tmp_path / "buku" / "register.db").exists()


def test_a_second_register_never_overwrites_the_first(office: OfficeAtWork) -> None:
    office.manager.register.close()
    with pytest.raises(Problem, match="register-exists"):
        offices.set_up(office.directory, made_up.profile(), MANAGER, Role.MANAGER, PASSWORD, office.clock)
    desk = sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock)
    assert len(accounts.list_accounts(desk)) == 5
    desk.register.close()


def test_the_wrong_password_opens_nothing(office: OfficeAtWork) -> None:
    office.manager.register.close()
    with pytest.raises(Problem, match="wrong-password"):
        sign_in.sign_in(office.directory, CLERK, "bukan kata sandinya", office.clock)
    office.clock.advance(minutes=10)
    desk = sign_in.sign_in(office.directory, CLERK, PASSWORD, office.clock)
    assert desk.account.name == CLERK
    desk.register.close()


def test_a_removed_account_opens_nothing_any_more(office: OfficeAtWork) -> None:
    accounts.remove_account(office.manager, office.account(CLERK).uid)
    office.manager.register.close()
    with pytest.raises(Problem) as refused:
        sign_in.sign_in(office.directory, CLERK, PASSWORD, office.clock)
    assert refused.value.code in ("account-removed", "account-unknown", "wrong-password")
    assert CLERK not in sign_in.account_names(office.directory)
    desk = sign_in.sign_in(office.directory, READER, PASSWORD, office.clock)  # the others still sign in
    desk.register.close()
    desk = sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock)
    actions = [entry.action for entry in audit.list_entries(desk)]
    assert "account-removed" in actions
    assert "data-key-renewed" in actions
    desk.register.close()


def test_what_a_removed_clerk_wrote_stays_with_the_name(office: OfficeAtWork) -> None:
    uid = reports.register_report(office.clerk, made_up.draft()).record.uid
    accounts.remove_account(office.manager, office.account(CLERK).uid)
    assert reports.report(office.manager, uid).written_by_name == CLERK


def test_a_name_is_free_again_after_its_account_was_removed(office: OfficeAtWork) -> None:
    accounts.remove_account(office.manager, office.account(CLERK).uid)
    again = accounts.add_account(office.manager, CLERK, Role.READER, NEW).record
    office.manager.register.close()
    desk = sign_in.sign_in(office.directory, CLERK, NEW, office.clock)
    assert desk.account == again
    assert desk.account.role is Role.READER
    desk.register.close()


def test_nobody_removes_the_own_account_or_the_last_manager(office: OfficeAtWork) -> None:
    with pytest.raises(Problem, match="account-own"):
        accounts.remove_account(office.manager, office.manager.account.uid)
    with pytest.raises(Problem, match="last-manager"):
        accounts.change_role(office.manager, office.manager.account.uid, Role.CLERK)
    second = accounts.change_role(office.manager, office.account(CLERK).uid, Role.MANAGER).record
    assert second.role is Role.MANAGER
    assert accounts.change_role(office.manager, office.manager.account.uid, Role.CLERK).record.role is Role.CLERK


@pytest.mark.parametrize(("name", "code"), [(CLERK, "exists"), (CLERK.upper(), "exists"), ("  ", "missing")])
def test_an_account_needs_a_name_of_its_own(office: OfficeAtWork, name: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        accounts.add_account(office.manager, name, Role.CLERK, PASSWORD)
    assert refused.value.code == f"account-{'exists' if code == 'exists' else 'name-missing'}"
    assert len(accounts.list_accounts(office.manager)) == 5
    assert len(sign_in.account_names(office.directory)) == 5


def test_a_new_password_replaces_the_old(office: OfficeAtWork) -> None:
    clerk = office.clerk
    office.manager.register.close()
    desk = sign_in.sign_in(office.directory, clerk.account.name, PASSWORD, office.clock)
    accounts.change_password(desk, PASSWORD, NEW)
    desk.register.close()
    with pytest.raises(Problem, match="wrong-password"):
        sign_in.sign_in(office.directory, CLERK, PASSWORD, office.clock)
    office.clock.advance(minutes=10)
    sign_in.sign_in(office.directory, CLERK, NEW, office.clock).register.close()


def test_a_password_changes_only_with_the_old_one(office: OfficeAtWork) -> None:
    with pytest.raises(Problem, match="wrong-password"):
        accounts.change_password(office.manager, "bukan kata sandinya", NEW)
    assert "password-changed" not in [e.action for e in audit.list_entries(office.manager)]


def test_the_recovery_code_gives_a_known_account_a_new_password_and_leaves_its_role(office: OfficeAtWork) -> None:
    office.manager.register.close()
    desk = sign_in.recover(office.directory, office.recovery_code, READER, NEW, office.clock)
    assert (desk.account.name, desk.account.role) == (READER, Role.READER)
    desk.register.close()
    sign_in.sign_in(office.directory, READER, NEW, office.clock).register.close()
    with pytest.raises(Problem, match="wrong-password"):
        sign_in.sign_in(office.directory, READER, PASSWORD, office.clock)


def test_the_recovery_code_lets_a_new_person_in_as_manager(office: OfficeAtWork) -> None:
    office.manager.register.close()
    desk = sign_in.recover(office.directory, office.recovery_code, "Pengganti Contoh", NEW, office.clock)
    assert desk.account.role is Role.MANAGER
    assert "recovered-by-code" in [e.action for e in audit.list_entries(desk)]
    desk.register.close()


def test_after_a_new_recovery_code_the_old_sheet_opens_nothing(office: OfficeAtWork) -> None:
    code = accounts.renew_recovery_code(office.manager).record
    office.manager.register.close()
    with pytest.raises(Problem, match="wrong-recovery-code"):
        sign_in.recover(office.directory, office.recovery_code, MANAGER, NEW, office.clock)
    office.clock.advance(minutes=10)
    sign_in.recover(office.directory, code, MANAGER, NEW, office.clock).register.close()


def test_a_recovery_with_a_weak_password_changes_nothing(office: OfficeAtWork) -> None:
    office.manager.register.close()
    with pytest.raises(Problem, match="password-too-weak"):
        sign_in.recover(office.directory, office.recovery_code, READER, "pendek", office.clock)
    sign_in.sign_in(office.directory, READER, PASSWORD, office.clock).register.close()
