"""`check` names what was changed from outside the program, by somebody who has the raw key."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.engine import connect
from db.problem import Problem
from db.records import canonical
from db.records.report import StepDetails
from db.vocabulary import AttachmentKind, PaperKind, Step
from desktop.rules.problems import explain
from desktop.services import attachments, backups, checks, papers, reports, sign_in
from desktop.services.papers import PaperRequest
from tests.offices import MANAGER, PASSWORD, TODAY, OfficeAtWork, draft, gift
from tests.services.files import jpeg


@pytest.fixture
def uids(office: OfficeAtWork) -> list[str]:
    """Three reports; the second one corrected and moved on."""
    made = [
        reports.register_report(office.clerk, draft(objects=(gift(quantity=Decimal(n) / 4),))).record.uid
        for n in (1, 2, 30)
    ]
    reports.correct_report(office.clerk, made[1], draft(note="berubah", objects=(gift(value=9),)), "salah")
    reports.record_step(office.clerk, made[1], Step.SENT_TO_UPG, TODAY, StepDetails(number="1"))
    attachments.add(office.clerk, made[0], jpeg(), "a.jpg", AttachmentKind.OTHER)
    papers.issue(office.clerk, PaperRequest(kind=PaperKind.RECEIPT, subject_uid=made[0]))
    return made


def _problems(office: OfficeAtWork) -> list[Problem]:
    return [line.problem for line in checks.check(office.manager) if line.problem]


def _outside(office: OfficeAtWork, *statements: str) -> list[Problem]:
    """Change the register with the raw key while the program is closed; return what a check then finds."""
    key = office.manager.register.keyring.data_key
    office.manager.register.close()
    connection = connect(office.directory / "register.db", key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    office.manager = sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock)
    # That the file was touched at all while the program was closed is the register's own finding.
    return [problem for problem in _problems(office) if problem.code != "changed-while-closed"]


def test_a_sound_register_has_no_problem(office: OfficeAtWork, uids: list[str]) -> None:
    backups.back_up(office.clerk)
    lines = checks.check(office.manager)
    assert [line.problem for line in lines if line.problem] == []
    shown = " ".join(f"{line.name} {line.detail}" for line in lines)
    for word in ("3 laporan", "1 berkas", "1 cadangan"):
        assert word in shown


def test_the_hash_of_a_report_is_that_of_its_content(office: OfficeAtWork, uids: list[str]) -> None:
    from db.queries.report_mapping import draft_of

    for uid in uids:
        record = reports.open_identity(office.clerk, uid)
        content = canonical.to_bytes(draft_of(record))
        assert record.content_hash == canonical.content_hash(content)
        assert reports.revisions(office.clerk, uid)[-1].content_hash == record.content_hash
    same = reports.register_report(office.clerk, draft()).record
    other = reports.register_report(office.clerk, draft(note="x")).record
    assert same.content_hash != other.content_hash


FORGERIES = {
    "a name": "UPDATE reports SET reporter_name = 'Orang Lain' WHERE number LIKE '002%'",
    "a value": "UPDATE report_objects SET value = 1 WHERE report_id = 2",
    "a date": "UPDATE reports SET received_on = '2026-11-15' WHERE number LIKE '002%'",
    "a giver": "UPDATE report_objects SET giver_name = 'X', giver_key = 'x' WHERE report_id = 2",
    "an object gone": "DELETE FROM report_objects WHERE report_id = 2",
    "a number": "UPDATE reports SET number = '002/GANTI' WHERE number LIKE '002%'",
    "a state": "UPDATE reports SET state = 'closed' WHERE number LIKE '002%'",
    "a step": "UPDATE report_events SET on_day = '2026-11-01' WHERE report_id = 2 AND step = 'sent_to_upg'",
    "details of a step": "UPDATE report_events SET details = "
    "CAST(replace(CAST(details AS TEXT), '\"1\"', '\"2\"') AS BLOB) "
    "WHERE report_id = 2 AND step = 'sent_to_upg'",
    "a step gone": "DELETE FROM report_events WHERE report_id = 2 AND step = 'corrected'",
    "the old revision": "UPDATE revisions SET content = CAST(replace(CAST(content AS TEXT), '750000', '1') AS BLOB) "
    "WHERE revision = 1 AND subject_uid = (SELECT uid FROM reports WHERE id = 2)",
    "who wrote it": "UPDATE reports SET confidentiality = 'secret' WHERE number LIKE '002%'",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_row_changed_from_outside_is_named(office: OfficeAtWork, uids: list[str], name: str) -> None:
    found = _outside(office, FORGERIES[name])
    assert [problem.code for problem in found] == ["report-content-changed"]
    text = explain(found[0])
    assert "002/" in text.sentence
    assert "001/" not in text.sentence
    assert text.next_step


def test_a_forger_who_mends_the_hashes_is_found_by_the_log(office: OfficeAtWork, uids: list[str]) -> None:
    record = reports.open_identity(office.clerk, uids[2])
    from db.queries.report_mapping import draft_of

    forged = canonical.to_bytes(replace(draft_of(record), objects=(replace(record.objects[0], value=1),)))
    hashed = canonical.content_hash(forged)
    found = _outside(
        office,
        "UPDATE report_objects SET value = 1 WHERE report_id = 3",
        f"UPDATE reports SET total_value = 1, content_hash = '{hashed}' WHERE id = 3",  # noqa: S608 — a forger's
        f"UPDATE revisions SET content = X'{forged.hex()}', content_hash = '{hashed}' "  # noqa: S608 — a forger's
        f"WHERE subject_uid = '{uids[2]}'",
    )
    assert [problem.code for problem in found] == ["report-content-changed"]
    assert "003/" in explain(found[0]).sentence


def test_a_report_taken_out_from_outside_is_missed(office: OfficeAtWork, uids: list[str]) -> None:
    found = _outside(
        office,
        "DELETE FROM report_objects WHERE report_id = 3",
        "DELETE FROM report_events WHERE report_id = 3",
        "DELETE FROM name_words WHERE report_id = 3",
        "DELETE FROM report_texts WHERE report_id = 3",
        f"DELETE FROM revisions WHERE subject_uid = '{uids[2]}'",  # noqa: S608 — a forger's
        "DELETE FROM reports WHERE id = 3",
    )
    assert [problem.code for problem in found] == ["reports-missing"]
    assert "1" in explain(found[0]).sentence


def test_a_line_taken_out_of_the_log_breaks_its_chain(office: OfficeAtWork, uids: list[str]) -> None:
    found = _outside(
        office,
        "DROP TRIGGER audit_entries_no_delete",
        "DELETE FROM audit_salts WHERE seq = 9",
        "DELETE FROM audit_entries WHERE seq = 9",
    )
    assert "audit-chain-broken" in [problem.code for problem in found]


def test_the_words_of_an_issued_paper_are_checked(office: OfficeAtWork, uids: list[str]) -> None:
    import zlib

    key = zlib.compress(b'{"dipalsukan":true}').hex()
    found = _outside(office, f"UPDATE issued_papers SET content = X'{key}'")  # noqa: S608 — a forger's
    assert [problem.code for problem in found] == ["papers-changed"]
