"""S9: forged in nine ways, each refused with its own code; and the honest ways keys change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.problem import Problem
from db.records.keys import KnownKey, OfficeKeys
from db.vocabulary import KeyState
from desktop.exchange.container import write_container
from desktop.exchange.keys import check_rotation, rotate
from desktop.exchange.seal import seal_bytes
from desktop.exchange.senders import KnownSender, check_sender
from desktop.rules.problems import explain
from tests.exchange import made_up as here
from tests.exchange.made_up import (
    MENTOR,
    MENTOR_KEYS,
    MENTOR_OLD,
    OTHER,
    STRANGER,
    VILLAGE,
    VILLAGE_NEW,
    WRITTEN,
)


def _accepted(
    content: bytes,
    known: tuple[KnownKey, ...] | None = None,
    keys: tuple[OfficeKeys, ...] = MENTOR_KEYS,
) -> KnownSender:
    """The way in: opened, its sender judged, its records read."""
    opened = here.opened(content, keys)
    sender = check_sender(opened.header, here.known() if known is None else known)
    opened.payload()
    return sender


def _as(keys: OfficeKeys, **changes: Any) -> OfficeKeys:
    """Keys whose office says it is another."""
    return replace(keys, public=replace(keys.public, **changes))


def _as_village(keys: OfficeKeys) -> OfficeKeys:
    public = VILLAGE.public
    return _as(keys, office_uid=public.office_uid, office_code=public.office_code, office_name=public.office_name)


def unknown_office() -> bytes:
    return here.sealed(keys=STRANGER, records=here.report_records(owner=STRANGER.public.office_uid)).content


def unknown_key() -> bytes:
    return here.sealed(keys=_as_village(STRANGER)).content


def other_villages_key() -> bytes:
    return here.sealed(keys=_as_village(OTHER)).content


def wrong_code() -> bytes:
    return here.sealed(keys=_as(VILLAGE, office_code="36.04.05.2009")).content


def record_of_other_office() -> bytes:
    return here.sealed(records=here.report_records(owner=OTHER.public.office_uid)).content


def unsigned() -> bytes:
    plain = here.plain_of(here.sealed().content)
    return seal_bytes(bytes(64) + plain[64:], (MENTOR.public,))


def signed_by_another() -> bytes:
    return here.forged(signer=OTHER)


def retired_key() -> bytes:
    return here.sealed(keys=_as_village(VILLAGE_NEW)).content


def same_key_id() -> bytes:
    def claim(header: dict[str, Any]) -> None:
        header["office"]["key_id"] = VILLAGE.public.key_id

    stranger = _as_village(STRANGER)
    return here.forged(claim, signer=stranger, keys=stranger)


def resealed() -> bytes:
    """Meant for the other village, which seals it anew for the mentor."""
    made = here.sealed(recipients=(OTHER.public,))
    return seal_bytes(here.plain_of(made.content, OTHER), (MENTOR.public,))


def other_recipient() -> bytes:
    """Meant for the mentor's new key, sealed anew to its old one by whoever holds a copy."""
    made = here.sealed(recipients=(MENTOR.public,))
    return seal_bytes(here.plain_of(made.content, VILLAGE), (MENTOR_OLD.public,))


FORGERIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "unknown-office": (unknown_office, "package-office-unknown"),
    "unknown-key": (unknown_key, "package-key-unknown"),
    "other-villages-key": (other_villages_key, "package-key-of-other-office"),
    "wrong-code": (wrong_code, "package-wrong-office-code"),
    "record-of-other-office": (record_of_other_office, "package-record-of-other-office"),
    "unsigned": (unsigned, "package-unsigned"),
    "signed-by-another": (signed_by_another, "package-signature-wrong"),
    "retired-key": (retired_key, "package-key-retired"),
    "same-key-id": (same_key_id, "package-key-collision"),
    "resealed": (resealed, "package-resealed"),
    "other-recipient": (other_recipient, "package-recipient-differs"),
}
KNOWN = here.known(KnownKey(keys=VILLAGE_NEW.public, state=KeyState.RETIRED))


@pytest.mark.parametrize("name", FORGERIES)
def test_every_forgery_has_its_own_refusal(name: str) -> None:
    make, code = FORGERIES[name]
    with pytest.raises(Problem) as refused:
        _accepted(make(), KNOWN)
    assert refused.value.code == code
    told = explain(refused.value)
    assert told.sentence and told.next_step and "{" not in told.sentence + told.next_step


def test_a_key_id_that_is_not_that_of_its_keys_is_refused() -> None:
    def rename(header: dict[str, Any]) -> None:
        header["office"]["key_id"] = "00" * 8

    with pytest.raises(Problem, match="package-key-collision"):  # the keys are known under their own id
        _accepted(here.forged(rename))
    with pytest.raises(Problem, match="package-header-wrong"):
        _accepted(here.forged(rename, signer=STRANGER, keys=STRANGER))


