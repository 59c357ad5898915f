"""What a question is made of: the case and plan it is put to, its fields, its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from zsyz_model.case import Case
from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.inquiry import Known

Said = Mapping[str, str]
"""Field key → what was chosen in it; "" where nothing was."""
Option = tuple[str, str]
"""What a list shows, and the word that it stands for."""
ANY: Option = ("（不限）", "")


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The case that questions are put to, and its judged plan where there is one.

    `refused` says why there is none; `reports` is where stored runs lie.
    """

    case: Case
    plan: Known | None
    reports: Path
    refused: tuple[Finding, ...] = ()

    @property
    def known(self) -> Known:
        """The plan. Raises NoPlanError where the case has none."""
        if self.plan is None:
            raise NoPlanError(*self.refused)
        return self.plan


@dataclass(frozen=True, slots=True)
class Field:
    """One word of a question: a list to choose from, and what is asked when nothing is chosen."""

    key: str
    title: str
    options: Callable[[Desk], Sequence[Option]]
    default: Callable[[Desk], str] = field(default=lambda desk: "")


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An answer as it is shown: sentences, charts, tables; or the findings that forbid one.

    `asked` is the question with its words; `seconds` is how long the answer took.
    """

    asked: str
    sentences: Sequence[str] = ()
    charts: Sequence[Figure] = ()
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of question: its title, its fields, and who answers it."""

    title: str
    fields: tuple[Field, ...]
    answer: Callable[[Desk, Said], Answer]


def titled(options: Sequence[Option], word: str) -> str:
    """What a list shows for a word; the word itself where it is not on the list."""
    return next((shown for shown, own in options if own == word), word)
