"""Which rows of a list a scenario means: by name or Chinese title, with a guess when unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from zsyz_model.case import Scenario
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import scenario_place, suggest


class Named(Protocol):
    """A row with a name for code and a title for people."""

    @property
    def name(self) -> str:
        """The name in code."""

    @property
    def title(self) -> str:
        """The name in Chinese."""


T = TypeVar("T", bound=Named)


def find(word: str, rows: Iterable[T]) -> T | None:
    """The row of that name or title."""
    return next((row for row in rows if word in (row.name, row.title)), None)


def complain(scenario: Scenario, path: str, fact: str, advice: str, value: str = "") -> Finding:
    """A refusal of something that the scenario says (Y07)."""
    place = scenario_place(scenario, path)
    return Finding("Y07", fact, advice, Severity.REFUSED, place, path, value)


def unknown(scenario: Scenario, path: str, word: str, what: str, rows: Sequence[Named]) -> Finding:
    """The refusal of a word that names no row, with the one probably meant."""
    known = [name for row in rows for name in (row.name, row.title)]
    advice = suggest(word, known)
    return complain(scenario, path, f"没有{what}“{word}”", advice, word)


def resolve(
    scenario: Scenario, path: str, what: str, given: Mapping[str, float], rows: Sequence[T]
) -> tuple[dict[str, float], list[Finding]]:
    """Given numbers by the row's own name, and what was wrong with the words used."""
    found: dict[str, float] = {}
    findings: list[Finding] = []
    for word, value in given.items():
        row = find(word, rows)
        at = f"{path}.{word}"
        if row is None:
            findings.append(unknown(scenario, at, word, what, rows))
        elif row.name in found:
            fact = f"{what}“{word}”以名称和标题各写了一次"
            findings.append(complain(scenario, at, fact, "删一个", word))
        else:
            found[row.name] = value
    return found, findings
