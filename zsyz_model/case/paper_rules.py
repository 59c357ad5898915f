"""Documents for the meeting: who is proposed for what, and what leaves the house at which level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from zsyz_model.case.rule import rule

OWN = "建模约定"


class Level(StrEnum):
    """Who may read a document: the house, or everybody."""

    INTERNAL = "internal"
    PUBLIC = "public"

    @property
    def words(self) -> str:
        """The level as it is printed."""
        return {"internal": "内部资料", "public": "公开"}[self.value]


@dataclass(frozen=True, slots=True)
class NameRule:
    """A column of the dictionary that names somebody, and what is said instead in public.

    `word` may hold columns of the same row in braces: ``{industry}项目``. Ids stay, so that
    what is said can be found again inside the house.
    """

    table: str
    column: str
    word: str
    source: str = OWN
    status: str = "待核实"


@dataclass(frozen=True, slots=True)
class PaperRules:
    """Everything that the documents take from a file (scenarios/rules/papers.yaml).

    `amounts`: whether 万元 are told in public. `hidden`: columns ``table.column`` whose words are
    taken out wherever they stand.
    """

    office: str = rule("县项目建设服务中心", "起草单位", source="[0]")
    land_unit: str = rule("县自然资源和规划局", "用地事项的拟办单位", source=OWN)
    money_unit: str = rule("县财政局", "资金事项的拟办单位", source=OWN)
    amounts: bool = rule(False, "公开件是否写金额", source=OWN)
    names: tuple[NameRule, ...] = rule(
        (
            NameRule("projects", "investor", "投资方"),
            NameRule("projects", "name", "{industry}项目"),
            NameRule("leaders", "title", "县级领导"),
            NameRule("leaders", "post", "县级领导"),
        ),
        "公开件中改用通称的名称",
        source=OWN,
    )
    hidden: tuple[str, ...] = rule(
        ("projects.liaison", "projects.remark", "projects.credit_code", "leaders.avoids"),
        "公开件中删去的列",
        source=OWN,
    )
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
