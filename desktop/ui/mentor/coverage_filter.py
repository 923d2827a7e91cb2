"""What the list of coverage by office is narrowed to, and the chips that say so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.records.names import normalised
from db.records.office_coverage import OfficeCoverage
from resources.language import _

LOW = 50  # percent: an office below it is one to look at


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCoverageFilter:
    """Conditions; empty ones do not narrow."""

    search: str = ""
    subdistrict: str = ""
    overdue: bool = False  # offices with officials who were never trained, or not again in time
    low: bool = False  # offices where less than half of the officials are up to date
    untrained: bool = False  # offices that held no session in the last twelve months
    unsaid: bool = False  # offices of which nothing is known yet

    def chips(self) -> list[tuple[str, str]]:
        """Return (key, words) for each condition but the search words."""
        found = [("subdistrict", _("Kecamatan {name}").format(name=self.subdistrict))] if self.subdistrict else []
        for on, key, words in (
            (self.overdue, "overdue", _("Ada yang lewat waktu")),
            (self.low, "low", _("Cakupan di bawah {n}%").format(n=LOW)),
            (self.untrained, "untrained", _("Tanpa kegiatan 12 bulan ini")),
            (self.unsaid, "unsaid", _("Belum ada kabar")),
        ):
            if on:
                found.append((key, words))
        return found

    def without(self, key: str) -> "OfficeCoverageFilter":
        """Return the filter with one condition taken away."""
        return replace(self, **{key: getattr(OfficeCoverageFilter(), key)})

    def rows(self, offices: Iterable[OfficeCoverage]) -> list[OfficeCoverage]:
        """Return the offices that fit."""
        words = normalised(self.search).split()
        return [office for office in offices if self._fits(office, words)]

    def _fits(self, office: OfficeCoverage, words: list[str]) -> bool:
        if self.subdistrict and office.subdistrict != self.subdistrict:
            return False
        if self.overdue and not office.overdue:
            return False
        if self.low and (office.share is None or office.share >= LOW):
            return False
        if self.untrained and (office.sessions or not office.period):
            return False
        if self.unsaid and office.period:
            return False
        said = f"{normalised(f'{office.name} {office.subdistrict}')} {office.code}"
        return all(word in said for word in words)
