"""The hard rules of admission (初审) as rows of data; [n] are the sources of docs/sources.md."""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.asked import (
    Advice,
    Test,
    Threshold,
    add_money,
    any_of,
    at_least,
    move_to_park,
    none_of,
    number,
    one_of,
    plain,
    raise_intensity,
)
from zsyz_model.review.derived import SYSTEMS

IN_SCOPE = ("工业", "总部经济", "现代服务业", "企业改扩建", "城市综合体")
"""The four kinds that the plan names; the urban complex is a class of its own beside them."""
OTHERS = (*IN_SCOPE, "农业", "基础设施", "金融")
INDUSTRIAL = ("工业", "企业改扩建")
STATUS = {CONFIRMED: "已确认", OPEN: OPEN}


@dataclass(frozen=True, slots=True)
class Gate:
    """A hard rule: the fact it reads, its test and threshold, where it comes from.

    `words` says the requirement, with {threshold}. `kinds` limits it to project kinds (empty:
    all), `when` to projects with that derived flag. A missing value refuses the project
    unless `may_be_missing`.
    """

    name: str
    title: str
    column: str
    test: Test
    threshold: Threshold
    words: str
    advice: Advice
    basis: str
    status: str = OPEN
    unit: str = ""
    kinds: tuple[str, ...] = ()
    when: str = ""
    may_be_missing: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the threshold is a number, which a scenario may override."""
        return not isinstance(self.threshold, tuple)

    @property
    def requirement(self) -> str:
        """The threshold as words with its unit."""
        if isinstance(self.threshold, tuple):
            return self.words.format(threshold="、".join(self.threshold))
        return self.words.format(threshold=f"{number(self.threshold)} {self.unit}".rstrip())

    @property
    def source(self) -> str:
        """The basis with its status."""
        return f"{self.basis}（{STATUS[self.status]}）"


GATES = (
    Gate(
        "real_estate", "房地产项目除外", "kind", none_of, ("房地产",), "不含{threshold}",
        plain("不进入联审；城市综合体按“城市综合体”类型另报"),
        "[0] 三（四）考核范围", CONFIRMED,
    ),
    Gate(
        "kind_in_scope", "联审项目类型", "kind", one_of, IN_SCOPE, "限于{threshold}",
        plain("不属联审范围，按原渠道办理；如类型填错，改“项目类型”"),
        "[0] 三（二）评审范围；城市综合体单列", OPEN, kinds=OTHERS,
    ),
    Gate(
        "min_invest", "总投资门槛", "invest_wan", at_least, 10000.0, "总投资不低于 {threshold}",
        add_money("总投资"), "[0] 三（二）过亿元项目", CONFIRMED, "万元", IN_SCOPE,
    ),
    Gate(
        "industry_fit", "产业方向", "fits", any_of, SYSTEMS, "属于{threshold}之一",
        plain("补填相符的产业、十强标签或231标签；确不相符的不予引进"),
        "[0] 三（一）；十强 [150]；231 [151][152]", OPEN, kinds=IN_SCOPE,
    ),
    Gate(
        "chemical_park", "化工项目入园", "place_kind", one_of, ("化工园区",), "落在{threshold}",
        move_to_park, "[56][58] 化工项目只能进认定的化工园区", OPEN,
        kinds=IN_SCOPE, when="chemical",
    ),
    Gate(
        "chemical_min_fixed", "化工项目固定资产投资", "fixed_wan", at_least, 10000.0,
        "固定资产投资（不含土地费用）不低于 {threshold}", add_money("固定资产投资"),
        "[55] 山东 2016 年规定；[56] 2019 年草案另有 3 亿元", OPEN, "万元", IN_SCOPE,
        when="chemical",
    ),
    Gate(
        "intensity", "投资强度", "intensity_wan_per_mu", at_least, 100.0,
        "固定资产投资强度不低于 {threshold}", raise_intensity,
        "[51] 山东 2005 年标准，菏泽省级开发区；乡镇参照", OPEN, "万元/亩", INDUSTRIAL,
        when="own_land",
    ),
    Gate(
        "ended", "项目已终止", "stage", none_of, ("终止",), "阶段不是{threshold}",
        plain("重新启动的，先把“阶段”改为现阶段"), "建模约定", CONFIRMED,
    ),
    Gate(
        "not_yet_reviewed", "尚未进入评审", "stage", none_of, ("线索", "初审"),
        "阶段不是{threshold}", plain("初审通过后，把“阶段”改为评审"),
        "[0] 三（二）先初审、后评审", CONFIRMED,
    ),
    Gate(
        "finished", "已建成投产", "stage", none_of, ("投产",), "阶段不是{threshold}",
        plain("祝贺投产：不再需要用地和包保，转入考核与服务"), "建模约定", CONFIRMED,
    ),
)  # fmt: skip
"""All rules, in the order in which refusals are told."""
