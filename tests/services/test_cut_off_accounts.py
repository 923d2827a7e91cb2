"""A power cut between the keys and the register leaves no account that opens too much or blocks a name."""

import pytest

from db.problem import Problem
from db.vocabulary import Role
from desktop.services import accounts, sign_in
from tests.offices import MANAGER, OTHER_CLERK, PASSWORD, OfficeAtWork


def _uid(office: OfficeAtWork, name: str) -> str:
    return next(a.uid for a in accounts.list_accounts(office.manager) if a.name == name)


def test_a_slot_left_without_an_account_is_given_to_the_next_of_that_name(office: OfficeAtWork) -> None:
    office.manager.register.add_slot("Petugas Baru Contoh", "kata sandi yang hilang")  # and then the power failed
    accounts.add_account(office.manager, "Petugas Baru Contoh", Role.CLERK, "kata sandi yang baru")
    office.manager.register.close()
    with pytest.raises(Problem, match="wrong-password"):
        sign_in.sign_in(office.directory, "Petugas Baru Contoh", "kata sandi yang hilang", office.clock)
    office.clock.advance(minutes=5)
    desk = sign_in.sign_in(office.directory, "Petugas Baru Contoh", "kata sandi yang baru", office.clock)
    assert desk.account.role is Role.CLERK
    desk.register.close()


def test_a_removal_cut_off_before_the_keys_is_finished_when_a_manager_signs_in(
    office: OfficeAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = _uid(office, OTHER_CLERK)

    def cut_off(*_arguments: object) -> None:
        raise OSError("power")

    with monkeypatch.context() as patch:
        patch.setattr(office.manager.register, "remove_slot", cut_off)
        with pytest.raises(OSError, match="power"):
            accounts.remove_account(office.manager, uid)
    office.manager.register.close()
    assert OTHER_CLERK in sign_in.account_names(office.directory)
    sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock).register.close()
    assert OTHER_CLERK not in sign_in.account_names(office.directory)
