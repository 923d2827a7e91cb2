"""Coverage by office at the mentor: what each office said last, and who has said nothing."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.services import inbox, office_coverage, officials, sheets
from tests import pairs
from tests.offices import TODAY, official
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures
from tests.services.test_matrix import Q3
from tests.trainings import held_session


def test_each_office_stands_by_what_it_said_last(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    for name in ("Siti Contoh", "Budi Contoh", "Ani Contoh"):
        officials.add_official(pair.village, official(name, nik=""))
    inbox.accept(pair.mentor, pair.send(Q3))
    known = {office.code: office for office in office_coverage.by_office(pair.mentor)}
    mine = known["36.04.05.2003"]
    assert (mine.period, mine.officials, mine.current, mine.share, mine.sessions) == ("2026-Q3", 3, 0, 0, 0)
    held_session(pair.village)
    officials.add_official(pair.village, official("Dewi Contoh", nik=""))
    inbox.accept(pair.mentor, pair.send())
    known = {office.code: office for office in office_coverage.by_office(pair.mentor)}
    mine = known["36.04.05.2003"]
    assert (mine.period, mine.officials, mine.sessions, mine.present) == ("2026-Q4", 4, 1, 4)
    assert mine.last_held is not None and mine.last_held <= TODAY
    assert mine.overdue + mine.current <= mine.officials
    silent = known["36.04.05.2004"]
    assert (silent.period, silent.share, silent.partner_uid) == ("", None, "")
    assert list(known) == sorted(known)
    path = tmp_path / "cakupan.xlsx"
    sheets.save_as_sheet(pair.mentor, "office-coverage", path)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    (saved,) = [row for row in rows if row[0] == "36.04.05.2003"]
    assert saved[4] == 4 and saved[8] == 1


def test_two_computers_of_an_office_are_not_added_up(pair: Pair, tmp_path: Path) -> None:  # noqa: F811
    from tests.services.test_second_computer import join

    second = pairs.village(tmp_path / "kedua", "Belum Bernama", "")
    join(pair.village, second, pair.stick)
    pairs.pair(second, pair.mentor, pair.stick)
    for desk, names in ((pair.village, ("Siti Contoh", "Budi Contoh")), (second, ("Siti Contoh",))):
        for name in names:
            officials.add_official(desk, official(name, nik=""))
        inbox.accept(pair.mentor, Pair(desk, pair.mentor, pair.stick).send())
    (mine,) = [office for office in office_coverage.by_office(pair.mentor) if office.partner_uid]
    assert mine.officials == 2
    second.register.close()