def test_no_two_forgeries_share_a_code() -> None:
    assert len({code for __, code in FORGERIES.values()}) == len(FORGERIES) >= 9


def test_the_honest_file_is_accepted() -> None:
    sender = _accepted(here.sealed().content)
    assert sender.known.keys == VILLAGE.public and sender.trusted and sender.new_keys == ()


def test_keys_not_confirmed_yet_are_known_but_not_trusted() -> None:
    pending = (KnownKey(keys=VILLAGE.public, state=KeyState.PENDING),)
    assert not _accepted(here.sealed().content, pending).trusted


def test_new_keys_are_taken_when_the_old_ones_vouch_for_them() -> None:
    rotation = rotate(VILLAGE, VILLAGE_NEW, WRITTEN)
    assert check_rotation(VILLAGE.public, rotation) == VILLAGE_NEW.public
    made = here.sealed(keys=VILLAGE_NEW, rotations=(rotation,))
    sender = _accepted(made.content)
    assert sender.trusted and sender.known.keys == VILLAGE.public and sender.new_keys == (VILLAGE_NEW.public,)
    # Once the new keys are known, the statement that still travels along changes nothing.
    both = (
        KnownKey(keys=VILLAGE.public, state=KeyState.RETIRED),
        KnownKey(keys=VILLAGE_NEW.public, state=KeyState.CONFIRMED),
    )
    assert _accepted(made.content, both).new_keys == ()


def test_two_changes_of_keys_may_be_followed_at_once() -> None:
    third = _as_village(STRANGER)
    chain = (rotate(VILLAGE, VILLAGE_NEW, WRITTEN), rotate(VILLAGE_NEW, third, WRITTEN))
    made = here.sealed(keys=third, rotations=chain)
    assert _accepted(made.content).new_keys == (VILLAGE_NEW.public, third.public)
    # The file in between may have arrived: the chain is entered at the newest key that is known.
    later = (
        KnownKey(keys=VILLAGE.public, state=KeyState.RETIRED),
        KnownKey(keys=VILLAGE_NEW.public, state=KeyState.CONFIRMED),
    )
    assert _accepted(made.content, later).new_keys == (third.public,)


def test_retired_keys_vouch_for_nobody() -> None:
    thief = _as_village(STRANGER)
    made = here.sealed(keys=thief, rotations=(rotate(VILLAGE, thief, WRITTEN),))
    known = (
        KnownKey(keys=VILLAGE.public, state=KeyState.RETIRED),
        KnownKey(keys=VILLAGE_NEW.public, state=KeyState.CONFIRMED),
    )
    with pytest.raises(Problem, match="package-key-retired"):
        _accepted(made.content, known)


@pytest.mark.parametrize("case", ["other-office", "other-signer", "changed", "not-the-last"])
def test_a_false_change_of_keys_is_refused(case: str) -> None:
    new = _as_village(STRANGER)
    rotation = rotate(VILLAGE, new, WRITTEN)
    if case == "other-office":
        new = STRANGER
        rotation = rotate(VILLAGE, new, WRITTEN)
    elif case == "other-signer":
        rotation = replace(rotate(OTHER, new, WRITTEN), old_key_id=VILLAGE.public.key_id)
    elif case == "changed":
        rotation = replace(rotation, new=replace(rotation.new, office_code="36.04.05.2999"))
    else:
        rotation = rotate(VILLAGE, VILLAGE_NEW, WRITTEN)
    made = here.sealed(keys=new, rotations=(rotation,), records=here.report_records(owner=new.public.office_uid))
    with pytest.raises(Problem, match="package-rotation-wrong"):
        _accepted(made.content)


def test_a_signature_of_one_kind_is_none_of_another() -> None:
    """A receipt cannot be made of a signed export: the kind is part of what is signed."""
    made = here.opened(here.sealed().content)
    plain = here.plain_of(here.sealed().content)
    other = write_container(OTHER, made.header, bytes(made.body), [])[0]
    changed = plain.replace(b'"kind":"export"', b'"kind":"enrol" ')
    assert changed != plain and other != plain
    with pytest.raises(Problem, match="package-signature-wrong"):
        here.opened(seal_bytes(changed, (MENTOR.public,)))


def test_a_file_sealed_to_an_earlier_key_of_ours_is_read() -> None:
    """Who has not heard of the new keys yet still reaches the mentor."""
    made = here.sealed(recipients=(MENTOR_OLD.public,))
    assert here.opened(made.content).opened_by == MENTOR_OLD.public.key_id
