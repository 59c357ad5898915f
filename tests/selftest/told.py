"""What a part of the self-test tells: counts, lines for people, and figures for the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: everything, or enough that every planted fault is still found."""

    reduced: bool

    @property
    def name(self) -> str:
        return "reduced" if self.reduced else "full"

    def pick(self, reduced: int, full: int) -> int:
        return reduced if self.reduced else full


@dataclass(slots=True)
class Told:
    """The checks of one part; `planted` counts the faults planted on purpose that were found.

    `lists` holds what is too long for a figure, each under its title.
    """

    part: str
    passed: int = 0
    failures: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    remark: str = ""
    seconds: float = 0.0

    def check(self, holds: bool, name: str) -> None:
        """One check more."""
        if holds:
            self.passed += 1
        else:
            self.failures.append(name)

    @property
    def closing(self) -> str:
        line = f"{self.part}: {self.passed} passed, {len(self.failures)} failed"
        return f"{line}; {self.remark}" if self.remark else line

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Told:
        return cls(**document)
