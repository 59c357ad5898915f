"""The board of 包保推进: everything told of a month, as one value and as one JSON document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from zsyz_model.case.light_rules import LightPreset
from zsyz_model.case.motion import (
    Attendance,
    Beside,
    Burn,
    Item,
    Light,
    Rates,
    Situation,
    Standing,
    Trend,
    Week,
)
from zsyz_model.findings import Finding


@dataclass(frozen=True, slots=True)
class Motion:
    """包保推进 at the end of a month: everything that the board shows.

    `led_by`: where the pairs come from (the plan, or the ledger's 现包保领导). `groups`: title of
    a grouping → its ranking. `notes`: what could not be told, in words.
    """

    month: str
    preset: LightPreset
    led_by: str
    lights: tuple[Light, ...]
    standings: tuple[Standing, ...]
    groups: Mapping[str, tuple[Standing, ...]]
    weeks: tuple[Week, ...]
    attendance: tuple[Attendance, ...]
    items: tuple[Item, ...]
    burn: tuple[Burn, ...]
    ageing: Mapping[str, int]
    situations: tuple[Situation, ...]
    rates: tuple[Rates, ...]
    beside: tuple[Beside, ...]
    trend: tuple[Trend, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def line(self) -> str:
        """The board in one line: lights by colour, the list, the week's visits."""
        colours = Counter(light.colour or "未亮灯" for light in self.lights)
        shown = "，".join(f"{name} {n} 个" for name, n in colours.items()) or "没有进度数据"
        still = [item for item in self.items if item.open]
        late = sum(bool(item.overdue_days) for item in still)
        visits = sum(len(week.visits) for week in self.weeks)
        return (
            f"{self.month} 亮灯 {shown}；不说不未办结 {len(still)} 件、逾期 {late} 件；"
            f"下周走访 {visits} 次（{self.led_by}）"
        )

    def document(self) -> dict[str, Any]:
        """The JSON document: records as mappings, days in ISO form, findings as flat rows."""
        told = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "findings"}
        document: dict[str, Any] = plain(told)
        for light, shown in zip(document["lights"], self.lights, strict=True):
            light["text"] = shown.text
        return {**document, "findings": [finding.as_row() for finding in self.findings]}


def plain(value: Any) -> Any:
    """Records, days and tuples as what JSON knows."""
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case Mapping():
            return {key: plain(one) for key, one in value.items()}
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value
