"""The letters that stand behind a time of day: WIB, WITA or WIT."""

import tomllib
from functools import cache

from resources import resource_path

WESTERN = "WIB"


def zone_of(office_code: str) -> str:
    """Return the time zone of an office by its Kemendagri code ("36.04.05.2003" gives WIB); nothing without one."""
    province = office_code.strip()[:2]
    if not province:
        return ""
    return next((zone for zone, provinces in _zones().items() if province in provinces), WESTERN)


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    text = resource_path("code_lists", "time_zones.toml").read_text("utf-8")
    return {zone: tuple(entry["provinces"]) for zone, entry in tomllib.loads(text).items()}
