"""Admission (初审): every project before every gate, and a receipt for each refusal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from zsyz_model.case import Admission, Case, Refusal, Scenario
from zsyz_model.findings import Finding, InputError, Place
from zsyz_model.review.asked import Asked, number
from zsyz_model.review.choosing import complain, find, resolve, unknown
from zsyz_model.review.derived import Facts, Value, derive, lacking, place_of, sources_of, titled
from zsyz_model.review.gates import GATES, Gate
from zsyz_model.validate.said import missing, word_of

MISSING_DATA = "missing_data"
MISSING_TITLE = "资料不足"


def screen(case: Case, gates: Sequence[Gate] = GATES) -> Admission:
    """Split the projects into the kept, and one refusal for each rule that one breaks.

    Kept and refused together are all projects. A value that a gate needs and nobody wrote
    refuses with rule ``missing_data``, once for each empty cell.

    Raises:
        InputError: when the scenario names an unknown gate or sets a threshold that is no number.
    """
    chosen = choose_gates(case.scenario, gates)
    ask = _Desk(case, derive(case))
    refusals = tuple(r for project in ask.facts.rows for r in ask.refusals(project, chosen))
    refused = {refusal.project_id for refusal in refusals}
    kept = tuple(project for project in ask.facts.rows if project not in refused)
    return Admission(kept, refusals)


def choose_gates(scenario: Scenario, gates: Sequence[Gate] = GATES) -> tuple[Gate, ...]:
    """The gates that the scenario wants and that hold on its cut-off date, with its thresholds."""
    wishes, findings = scenario.admission, []
    for i, word in enumerate(wishes.gates):
        if find(word, gates) is None:
            path = f"admission.gates[{i}]"
            findings.append(unknown(scenario, path, word, "准入规则", gates))
    path = "admission.thresholds"
    given, wrong = resolve(scenario, path, "准入规则", wishes.thresholds, gates)
    findings += [*wrong, *_check_thresholds(scenario, given, gates)]
    if findings:
        raise InputError(*findings)
    wanted = set(wishes.gates) or {gate.name for gate in gates}
    return tuple(
        replace(gate, threshold=given.get(gate.name, gate.threshold))
        for gate in gates
        if wanted & {gate.name, gate.title} and gate.holds_on(scenario.as_of)
    )


def _check_thresholds(
    scenario: Scenario, given: dict[str, float], gates: Sequence[Gate]
) -> Iterator[Finding]:
    for gate in gates:
        if gate.name not in given:
            continue
        path, value = f"admission.thresholds.{gate.name}", given[gate.name]
        if not gate.numeric:
            fact = f"准入规则“{gate.title}”没有数值阈值"
            yield complain(scenario, path, fact, "删去这一条", f"{value:g}")
        elif not math.isfinite(value):
            yield complain(scenario, path, "阈值不是有限数", f"单位：{gate.unit}", f"{value}")


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where projects are asked one gate after the other."""

    case: Case
    facts: Facts

    def refusals(self, project: str, gates: Iterable[Gate]) -> Iterator[Refusal]:
        empty: set[str] = set()
        for gate in gates:
            if not self._concerned(project, gate):
                continue
            value = self.facts.value(project, gate.column)
            if value is None:
                wanted = (
                    () if gate.may_be_missing else lacking(self.facts.rows[project], gate.column)
                )
                yield from (self._lack(project, gate, c) for c in wanted if c not in empty)
                empty |= set(wanted)
            elif not gate.test(value, gate.threshold):
                yield self._refuse(project, gate, value)

    def _concerned(self, project: str, gate: Gate) -> bool:
        kind = self.facts.value(project, "kind")
        if gate.kinds and kind not in gate.kinds:
            return False
        if gate.places and self.facts.value(project, "place_kind") not in gate.places:
            return False
        return not gate.when or bool(self.facts.value(project, gate.when))

    def _lack(self, project: str, gate: Gate, column: str) -> Refusal:
        label, unit = titled(column)
        return Refusal(
            project_id=project,
            rule=MISSING_DATA,
            title=MISSING_TITLE,
            value=f"“{label}”空白",
            threshold=f"{gate.title}：{gate.requirement}",
            cell=self._cell(project, column),
            basis=gate.source,
            advice=f"补填“{label}”" + (f"（单位：{unit}）" if unit else ""),
        )

    def _refuse(self, project: str, gate: Gate, value: Value) -> Refusal:
        asked = Asked(self.case, self.facts.rows[project], value, gate.threshold)
        return Refusal(
            project_id=project,
            rule=gate.name,
            title=gate.title,
            value=self._shown(project, gate, value),
            threshold=gate.requirement,
            cell=place_of(self.case, project, gate.column),
            basis=gate.source,
            advice=gate.advice(asked),
        )

    def _shown(self, project: str, gate: Gate, value: Value) -> str:
        """The value with its unit; a derived one with the cells that it comes from."""
        sources = sources_of(gate.column)
        shown = _worded(value, titled(gate.column)[1])
        if sources in ((gate.column,), ()):
            return shown
        row = self.facts.rows[project]
        parts = (f"{titled(c)[0]} {_worded(row[c], titled(c)[1])}" for c in sources)
        return f"{shown}（{'；'.join(parts)}）"

    def _cell(self, project: str, column: str) -> Place:
        return self.case.place_of("projects", project, column)


def _worded(value: Value, unit: str) -> str:
    if missing(value):
        return "无"
    if isinstance(value, bool | np.bool_):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{number(value)} {unit}".rstrip()
    return word_of(value)
