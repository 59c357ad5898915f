"""What stands ready for 招商: 六个一, teams, departments, dispatch meetings, the public notice.

Days are words (``2026-11-05``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PRESENT, OWED, LATE, UNDATED = STATES = ("已有", "缺，有期限", "缺，已过期", "缺，无期限")
"""How one of the 六个一 stands."""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the 六个一 of a chain: what there is, or by when it is to be."""

    industry: str
    title: str
    state: str
    what: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """A team of 四专: posts, filled, full time, the gap and by when it is closed."""

    team: str
    kind: str
    posts: int
    filled: int
    full_time: int | None
    due: str = ""

    @property
    def gap(self) -> int:
        """Posts without a person."""
        return max(0, self.posts - self.filled)


@dataclass(frozen=True, slots=True)
class Department:
    """A department's working team: head, deputy-section liaison, measures open and overdue."""

    department: str
    head: str
    liaison: str
    measures: int
    open: int
    overdue: int
    next_due: str
    still: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter on the paper of a dispatch meeting: its kind, whose or what, what of it, by when."""

    kind: str
    subject: str
    fact: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A dispatch meeting (调度会): its day, the day by which its paper is handed in, the paper."""

    day: str
    paper_by: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A short notice for the public: title, lines, and region → (outings, firms) for the picture."""

    title: str
    lines: tuple[str, ...]
    regions: Mapping[str, tuple[int, int]]

    @property
    def text(self) -> str:
        """The notice as it can be pasted."""
        return "\n".join((self.title, *self.lines)) + "\n"
