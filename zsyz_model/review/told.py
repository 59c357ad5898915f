"""The rules and criteria as they held, for whoever reads the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zsyz_model.case import Admission, Case, CriterionTold, RuleTold
from zsyz_model.review.criteria import Criterion
from zsyz_model.review.derived import sources_of, titled
from zsyz_model.review.gates import Gate
from zsyz_model.review.scoring import Basis
from zsyz_model.review.screening import choose_gates


def rules_told(case: Case, admission: Admission) -> tuple[RuleTold, ...]:
    """Every rule that the scenario wants and that held on its cut-off date, in their order."""
    broken = Counter(refusal.rule for refusal in admission.refusals)
    return tuple(
        RuleTold(
            name=gate.name,
            title=gate.title,
            requirement=gate.requirement,
            concerns=_concerns(gate),
            source=gate.source,
            refused=broken[gate.name],
            scope=gate.scope,
        )
        for gate in choose_gates(case.scenario)
    )


def criteria_told(criteria: Sequence[Criterion], basis: Basis) -> tuple[CriterionTold, ...]:
    """Every criterion, those without weight as well."""
    return tuple(
        CriterionTold(
            name=one.name,
            title=one.title,
            subject=one.subject,
            unit=one.unit,
            low=one.low,
            high=one.high,
            rising=one.rising,
            weight=basis.weights.get(one.name, 0.0),
            source=one.source,
            status=one.status,
            columns=sources_of(one.column) if one.column else (),
            words=tuple(word for face in one.faces for word in face.panel),
        )
        for one in criteria
    )


def _concerns(gate: Gate) -> str:
    kinds = "、".join(gate.kinds) or "全部项目类型"
    places = f"；落在{'、'.join(gate.places)}" if gate.places else ""
    when = f"；限{titled(gate.when)[0]}" if gate.when else ""
    return f"{kinds}{places}{when}"
