"""The closed range of every number of a scenario, and the words that may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zsyz_model.case import GoalRules
from zsyz_model.tables import PLOT_KINDS, STAGES

METHODS = ("weighted_sum", "topsis", "vikor", "promethee")
WEIGHTINGS = ("given", "ahp", "entropy", "critic")
POOLINGS = ("mean", "trimmed", "median", "算术平均", "截尾平均", "中位数")
OPINIONS = ("cbc", "none")
POWERS = (0.0, 0.5, 1.0)

RANGES: Mapping[str, tuple[float, float]] = {
    "horizon.quarters": (1, 40),
    "goals.discount": (0.01, 1),
    "goals.tolerance": (0, 1),
    "goals.weights": (0, 1e6),
    "leaders.visits_per_week": (0, 14),
    "leaders.hours_on_site": (0, 40),
    "leaders.compulsory_wan": (0, 1e8),
    "leaders.default_most": (0, 100),
    "leaders.fit_base": (0, 100),
    "leaders.fit_industry": (0, 100),
    "leaders.fit_place": (0, 100),
    "leaders.fit_first": (0, 100),
    "leaders.fit_keep": (0, 100),
    "land.credit": (0, 1),
    "land.farmland_share": (0, 1),
    "land.plan_wan_per_mu": (0, 10_000),
    "land.balance_wan_per_mu": (0, 10_000),
    "land.swap_farmland_share": (0, 1),
    "land.paddy_wan_per_mu": (0, 10_000),
    "land.capacity_wan_per_kg": (0, 100),
    "land.advance_most_mu": (0, 1e6),
    "land.turnover_most_mu": (0, 1e6),
    "land.turnover_quarters": (1, 12),
    "land.linkage_sale_most_mu": (0, 1e6),
    "land.linkage_sale_wan_per_mu": (0, 10_000),
    "land.schemes_at_once": (0, 100),
    "land.factory_most_mu": (0, 10_000),
    "scoring.weights": (0, 1000),
    "scoring.trim": (0, 0.49),
    "scoring.pass_mark": (0, 100),
    "scoring.priority_mark": (0, 100),
    "meeting.notice_days": (0, 60),
    "meeting.most_topics": (1, 1000),
    "admission.thresholds": (-1e10, 1e10),
    "solver.seconds": (0.1, 86_400),
    "solver.gap": (0, 0.5),
    "solver.nodes": (1, 1_000_000_000),
    "random.seed": (0, 2**63 - 1),
    "random.draws": (1, 10_000_000),
    "chances.sign_share": (0, 1),
    "chances.land_share": (0, 1),
    "chances.start_share": (0, 1),
    "chances.slip_chance": (0, 1),
    "chances.slip_most_quarters": (0, 40),
    "chances.quota_late_chance": (0, 1),
    "chances.quota_late_most_quarters": (0, 40),
    "chances.acceptance_late_chance": (0, 1),
    "chances.acceptance_late_most_quarters": (0, 40),
    "chances.confidence": (0.5, 0.999),
    "chances.half_width": (0.001, 0.5),
    "chances.bad_share": (0.01, 0.9),
    "chances.rule_share": (0.05, 1),
    "chances.first_quarters": (1, 40),
    "chances.miss_points": (0, 100_000),
    "chances.broken_points": (0, 100_000),
    "chances.tail": (0, 0.99),
}
"""The closed range of each number; a mapping's range holds for each of its values."""

WORDS: Mapping[str, Iterable[str]] = {
    "scoring.method": METHODS,
    "scoring.weighting": WEIGHTINGS,
    "scoring.panel": POOLINGS,
    "solver.second_opinion": OPINIONS,
    "goals.order": GoalRules().order,
    "goals.tolerance": GoalRules().order,
    "goals.weights": GoalRules().order,
    "land.credit": PLOT_KINDS,
    "leaders.hours_on_site": STAGES,
    "leaders.compulsory_stages": STAGES,
}
"""The words that may stand there; for a mapping, the words that may be its keys."""
