"""From a region of the country to the office that governs it."""

from db.problem import Problem
from db.records.office import Office
from db.vocabulary import OfficeKind
from desktop.rules import regions
from desktop.rules.office_terms import terms
from desktop.rules.regions import Region, RegionKind

LEVELS = {
    OfficeKind.VILLAGE: RegionKind.VILLAGE,
    OfficeKind.URBAN_VILLAGE: RegionKind.VILLAGE,
    OfficeKind.SUBDISTRICT: RegionKind.SUBDISTRICT,
    OfficeKind.INSPECTORATE: RegionKind.REGENCY,
}


def office_in(region: Region, kind: OfficeKind, term: str = "") -> Office:
    """Return the office of a kind in a region, its kecamatan, regency and province filled in.

    Raises Problem `office-kind-mismatch` when the region is of another level.
    """
    if region.kind is not LEVELS[kind]:
        raise Problem("office-kind-mismatch", field="code", code=region.code, kind=kind)
    above = {part.kind: part.name for part in (region, *regions.parents(region.code))}
    return Office(
        uid="",
        kind=kind,
        code=region.code,
        name=region.name,
        term=term or terms(kind)[0],
        subdistrict="" if kind is OfficeKind.INSPECTORATE else above.get(RegionKind.SUBDISTRICT, ""),
        regency=above.get(RegionKind.REGENCY, ""),
        province=above.get(RegionKind.PROVINCE, ""),
    )


def office_named(kind: OfficeKind, code: str, name: str) -> Office:
    """Return the office of a Kemendagri code, or one typed by name where the code is not in the list.

    Raises Problem `office-code-unknown`, `office-name-missing`, `office-kind-mismatch`.
    """
    region = regions.get(code) if code else None
    if region is not None:
        return office_in(region, kind)
    if not name.strip():
        raise Problem("office-code-unknown" if code else "office-name-missing", field="code", code=code)
    return Office(uid="", kind=kind, code=code, name=name.strip(), term=terms(kind)[0])
