"""招商 of the demonstration county: outings, leads, chains, teams, departments, leading groups.

All of it is made up by the rules R61 to R67; nothing was published for a county of this kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scenarios.demo_county.cells import Cell, Row, generator
from zsyz_model.tables import INDUSTRIES

_TRIPS = (
    ("2026-01", "L16", "京津冀", "现代服务业", "平台", 5, 2, 13, 3, 2.1),
    ("2026-02", "L02", "长三角", "新材料", "产业链", 7, 3, 4, 4, 4.2),
    ("2026-03", "L01", "珠三角", "新能源", "产业链", 6, 2, 16, 5, 5.6),
    ("2026-04", "L33", "长三角", "生物医药", "产业链", 8, 4, 7, 4, 3.4),
    ("2026-05", "L12", "长三角", "机电设备制造", "产业链", 6, 2, 12, 4, 3.2),
    ("2026-06", "L13", "京津冀", "农副产品精深加工", "平台", 4, 1, 9, 3, 1.9),
    ("2026-07", "L32", "京津冀", "高端化工", "股权", 3, 1, 14, 3, 2.4),
    ("2026-08", "L26", "珠三角", "纺织服装", "产业链", 9, 3, 4, 5, 4.8),
    ("2026-09", "L04", "长三角", "新能源", "基金", 4, 1, 15, 4, 3.9),
    ("2026-10", "L20", "珠三角", "现代包装制品", "产业链", 5, 2, 12, 5, 5.1),
)  # fmt: skip
"""Month, leader, region, chain, mode, firms, leads, first day, days, cost."""
_KIN = ("新材料", "机电设备制造", "纺织服装", "农副产品精深加工", "生物医药", "现代服务业")
_REGIONS = ("京津冀", "长三角", "珠三角")
_STAGES = ("线索", "线索", "线索", "初审", "初审", "评审", "签约", "终止", "终止", "终止")
_LINKED = ("P035", "P034", "P102")
"""Projects of the ledger that came of the first leads of 生物医药."""
_CHAINS: Mapping[str, tuple[str | dt.date | None, ...]] = {
    "生物医药": ("生物医药产业专班", "生物医药中试平台", "生物医药产业规划", "县产业引导基金", "生物医药扶持办法", "县医药产业协会"),
    "高端化工": ("高端化工产业专班", "化工园区公共管廊平台", "高端化工产业规划", dt.date(2027, 3, 31), "化工企业入园办法", "县化工产业协会"),
    "纺织服装": ("纺织服装产业专班", "服装设计打样平台", "纺织服装产业规划", None, "纺织企业技改补助办法", "县纺织服装商会"),
    "现代包装制品": ("现代包装产业专班", dt.date(2027, 6, 30), dt.date(2026, 12, 31), None, "包装企业扶持办法", "县包装行业协会"),
    "机电设备制造": ("机电制造产业专班", "机电检验检测平台", "机电制造产业规划", "县产业引导基金", "首台套奖补办法", None),
    "农副产品精深加工": ("农副产品加工专班", "冷链物流公共平台", "农副产品加工规划", "乡村振兴基金", "龙头企业扶持办法", "县农业产业化协会"),
    "新能源": ("新能源产业专班", dt.date(2027, 1, 31), "新能源产业规划", "县产业引导基金", dt.date(2026, 9, 30), None),
    "新材料": ("新材料产业专班", "新材料中试平台", "新材料产业规划", "县产业引导基金", "新材料产业扶持办法", "县新材料产业协会"),
    "现代服务业": ("现代服务业专班", "总部经济服务平台", dt.date(2027, 2, 28), None, "总部企业奖励办法", "县服务业联合会"),
}  # fmt: skip
"""The six of each chain: what there is, by when it is to be, or neither."""
_ONES = ("team", "platform", "plan", "fund", "policy", "association")
_TEAMS = (
    ("生物医药", 4, 4, 3), ("高端化工", 4, 3, 3), ("纺织服装", 3, 3, 1), ("现代包装制品", 3, 1, 1),
    ("机电设备制造", 4, 3, 2), ("农副产品精深加工", 3, 3, 2), ("新能源", 4, 2, 2), ("新材料", 4, 4, 4),
    ("现代服务业", 3, 2, 1), ("G14", 8, 6, 6), ("G15", 6, 5, 5), ("G16", 5, 5, 4),
)  # fmt: skip
"""Team, posts, filled, full time."""
_OFFICES = (
    ("县自然资源局", "要素保障", "局长", "副局长", ("用地报批", "规划许可")),
    ("县行政审批服务局", "手续办理", "局长", "副局长", ("项目备案", "手续代办")),
    ("县发展和改革局", "要素保障", "局长", "副局长", ("节能审查", "入库纳统")),
    ("县生态环境分局", "手续办理", "局长", "副局长", ("环境影响评价",)),
    ("县应急管理局", "手续办理", "局长", "副局长", ("安全条件审查",)),
    ("县财政局", "资金保障", "局长", "副局长", ("产业资金", "融资协调")),
    ("县住房和城乡建设局", "手续办理", "局长", None, ("施工许可",)),
)  # fmt: skip
_MEASURES = (
    ("县自然资源局", "规划许可与用地批准并联办理", "落地", "2026-12-31", None),
    ("县自然资源局", "建立周转指标台账", "落地", "2026-09-30", "2026-09-28"),
    ("县行政审批服务局", "重点项目手续全程代办", "开工", "2026-11-30", None),
    ("县发展和改革局", "节能审查区域评估", "开工", "2026-10-15", None),
    ("县生态环境分局", "环评告知承诺目录", "开工", "2026-12-20", None),
    ("县应急管理局", "化工项目安全条件提前会商", "开工", "2027-01-31", None),
    ("县财政局", "银企对接会每季一次", "投产", "2026-12-25", None),
    ("县财政局", "引导基金投资决策流程", "落地", "2026-08-31", "2026-09-05"),
    ("县住房和城乡建设局", "施工许可分阶段办理", "开工", "2026-11-20", None),
)  # fmt: skip
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "生物医药": ("L15", "L33", "L24"), "高端化工": ("L01", "L32", "L22"), "纺织服装": ("L26", "L30"),
    "现代包装制品": ("L16", "L20"), "机电设备制造": ("L12", "L31", "L19"),
    "农副产品精深加工": ("L03", "L18"), "新能源": ("L04", "L21"), "新材料": ("L02", "L11", "L25"),
    "现代服务业": ("L16", "L23", "L07"),
}  # fmt: skip
_ABSENCES = (
    ("L01", "每月", 4, "值班备勤"), ("L02", "每月", 4, "值班备勤"), ("L17", "每月", 3, "治安值守"),
    ("L13", "2027-06", 0, "夏收夏种"), ("L02", "2027-01", 0, "人大会议"), ("L01", "2027-01", 0, "人大会议"),
)  # fmt: skip


def trip_rows() -> list[Row]:
    """One outing a month so far this year."""
    rows: list[Row] = []
    for month, leader, region, industry, mode, firms, leads, first, days, cost in _TRIPS:
        begins = dt.date.fromisoformat(f"{month}-{first:02d}")
        rows.append(_ruled(
            "R61", month=month, leader_id=leader, region=region, industry=industry, mode=mode,
            firms=firms, leads=leads, begins_on=begins, ends_on=begins + dt.timedelta(days - 1),
            cost_wan=cost,
        ))  # fmt: skip
    return rows


def lead_rows(seed: int) -> list[Row]:
    """The leads of the outings, and those of members away from home and of associations."""
    rows: list[Row] = []
    for month, leader, region, industry, mode, _, leads, first, *_ in _TRIPS:
        day = dt.date.fromisoformat(f"{month}-{first:02d}")
        for _ in range(leads):
            row = _lead(seed, len(rows) + 1, "外出招商", industry, region, day)
            rows.append(row | _ruled("R62", mode=mode, leader_id=leader))
    for number in range(24):
        day = dt.date(2026, 1, 20) + dt.timedelta(11 * number)
        source = "流动党员" if number % 3 else "协会"
        industry, region = _KIN[number % len(_KIN)], _REGIONS[number % len(_REGIONS)]
        rows.append(_lead(seed, len(rows) + 1, source, industry, region, day))
    return rows


def _lead(
    seed: int, number: int, source: str, industry: str, region: str, day: dt.date
) -> dict[str, Cell]:
    name = f"XS{number:03d}"
    draw = generator(seed, name, "lead")
    stage = str(draw.choice(_STAGES))
    signed = day + dt.timedelta(int(draw.integers(60, 200)))
    if stage == "签约" and signed > dt.date(2026, 10, 31):
        stage = "评审"
    wan = int(draw.choice((6000, 12000, 18000, 25000, 40000)))
    linked = _LINKED[number - 8] if industry == "生物医药" and 8 <= number < 11 else None
    return _ruled(
        "R62", lead_id=name, source=source, industry=industry, region=region,
        month=f"{day:%Y-%m}", entered_on=day, stage="签约" if linked else stage, project_id=linked,
        signed_on=signed if stage == "签约" and not linked else None,
        invest_wan=None if number % 7 == 0 or linked else wan,
        cost_wan=None if source == "外出招商" else round(0.3 + 0.1 * int(draw.integers(8)), 1),
    )  # fmt: skip


def chain_rows() -> list[Row]:
    """The nine chains with their 六个一."""
    rows: list[Row] = []
    for industry in INDUSTRIES:
        cells: dict[str, object] = {"industry": industry}
        for name, value in zip(_ONES, _CHAINS[industry], strict=True):
            cells[f"{name}_due" if isinstance(value, dt.date) else name] = value
        rows.append(_ruled("R63", **cells))
    return rows


def team_rows() -> list[Row]:
    """A team for each chain and each park."""
    return [
        _ruled(
            "R64", team=team, team_kind="园区" if team.startswith("G") else "产业", post="招商专员",
            posts=posts, filled=filled, full_time=full,
            due_on=dt.date(2027, 1, 31) if filled < posts else None,
        )
        for team, posts, filled, full in _TEAMS
    ]  # fmt: skip


def department_rows() -> list[Row]:
    """The departments with a working team; one has named no liaison yet."""
    names = ("department", "department_kind", "head_post", "liaison_post", "duties")
    return [_ruled("R65", **dict(zip(names, office, strict=True))) for office in _OFFICES]


def measure_rows() -> list[Row]:
    """What the departments promise from landing to production."""
    return [
        _ruled(
            "R65", measure_id=f"CS{number:03d}", department=office, measure=words, step=step,
            due_on=dt.date.fromisoformat(due), done_on=dt.date.fromisoformat(done) if done else None,
        )
        for number, (office, words, step, due, done) in enumerate(_MEASURES, start=1)
    ]  # fmt: skip


def group_rows() -> list[Row]:
    """The leading group of each chain, its head first."""
    return [
        _ruled("R66", industry=industry, leader_id=leader, role="成员" if place else "组长")
        for industry, leaders in _GROUPS.items()
        for place, leader in enumerate(leaders)
    ]


def absence_rows() -> list[Row]:
    """Leaders who may be away less than usual."""
    names = ("leader_id", "month", "most_days", "reason")
    return [_ruled("R67", **dict(zip(names, row, strict=True))) for row in _ABSENCES]


def attraction_rows(seed: int) -> dict[str, Sequence[Row]]:
    """All the sheets of 招商 by internal name."""
    return {
        "departments": department_rows(),
        "trips": trip_rows(),
        "chains": chain_rows(),
        "leads": lead_rows(seed),
        "absences": absence_rows(),
        "teams": team_rows(),
        "measures": measure_rows(),
        "groups": group_rows(),
    }


def _ruled(rule: str, **values: object) -> dict[str, Cell]:
    """Cells of one rule."""
    return {name: Cell(value, rule=rule) for name, value in values.items()}
