"""调度会, the public notice, and what is handed to the next plan: flat records for paper.

Times are minutes since midnight, days `datetime.date`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter for a dispatch meeting: what it is about, who reports, who has to act."""

    kind: str
    project_id: str
    words: str
    reporter: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A dispatch meeting; `moved`: its usual day is none of work. Only the next has matters yet."""

    day: date
    begins: int
    ends: int
    place: str
    moved: bool
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What may be said outside, in sums only: no names, no amounts, no group of a few.

    `lights`: words of a light → projects; `groups`: industry → (projects, on schedule).
    """

    title: str
    sentences: tuple[str, ...]
    lights: Mapping[str, int]
    groups: Mapping[str, tuple[int, int]]
    foot: str


@dataclass(frozen=True, slots=True)
class Handed:
    """An open land item as the next plan takes it over.

    `wishes`: Chinese column of the sheet 项目 → what it is set to; empty when the project does
    not wait for land any more, so that nothing can be handed over.
    """

    issue_id: str
    project_id: str
    words: str
    wishes: Mapping[str, str]
