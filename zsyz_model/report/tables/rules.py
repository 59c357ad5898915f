"""The numbers that a plan rests on, each with its source, its status and its dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from zsyz_model.case import CONFIRMED, Outcome, Scenario
from zsyz_model.case.rule import Noted, rules_in
from zsyz_model.report.tables.frames import framed

COLUMNS = ("键名", "规则", "取值", "单位", "依据", "状态", "起", "止", "由谁设定")
OF_THE_RUN = ("solver.", "random.", "chances.", "attraction.")
"""Settings of the machine, of draws and of 招商, on which no plan rests; told in RUN.json."""


def rule_table(outcome: Outcome) -> pd.DataFrame:
    """Every rule of the scenario as it held; what the scenario set itself has its own place."""
    scenario = outcome.case.scenario
    return _table(scenario, lambda key: not key.startswith(OF_THE_RUN))


def section_rules(scenario: Scenario, section: str) -> pd.DataFrame:
    """The same about the rules of one section."""
    return _table(scenario, lambda key: key.startswith(f"{section}."))


def _table(scenario: Scenario, wanted: Callable[[str], bool]) -> pd.DataFrame:
    rows = (
        (
            rule.key,
            rule.title,
            _words(rule.value),
            rule.unit,
            "" if rule.own else rule.source,
            _status(rule, scenario.as_of),
            "" if rule.own else rule.since,
            "" if rule.own else rule.until,
            _set_by(scenario.origins, rule.key),
        )
        for rule in rules_in(scenario)
        if wanted(rule.key)
    )
    return framed(rows, COLUMNS)


def _status(rule: Noted, day: str) -> str:
    if rule.own:
        return "情景自定"
    known = "已确认" if rule.status == CONFIRMED else rule.status
    return f"{known}，来源所给期限已过" if rule.expired(day) else known


def _set_by(origins: Mapping[str, str], key: str) -> str:
    """The scenario's file and line, also where it set a part of a mapping; else the default."""
    places = [place for path, place in origins.items() if path == key or path.startswith(f"{key}.")]
    return places[0] if places else "默认值"


def _words(value: object) -> str:
    """A value in words: parts of a mapping as 甲=0.5, lists with 、, 是 and 否."""
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return f"{value:g}"
        case tuple():
            return "、".join(map(_words, value))
        case Mapping():
            return "、".join(f"{key}={_words(part)}" for key, part in value.items())
    return str(value)
