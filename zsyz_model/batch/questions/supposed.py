"""What might happen, to choose from a list: each a few changes of the ledger, as an event file has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zsyz_model.batch.questions.desk import Desk, Option
from zsyz_model.batch.questions.lists import busiest, leaders, quarters
from zsyz_model.case import Case, Change
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.scenario import Events, read_events
from zsyz_model.validate.said import suggest

LEAVES, GONE, LATE, CUT = "领导调离", "项目退出", "指标迟一季", "指标减半"
QUOTA, AMOUNT, PLAN = "用地指标", "数量", "计划指标"


def events(desk: Desk) -> Sequence[Option]:
    """Every leader who may leave, project that may go, quarter whose quota may be late or halved."""
    plan = desk.known.plan
    going = dict.fromkeys(
        [*(x.project_id for x in plan.starts), *(x.project_id for x in plan.leads)]
    )
    # without its holder a plot that may be swapped would have no owner in the ledger
    holding = set(desk.case.table("plots")["holder"].dropna())
    granted = [q for q, _ in quarters(desk) if _quota(desk.case, q)]
    words = [
        *(f"{LEAVES}/{who}" for _, who in leaders(desk)),
        *(f"{GONE}/{project}" for project in going if project not in holding),
        *(f"{kind}/{quarter}" for kind in (LATE, CUT) for quarter in granted),
    ]
    return [(event_of(desk.case, word).title, word) for word in words]


def busiest_leaves(desk: Desk) -> str:
    """The leader with the most projects leaves."""
    return f"{LEAVES}/{busiest(desk)}"


def event_of(case: Case, word: str) -> Events:
    """What a word of the list says happened; the word may also be the path of an event file.

    Raises RunError (Q06) for an event that is none, InputError for a file that is wrong.
    """
    kind, _, subject = word.partition("/")
    if kind == LEAVES:
        name = case.leaders["title"].get(subject, "")
        return _told(f"{subject} {name}调离", Change("领导", subject, remove=True))
    if kind == GONE:
        return _told(f"{case.named(subject)} 退出", Change("项目", subject, remove=True))
    if kind in (LATE, CUT):
        return _less_quota(case, kind, subject)
    if word.endswith((".yaml", ".yml")):
        return read_events(Path(word))
    advice = f"从清单中选，或填事件文件（.yaml）；{suggest(kind, (LEAVES, GONE, LATE, CUT))}"
    raise RunError(Finding("Q06", f"没有事件“{word}”", advice, Severity.REFUSED))


def _less_quota(case: Case, kind: str, quarter: str) -> Events:
    """Half of a quarter's plan quota is gone, or all of it comes a quarter later."""
    at = f"{quarter}/{PLAN}"
    if kind == CUT:
        change = Change(QUOTA, at, column=AMOUNT, times=0.5)
        return _told(f"{quarter} 计划指标减半", change)
    gone = Change(QUOTA, at, column=AMOUNT, set=0.0)
    later, amount = _after(case, quarter), _quota(case, quarter)
    moved = Change(QUOTA, f"{later}/{PLAN}", column=AMOUNT, plus=amount)
    if f"{later}/{PLAN}" not in case.table("quota").index:
        moved = Change(QUOTA, add={"季度": later, "类别": PLAN, AMOUNT: amount})
    changes = (gone, moved) if later in case.scenario.span.quarters else (gone,)
    return _told(f"{quarter} 计划指标晚到一季", *changes)


def _told(title: str, *changes: Change) -> Events:
    return Events(changes, title)


def _after(case: Case, quarter: str) -> str:
    horizon = case.scenario.span
    return horizon.word(horizon.place(quarter) + 1)


def _quota(case: Case, quarter: str) -> float:
    """The plan quota that the ledger has for a quarter, in 亩."""
    amounts = case.table("quota")["amount"]
    return float(amounts.get(f"{quarter}/{PLAN}", 0.0))
