"""A certificate voided at one village is void at the other, once the mentor's answer arrived; also after new keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records.certificate_code import VerdictKind
from desktop.services import answer_files, answers, certificates, inbox, office_keys, partners, verifying
from desktop.services.desk import Desk
from tests import pairs
from tests.services.test_certificates import _issue
from tests.services.test_exports import opened_by
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures
from tests.trainings import held_session


@pytest.fixture
def neighbour(pair: Pair, tmp_path: Path) -> Iterator[Desk]:  # noqa: F811
    """Another village of the same mentor, confirmed both ways."""
    desk = pairs.village(tmp_path / "lain", "Contoh Jaya", "36.04.05.2004", clock=pair.village.clock)
    pairs.pair(desk, pair.mentor, pair.stick)
    known = pairs.enrol(pair.mentor, desk, pair.stick)
    partners.confirm(pair.mentor, known.uid, " ".join(partners.own_words(desk)))
    yield desk
    desk.register.close()


def hear(pair: Pair, neighbour: Desk) -> None:  # noqa: F811
    """The village sends, the mentor answers the neighbour."""
    assert inbox.accept(pair.mentor, pair.send()).record.problem is None
    entry = answer_files.write_feedback(pair.mentor, "36.04.05.2004", pair.stick).record
    answers.take_answer(neighbour, opened_by(neighbour, pair.stick / entry.file_name), entry.file_name)


def kind(desk: Desk, code: str) -> VerdictKind:
    """What checking the code finds."""
    verdict = verifying.verify_text(desk, code).verdict
    assert verdict is not None
    return verdict.kind


def test_a_voided_certificate_is_void_next_door(pair: Pair, neighbour: Desk) -> None:  # noqa: F811
    first, second, *_rest = _issue(pair.village, held_session(pair.village, 3))
    codes = [certificates.certificate(pair.village, row.uid).qr for row in (first, second)]
    assert [kind(neighbour, code) for code in codes] == [VerdictKind.UNKNOWN_SIGNER] * 2
    hear(pair, neighbour)
    assert [kind(neighbour, code) for code in codes] == [VerdictKind.VALID] * 2
    certificates.void(pair.village, first.uid, "Nama salah")
    hear(pair, neighbour)
    assert [kind(neighbour, code) for code in codes] == [VerdictKind.VOID, VerdictKind.VALID]
    office_keys.renew_keys(pair.village)
    hear(pair, neighbour)
    assert [kind(neighbour, code) for code in codes] == [VerdictKind.VOID, VerdictKind.VALID]
