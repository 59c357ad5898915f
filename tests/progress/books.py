"""The rules that ship with the house, as tests use them."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.case.light_rules import LightBook, LightPreset
from zsyz_model.case.progress_rules import ProgressRules
from zsyz_model.scenario.rulebook import read_rulebook

RULES = Path(__file__).parents[2] / "scenarios" / "rules"
LIGHTS = read_rulebook(RULES / "lights.yaml", LightBook)
PROGRESS = read_rulebook(RULES / "progress.yaml", ProgressRules)


def preset(name: str) -> LightPreset:
    return LIGHTS.presets[name]
