"""What a second computer of an office needs to work under its name: the keys and the profile. Sealed to it alone."""

from dataclasses import dataclass

from db.records.office import OfficeProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinContent:
    """The key pairs of the office as canonical JSON, its profile, and what the second computer may do.

    `letter` marks the register numbers of that computer, so that two computers never give one number. A `collector`
    opens, checks and bundles files of other offices and decides nothing.
    """

    keys: str
    profile: OfficeProfile
    letter: str
    collector: bool = False
