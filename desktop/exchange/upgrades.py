"""Files of older versions brought to today's form, one step at a time: from n to n + 1, never a leap.

`format` counts changes of the container and its header, `schema` changes of the body's records. Whoever changes
either raises its number here and adds the step from the number before; the reader of every older number stays.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = 1
SCHEMA = 1

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]  # a JSON object to a JSON object


@dataclass(frozen=True, slots=True)
class Upgrades:
    """The steps there are, by the number they start from."""

    headers: Mapping[int, Upgrade] = field(default_factory=dict)
    bodies: Mapping[int, Upgrade] = field(default_factory=dict)

    @property
    def oldest_format(self) -> int:
        """The oldest format that can be read."""
        return _oldest(self.headers, FORMAT)

    @property
    def oldest_schema(self) -> int:
        """The oldest schema that can be read."""
        return _oldest(self.bodies, SCHEMA)

    def header(self, number: int, content: dict[str, Any]) -> dict[str, Any]:
        """Return a header of format `number` as one of today's format."""
        return _climb(self.headers, number, FORMAT, content)

    def body(self, number: int, content: dict[str, Any]) -> dict[str, Any]:
        """Return a body of schema `number` as one of today's schema."""
        return _climb(self.bodies, number, SCHEMA, content)


SHIPPED = Upgrades()


def _oldest(steps: Mapping[int, Upgrade], newest: int) -> int:
    oldest = newest
    while oldest - 1 in steps:
        oldest -= 1
    return oldest


def _climb(steps: Mapping[int, Upgrade], number: int, newest: int, content: dict[str, Any]) -> dict[str, Any]:
    for step in range(number, newest):
        content = steps[step](content)
    return content
