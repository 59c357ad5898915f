"""When a project may start, what was promised, and the days of its stages."""

from __future__ import annotations

import datetime as dt

from scenarios.demo_county.cells import Cell, generator
from zsyz_model.case import Horizon

DONE = ("开工", "投产", "终止")
_DELAY = {"落地": (0, 2), "签约": (0, 4), "评审": (2, 4), "初审": (4, 6), "线索": (4, 7)}
_PROMISE = ("落地", "签约")


def times_of(seed: int, span: Horizon, name: str, stage: str, needs: str) -> dict[str, Cell]:
    """Earliest and promised quarter of waiting projects, and the days of their stages."""
    cells = _days(seed, name, stage)
    if stage not in _DELAY:
        return cells
    late = int(generator(seed, name, "earliest").integers(*_DELAY[stage]))
    first = min(1 + late + (needs == "手续"), span.length)
    cells["earliest"] = Cell(span.word(first), rule="R20")
    if stage in _PROMISE:
        after = int(generator(seed, name, "promised").integers(1, 4))
        cells["promised"] = Cell(span.word(first + after), rule="R21")
    return cells


def _days(seed: int, name: str, stage: str) -> dict[str, Cell]:
    """Signed within 20 months of the cut-off, started after, in production after that."""
    if stage in ("线索", "初审", "评审"):
        return {}
    draws = generator(seed, name, "days").integers(0, 200, 3)
    past = stage in DONE
    signed = dt.date(2024 if past else 2025, 3, 1) + dt.timedelta(days=int(draws[0]) * (3 - past))
    started = dt.date(2025, 9, 20) + dt.timedelta(days=int(draws[1]))
    produced = dt.date(2026, 4, 20) + dt.timedelta(days=int(draws[2]) % 180)
    cells = {"signed_on": Cell(min(signed, dt.date(2026, 9, 30)), rule="R23")}
    if stage in ("开工", "投产"):
        cells["started_on"] = Cell(started, rule="R23")
    if stage == "投产":
        cells["produced_on"] = Cell(produced, rule="R23")
    return cells
