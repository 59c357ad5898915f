"""倒排工期: from the promised day backwards over the procedures; what is too late, by how many days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zsyz_model.case import Case, Plan
from zsyz_model.case.progress_rules import ReverseRules, StepDays
from zsyz_model.case.quarters import named, ordinal
from zsyz_model.case.walls import Deadline, Reverse
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import Row, missing, rows_of

START, FINISH = "开工", "投产"
UNSTARTED = ("签约", "落地")
NO_LIMIT = "未配时限"


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """The calendar of offices: the n-th working day before and after a day."""

    before: Callable[[date, int], date]
    after: Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class _Chain:
    """What a project has to settle by a day, and what the ledger says of it."""

    days: OfficeDays
    as_of: date
    target: date
    left: Sequence[tuple[StepDays | None, Row | None]]


def reverse_schedules(
    case: Case, plan: Plan | None, rules: ReverseRules, as_of: date, days: OfficeDays
) -> tuple[Reverse, ...]:
    """The schedule of every project with a promise that lies ahead, in the order of the case.

    A start is promised by the plan's quarter, else by 承诺开工; it may be as late as the last
    working day of the quarter. Production is promised by 投产日期 of a project under way.
    """
    starts = {start.project_id: start.quarter for start in plan.starts} if plan else {}
    steps: dict[str, list[Row]] = {}
    for row in rows_of(case.table("procedures")):
        steps.setdefault(row["project_id"], []).append(row)
    found = []
    for row in rows_of(case.projects):
        promised = _promise(row, starts, as_of, days)
        if promised is not None:
            aim, words, target = promised
            chain = rules.start if aim == START else rules.finish
            found.append(
                _reverse(
                    row["key"], aim, words, target, chain, steps.get(row["key"], []), as_of, days
                )
            )
    return tuple(found)


def _promise(
    row: Row, starts: Mapping[str, str], as_of: date, days: OfficeDays
) -> tuple[str, str, date] | None:
    if row["stage"] == START:
        day = None if missing(row["produced_on"]) else row["produced_on"].date()
        return (FINISH, "台账投产日期", day) if day and day > as_of else None
    if row["stage"] not in UNSTARTED or not missing(row["started_on"]):
        return None
    quarter = starts.get(row["key"])
    if quarter:
        return START, f"方案 {quarter} 开工", last_workday(quarter, days)
    if missing(row["promised"]):
        return None
    return START, f"台账承诺 {row['promised']} 开工", last_workday(str(row["promised"]), days)


def last_workday(quarter: str, days: OfficeDays) -> date:
    """The last working day of a quarter."""
    after = named(ordinal(quarter) + 1)
    return days.before(date(int(after[:4]), 3 * int(after[-1]) - 2, 1), 1)


def _reverse(
    project: str, aim: str, promise: str, target: date, chain: Sequence[StepDays],
    rows: Sequence[Row], as_of: date, days: OfficeDays,
) -> Reverse:  # fmt: skip
    by_name = {str(row["step"]).strip(): row for row in rows}
    known = {step.step for step in chain}
    done = tuple(name for name, row in by_name.items() if not missing(row["done_on"]))
    left: list[tuple[StepDays | None, Row | None]] = [
        (step, by_name.get(step.step)) for step in chain if step.step not in done
    ]
    if aim == START:
        left += [(None, r) for name, r in by_name.items() if name not in known and name not in done]
    steps = _deadlines(_Chain(days, as_of, target, left))
    return Reverse(project, aim, promise, target, steps, done)


def _deadlines(chain: _Chain) -> tuple[Deadline, ...]:
    """Latest days from the end backwards, hoped-for days from today forwards."""
    latest: list[tuple[date, date | None]] = []
    end = chain.target
    for step, _ in reversed(chain.left):
        begin = chain.days.before(end, step.workdays) if step else None
        latest.append((end, begin))
        end = begin or end
    hoped, found = chain.as_of, []
    for (step, row), (last, begin) in zip(chain.left, reversed(latest), strict=True):
        planned = None if row is None or missing(row["due_on"]) else row["due_on"].date()
        if planned is not None:
            expected = max(hoped, planned)
        else:
            expected = chain.days.after(hoped, step.workdays) if step else hoped
        hoped = expected if step else hoped
        found.append(_deadline(step, row, last, begin, planned, expected))
    return tuple(found)


def _deadline(
    step: StepDays | None, row: Row | None, latest: date, begin: date | None,
    planned: date | None, expected: date,
) -> Deadline:  # fmt: skip
    name = step.step if step else str(row["step"]) if row else ""
    owner = "" if row is None or missing(row["department"]) else str(row["department"])
    return Deadline(
        name, owner, step.workdays if step else None, begin, latest, planned, expected,
        max(0, (expected - latest).days), step.source if step else NO_LIMIT,
        step.status if step else "",
    )  # fmt: skip


def check_reverse(case: Case, found: Sequence[Reverse]) -> Iterator[Finding]:
    """Promises that cannot be kept as things stand (T41): the worst step, and by how many days."""
    for one in found:
        if one.late:
            worst = max(one.late, key=lambda step: step.late_days)
            place = case.place_of("projects", one.project_id, "promised")
            fact = (
                f"{one.promise}（最迟 {one.target}），“{worst.step}”最迟应于 {worst.latest} 办结，"
                f"按现有安排要到 {worst.expected}，晚 {worst.late_days} 天"
            )
            advice = "并联办理或提前申报，或报调度会改承诺"
            yield Finding("T41", fact, advice, Severity.WARNING, place, one.project_id)
