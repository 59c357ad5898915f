"""The long work, as functions of their arguments that a worker process runs; and the short, at once.

In a worker the halves that were solved before are kept, so that a change of leaders alone does not
solve the land again. Nothing is started from another plan: the answer is the batch's own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zsyz_model.batch.questions.desk import Answer, Desk
from zsyz_model.batch.questions.offered import put
from zsyz_model.batch.questions.shown import answer_html
from zsyz_model.case import Case, Ledger, Outcome, Plan, Scenario, Status
from zsyz_model.explorer.views import View, estimate_view
from zsyz_model.explorer.wishes import Wishes, case_of
from zsyz_model.findings import Finding, Severity, ZsyzError
from zsyz_model.inquiry import know_stored
from zsyz_model.pipeline import admit, run
from zsyz_model.planning import Memory, Tiered
from zsyz_model.planning.preview import Part, preview
from zsyz_model.planning.reading import read_numbers
from zsyz_model.watch import Watch

MOST_KEPT = 24
"""So many solved halves are kept in a worker; then it begins anew."""


@dataclass(slots=True, eq=False)
class Recall(Memory[Tiered]):
    """Remembers answers to the very same question, and gives no start to any other."""

    def hint(self, half: str) -> Mapping[str, float] | None:
        """None: a plan from another start may break a tie otherwise than the batch does."""
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Estimated:
    """What is known of a question at once."""

    case: Case
    view: View
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Kept:
    """The halves that this process solved, and those that it relaxed last."""

    recall: Recall = field(default_factory=Recall)
    parts: dict[str, Part] = field(default_factory=dict)


_KEPT = _Kept()


def estimate(opened: Scenario, ledger: Ledger, wishes: Wishes) -> Estimated:
    """Ranking, bounds and a relaxed picture. Raises InputError when the wishes do not fit."""
    case, admission, scores = admit(case_of(opened, ledger, wishes))
    found = preview(read_numbers(case, admission, scores), case.scenario, _KEPT.parts)
    told = tuple(nothing_fits()) if found.status is Status.INFEASIBLE else ()
    return Estimated(case, estimate_view(case, admission, scores, found), told)


def nothing_fits() -> list[Finding]:
    """What a relaxation without a point proves."""
    fact = "按现在的调整，任何方案都排不出（放宽到可以只做一部分也不行）"
    return [Finding("U01", fact, "撤销最近的调整，或问“冲突在哪里，最省的出路”", Severity.REFUSED)]


def prove(opened: Scenario, ledger: Ledger, wishes: Wishes, note: Path | None = None) -> Outcome:
    """The judged plan of the wishes, the same as the batch makes. Raises NoPlanError, InputError."""
    if len(_KEPT.recall.answers) > MOST_KEPT:
        _KEPT.recall = Recall()
    return run(case_of(opened, ledger, wishes), noting(note), memory=_KEPT.recall)


def answer(
    case: Case, plan: Plan | None, name: str, said: Mapping[str, str], reports: Path,
    refused: tuple[Finding, ...] = (),
) -> str:  # fmt: skip
    """The answer to a question about a plan, as escaped html; whatever goes wrong is told in it."""
    try:
        known = None if plan is None else know_stored(case, plan)
    except ZsyzError as error:
        return answer_html(Answer("提问", findings=error.findings))
    return answer_html(put(Desk(case, known, reports, refused), name, said))


def ready() -> bool:
    """Nothing: a worker that has answered it has loaded everything."""
    return True


def noting(note: Path | None) -> Watch:
    """A watch that writes stage and share where another process reads them."""

    def say(stage: str, share: float) -> None:
        if note is not None:
            part = note.with_suffix(".part")
            part.write_text(json.dumps([stage, share]), encoding="utf-8")
            os.replace(part, note)

    return say


def noted(note: Path) -> tuple[str, float]:
    """Stage and share that a worker wrote last; nothing yet is the beginning."""
    try:
        stage, share = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "准备", 0.0
    return str(stage), float(share)
