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
    raise_amount_per_mu,
    unflagged,
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
    all), `places` to kinds of places, `when` to projects with that derived flag. A missing
    value refuses the project unless `may_be_missing`. `since` and `until` are the first and
    last day on which the rule holds (ISO, empty: always). `scope` rules only say that a
    project does not belong here: nothing is broken off for them.
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
    places: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    scope: bool = False

    def holds_on(self, day: str) -> bool:
        """Whether the rule is in force on an ISO day."""
        return self.since <= day and (not self.until or day <= self.until)

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
        """The basis with its status, and since and until when it holds."""
        since = f"，{self.since} 起施行" if self.since else ""
        until = f"，{self.until} 止" if self.until else ""
        return f"{self.basis}（{STATUS[self.status]}{since}{until}）"


def _veto(name: str, title: str, column: str, office: str) -> Gate:
    """One of the vetoes that no points make up for."""
    return Gate(
        name, title, column, unflagged, (f"{office}认定不可行",), "未被{threshold}",
        plain(f"{office}撤回意见、改“{title}”后重报；不能改的终止洽谈"),
        "[0] 三（四）须满足环保、安全、能耗条件；一票否决 [40]", OPEN, kinds=IN_SCOPE,
    )  # fmt: skip


_MORE_FIXED = raise_amount_per_mu("固定资产投资", "fixed_wan")
_MORE_TAX = raise_amount_per_mu("年税收", "tax_wan")
GATES = (
    Gate(
        "real_estate", "房地产项目除外", "kind", none_of, ("房地产",), "不含{threshold}",
        plain("不进入联审；城市综合体按“城市综合体”类型另报"),
        "[0] 三（四）考核范围", CONFIRMED, scope=True,
    ),
    Gate(
        "kind_in_scope", "联审项目类型", "kind", one_of, IN_SCOPE, "限于{threshold}",
        plain("不属联审范围，按原渠道办理；如类型填错，改“项目类型”"),
        "[0] 三（二）评审范围；城市综合体单列", OPEN, kinds=OTHERS, scope=True,
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
        kinds=IN_SCOPE, when="chemical", since="2016-01-01",
    ),
    Gate(
        "chemical_min_fixed", "化工项目固定资产投资", "fixed_wan", at_least, 10000.0,
        "固定资产投资（不含土地费用）不低于 {threshold}", add_money("固定资产投资"),
        "[55] 山东 2016 年规定；[56] 2019 年草案另有 3 亿元", OPEN, "万元", IN_SCOPE,
        when="chemical", since="2016-01-01",
    ),
    _veto("environment_veto", "环保否决", "environment_veto", "生态环境部门"),
    _veto("safety_veto", "安全否决", "safety_veto", "应急管理部门"),
    _veto("energy_veto", "能耗否决", "energy_veto", "节能审查部门"),
    Gate(
        "red_line", "耕地与生态红线", "red_line", unflagged, ("永久基本农田或生态保护红线",),
        "不占用{threshold}", plain("调整选址，避开后把“占用红线”改为否"),
        "[0] 三（二）选址符合土地、生态环境规划；一票否决 [40]", OPEN,
    ),
    Gate(
        "separate_land", "单独供地门槛", "invest_wan", at_least, 3000.0,
        "单独供地的总投资不低于 {threshold}", plain("进标准厂房，把“拟用地”改为 0"),
        "[47] 太仓 2017 年，不足的进标准厂房", OPEN, "万元", (*IN_SCOPE, "农业"), when="own_land",
    ),
    Gate(
        "intensity", "投资强度", "intensity_wan_per_mu", at_least, 100.0,
        "固定资产投资强度不低于 {threshold}", _MORE_FIXED,
        "[51] 山东 2005 年标准，菏泽省级开发区；乡镇参照", OPEN, "万元/亩", INDUSTRIAL,
        when="own_land",
    ),
    Gate(
        "intensity_chemical", "化工园区投资强度", "intensity_wan_per_mu", at_least, 250.0,
        "固定资产投资强度不低于 {threshold}", _MORE_FIXED, "[48] 北海化工地块 2023 年", OPEN,
        "万元/亩", INDUSTRIAL, when="own_land", places=("化工园区",),
    ),
    Gate(
        "tax_zone", "园区亩均税收", "tax_wan_per_mu", at_least, 12.0, "亩均税收不低于 {threshold}",
        _MORE_TAX, "[49] 山区县标准；[43] 另有 30", OPEN, "万元/亩",
        INDUSTRIAL, when="own_land", may_be_missing=True, places=("开发区", "生物医药产业园"),
    ),
    Gate(
        "tax_chemical", "化工园区亩均税收", "tax_wan_per_mu", at_least, 20.0,
        "亩均税收不低于 {threshold}", _MORE_TAX,
        "[48] 北海化工地块 2023 年", OPEN, "万元/亩", INDUSTRIAL, when="own_land",
        may_be_missing=True, places=("化工园区",),
    ),
    Gate(
        "tax_town", "乡镇亩均税收", "tax_wan_per_mu", at_least, 8.0, "亩均税收不低于 {threshold}",
        _MORE_TAX, "[45] 隆昌标准地 2022 年，乡镇参照", OPEN,
        "万元/亩", INDUSTRIAL, when="own_land", may_be_missing=True, places=("乡镇", "街道"),
    ),
    Gate(
        "plot_ratio", "容积率", "plot_ratio", at_least, 0.9, "容积率不低于 {threshold}",
        plain("提高容积率（多层厂房），或压缩用地后重报"), "[49] 山区县标准；[43] 另有 1.0", OPEN,
        kinds=INDUSTRIAL, when="own_land", may_be_missing=True,
        places=("开发区", "生物医药产业园", "乡镇", "街道"),
    ),
    Gate(
        "plot_ratio_chemical", "化工园区容积率", "plot_ratio", at_least, 0.7,
        "容积率不低于 {threshold}", plain("提高容积率，或压缩用地后重报"),
        "[48] 北海化工地块 2023 年，0.7 至 1.8", OPEN, kinds=INDUSTRIAL, when="own_land",
        may_be_missing=True, places=("化工园区",),
    ),
    Gate(
        "ended", "项目已终止", "stage", none_of, ("终止",), "阶段不是{threshold}",
        plain("重新启动的，先把“阶段”改为现阶段"), "建模约定", CONFIRMED, scope=True,
    ),
    Gate(
        "not_yet_reviewed", "尚未进入评审", "stage", none_of, ("线索", "初审"),
        "阶段不是{threshold}", plain("初审通过后，把“阶段”改为评审"),
        "[0] 三（二）先初审、后评审", CONFIRMED, scope=True,
    ),
    Gate(
        "decided_against", "集体决策不予准入", "verdict", none_of, ("不予",), "未被决策{threshold}",
        plain("重新洽谈的另报新项目；决策有误的改“决策”工作表"), "[0] 三（二）集体决策", CONFIRMED,
    ),
    Gate(
        "put_off", "集体决策暂缓", "verdict", none_of, ("暂缓",), "未被决策{threshold}",
        plain("按会议所附条件补齐后，上下次评审会"), "[0] 三（二）集体决策", CONFIRMED,
    ),
    Gate(
        "finished", "已建成投产", "stage", none_of, ("投产",), "阶段不是{threshold}",
        plain("祝贺投产：不再需要用地和包保，转入考核与服务"), "建模约定", CONFIRMED, scope=True,
    ),
)  # fmt: skip
"""All rules, in the order in which refusals are told."""

AFTER_MEETING = frozenset({"not_yet_reviewed", "decided_against", "put_off"})
"""Rules for the year's plan that do not keep a project from the meeting that decides on it."""
