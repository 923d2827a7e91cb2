"""What reading a typed value gives back."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value as understood, with one sentence in the screen language for each doubt about it.

    `notes` say how a doubt was settled by what stands beside the value.
    """

    value: T
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
