"""Scenes of a kecamatan that reads the copies of its own villages."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from db.vocabulary import OfficeKind, Role
from tests import many_villages, offices, regency
from tests.scenes import Stage, scene

_MADE: list[Stage] = []


def _stage(stage: Stage) -> Stage:
    """The same application with the register of a kecamatan whose villages sent two years of copies."""
    from desktop.rules import regions
    from desktop.services import matrix
    from desktop.services import offices as offices_service

    if not _MADE:
        code = many_villages.villages(1)[0].office.code.rpartition(".")[0]
        made = offices.profile()
        office = replace(
            made.office, uid="", kind=OfficeKind.SUBDISTRICT, code=code, name="Contoh Induk", subdistrict=""
        )
        made = replace(made, office=replace(office, term="Kecamatan"), demo=True)
        desk = offices_service.set_up(
            stage.scratch / "kecamatan", made, offices.MANAGER, Role.MANAGER, offices.PASSWORD, stage.clock
        ).desk
        regency.fill(desk, len(regions.children(code)), matrix.recent_periods(desk))
        _MADE.append(replace(stage, open_desk=lambda: desk, _workplace=None, _window=None, _kept=[]))
    stage._kept = _MADE[0]._kept
    return _MADE[0]


@scene("kecamatan-inbox")
def inbox(stage: Stage) -> QWidget:
    return _stage(stage).page("inbox")


@scene("kecamatan-matrix")
def matrix(stage: Stage) -> QWidget:
    return _stage(stage).page("matrix")


@scene("kecamatan-received")
def received(stage: Stage) -> QWidget:
    return _stage(stage).page("received", collection="reports")


@scene("kecamatan-record")
def record(stage: Stage) -> QWidget:
    from db.queries.received import ReceivedQuery
    from desktop.services import received as service

    made = _stage(stage)
    found: Any = made.read(lambda desk: service.find(desk, ReceivedQuery(collection="reports", limit=1)))
    return made.page("received-record", uid=found.rows[0].row.uid)


@scene("kecamatan-office")
def office(stage: Stage) -> QWidget:
    return _stage(stage).page("tutored-office", uid="desa-rekaan-1")
