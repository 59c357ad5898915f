"""Places, quota, stock plots, reclamation schemes, money and targets of the county."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from scenarios.demo_county.cells import Cell, Row, between
from scenarios.demo_county.published import (
    SCHEMES_CSV,
    hundredths,
    is_plain,
    mu_of,
    read_csv,
    supply_rows,
)
from zsyz_model.case import Horizon

PLACES = (
    ("G01", "城关街道", "街道", 5), ("G02", "东城街道", "街道", 8), ("G03", "南城街道", "街道", 10),
    ("G04", "北部镇", "乡镇", 28), ("G05", "东北镇", "乡镇", 32), ("G06", "东部镇", "乡镇", 22),
    ("G07", "东南镇", "乡镇", 36), ("G08", "南部镇", "乡镇", 25), ("G09", "西南镇", "乡镇", 38),
    ("G10", "西部镇", "乡镇", 30), ("G11", "西北镇", "乡镇", 40), ("G12", "中部镇", "乡镇", 18),
    ("G13", "沿河镇", "乡镇", 45), ("G14", "县经济开发区", "开发区", 15),
    ("G15", "县化工产业园", "化工园区", 26), ("G16", "县生物医药产业园", "生物医药产业园", 20),
)  # fmt: skip
PLACE_NAMES: Mapping[str, str] = {code: name for code, name, _, _ in PLACES}
_ALLOWED = {
    "G01": ("现代服务业",), "G02": ("现代服务业",), "G03": ("现代服务业",),
    "G04": ("农副产品精深加工", "新能源"), "G05": ("农副产品精深加工", "现代服务业"),
    "G06": ("现代包装制品", "机电设备制造"), "G07": ("纺织服装", "现代包装制品"),
    "G08": ("纺织服装", "新材料"), "G10": ("农副产品精深加工", "新能源"),
    "G11": ("新能源", "新材料"), "G12": ("农副产品精深加工", "现代包装制品"),
    "G13": ("农副产品精深加工", "现代服务业"),
    "G14": ("生物医药", "纺织服装", "现代包装制品", "机电设备制造", "新能源", "新材料",
            "现代服务业"),
    "G15": ("高端化工", "新材料"), "G16": ("生物医药",),
}  # fmt: skip
_ROADS = (
    ("G14", "G02", 8), ("G14", "G06", 12), ("G14", "G16", 10), ("G14", "G12", 16),
    ("G15", "G11", 18), ("G15", "G10", 14), ("G15", "G04", 20), ("G16", "G03", 14),
    ("G05", "G06", 15), ("G07", "G08", 16), ("G09", "G10", 15), ("G13", "G07", 18),
)  # fmt: skip
_PLAN_MU = (40, 110, 80, 60, 30, 110, 70, 50)
_STOCK_MU = (120, 270, 190, 140, 110, 250, 170, 120)
_PADDY_MU = (2, 6, 4, 2, 2, 6, 4, 2)
_PLAN_WAN, _STOCK_WAN, _PADDY_WAN = 1.07, 13.8, 18.8
_KG_PER_MU = 900

_OLD, _LATE, _IDLE, _POOR, _SHED, _SWAP = (
    "批而未供2017前", "批而未供2018后", "闲置", "低效", "标准厂房", "腾挪",
)  # fmt: skip
_PLOTS = (
    (136, _OLD, "G15", 1, ""), (20, _OLD, "G14", 1, ""), (41, _OLD, "G16", 1, ""),
    (114, _OLD, "G14", 2, ""), (69, _OLD, "G14", 1, ""), (52, _OLD, "G06", 2, ""),
    (50, _LATE, "G15", 2, ""), (67, _LATE, "G14", 2, ""), (116, _LATE, "G02", 1, ""),
    (157, _LATE, "G04", 1, ""), (18, _LATE, "G05", 2, ""), (40, _IDLE, "G12", 3, ""),
    (185, _IDLE, "G14", 3, ""), (92, _IDLE, "G13", 5, ""), (28, _IDLE, "G14", 4, ""),
    (13, _POOR, "G01", 5, ""), (138, _POOR, "G15", 4, ""), (49, _SHED, "G14", 1, ""),
    (62, _SHED, "G14", 2, ""), (182, _SHED, "G06", 1, ""), (181, _SWAP, "G14", 1, "P049"),
    (111, _SWAP, "G14", 2, "P056"), (174, _SWAP, "G08", 1, "P063"), (177, _SWAP, "G03", 3, "P051"),
)  # fmt: skip
_DUE = {"P049": 7, "P056": 5, "P063": 6, "P051": 8}
_UNIT_WAN = {
    _OLD: (6.0, 9.5), _LATE: (6.0, 9.5), _IDLE: (9.0, 13.0), _POOR: (14.0, 20.0),
    _SHED: (22.0, 30.0), _SWAP: (8.0, 12.0),
}  # fmt: skip
_FIXED_WAN = {_OLD: 20, _LATE: 20, _IDLE: 120, _POOR: 200, _SHED: 40, _SWAP: 60}

_SCHEMES = {
    "F01": (2, 1, 3.06), "F03": (4, 1, 3.06), "F10": (3, 1, 3.06), "F11": (8, 1, 3.06),
    "F12": (3, 2, 8.0), "F13": (8, 1, 8.0), "F19": (5, 1, 8.0), "F20": (8, 1, 8.0),
}  # fmt: skip
_CLEARED = "建设用地减量或复垦面积_原文"
_SURPLUS_READ = {"F12": 130.0}

_FINANCE = (
    ("Z01", "县域项目贷款（国有银行）", "银行信贷", 60000, 20000, (), 3.6),
    ("Z02", "县域项目贷款（地方银行）", "银行信贷", 30000, 8000, (), 4.2),
    ("Z03", "新材料新能源产业基金", "产业基金", 40000, 15000, ("新材料", "新能源"), 2.0),
    ("Z04", "生物医药产业基金", "产业基金", 20000, 10000, ("生物医药",), 2.0),
    ("Z05", "园区基础设施专项债", "专项债", 30000, 12000, ("机电设备制造", "现代服务业"), 2.9),
    ("Z06", "农副产品加工融资担保", "融资担保", 15000, 5000, ("农副产品精深加工",), 4.5),
    ("Z07", "纾困周转资金", "其他", 8000, 3000, (), 1.5),
)
_TARGETS = ((3, 3), (4, 5), (4, 4), (3, 3), (3, 3), (4, 5), (4, 4), (3, 3))
_BUDGET = ((2027, 15500.0), (2028, 5500.0))


def place_rows() -> list[Row]:
    """The 13 towns and sub-districts and the three parks."""
    return [
        _ruled("R27", place=code, place_name=name, place_kind=kind,
               allowed=_ALLOWED.get(code, ()), minutes=minutes)
        for code, name, kind, minutes in PLACES
    ]  # fmt: skip


def travel_rows() -> list[Row]:
    """Direct roads that are shorter than the way by the county town."""
    return [_ruled("R44", origin=a, target=b, minutes=minutes) for a, b, minutes in _ROADS]


def quota_rows(span: Horizon) -> list[Row]:
    """Plan quota and the three farmland accounts, quarter by quarter."""
    kinds = (
        ("计划指标", _PLAN_MU, _PLAN_WAN, "R28"), ("占补数量", _STOCK_MU, _STOCK_WAN, "R29"),
        ("占补水田", _PADDY_MU, _PADDY_WAN, "R29"),
        ("占补产能", [mu * _KG_PER_MU for mu in _STOCK_MU], None, "R29"),
    )  # fmt: skip
    return [
        _ruled(rule, quarter=word, quota_kind=kind, amount=amount, price_wan=price)
        for kind, amounts, price, rule in kinds
        for word, amount in zip(span.quarters, amounts, strict=True)
    ]


def plot_rows(seed: int, span: Horizon) -> list[Row]:
    """24 stock plots with the areas of published land supply results."""
    published = supply_rows([number for number, *_ in _PLOTS])
    return [
        _plot(seed, span, f"D{order:02d}", source, row, plot)
        for order, ((source, row), plot) in enumerate(zip(published, _PLOTS, strict=True), start=1)
    ]


def _plot(
    seed: int, span: Horizon, code: str, source: str, row: Mapping[str, str],
    plot: tuple[int, str, str, int, str],
) -> Row:  # fmt: skip
    _, kind, place, ready, holder = plot
    price = round(between(seed, *_UNIT_WAN[kind], code, "price"), 1)
    cells = _ruled("R30", plot_id=code, place=place, plot_kind=kind, ready=span.word(ready))
    note = f"{row['面积_公顷']}公顷×15；{row['土地用途']}，{row['行业分类']}"
    cells["area_mu"] = Cell(mu_of(row["面积_公顷"]), source, note=note)
    cells |= _ruled("R31", unit_wan=price, fixed_wan=_FIXED_WAN[kind])
    if holder:
        cells |= _ruled("R32", holder=holder, repay_by=span.word(_DUE[holder]))
    return cells


def scheme_rows(span: Horizon) -> list[Row]:
    """Eight reclamation schemes with published areas and costs."""
    rows = {row["编号"]: row for row in read_csv(SCHEMES_CSV)}
    return [_scheme(span, rows[code], *terms) for code, terms in _SCHEMES.items()]


def _scheme(
    span: Horizon, row: Mapping[str, str], quarters: int, earliest: int, wan_per_mu: float
) -> Row:
    code, source = row["编号"], row["来源编号"]
    header = _CLEARED if row[_CLEARED] else "实施面积_原文"
    cleared = Decimal(row[header.replace("面积_原文", "_亩") if row[_CLEARED] else "实施面积_亩"])
    surplus = _SURPLUS_READ.get(code)
    farmland = hundredths(min(Decimal(row["新增耕地_亩"] or cleared * Decimal("0.975")), cleared))
    return {
        "scheme_id": Cell(code, source),
        "scheme_name": Cell(row["项目名称"], source),
        "cleared_mu": _text_or_reading(row, header, hundredths(cleared)),
        "surplus_mu": Cell(surplus or hundredths(cleared * Decimal("0.72")), rule="R01" if surplus else "R33"),
        "farmland_mu": _text_or_reading(row, "新增耕地_原文", farmland, fallback="R34"),
        "capacity_kg": Cell(round(farmland * _KG_PER_MU), rule="R10"),
        "duration_quarters": Cell(quarters, rule="R36"),
        "cost_wan": Cell(hundredths(Decimal(row["总投资_万元"])), source, note=row["总投资_万元"])
        if row["总投资_万元"]
        else Cell(round(float(cleared) * wan_per_mu), rule="R35"),
        "earliest": Cell(span.word(earliest), rule="R36"),
    }  # fmt: skip


def _text_or_reading(
    row: Mapping[str, str], header: str, reading: float, fallback: str = "R33"
) -> Cell:
    """The published text where a reader converts it, else the reading and the text beside it."""
    text = row[header]
    if is_plain(text):
        return Cell(text, row["来源编号"])
    return Cell(reading, rule="R33" if text else fallback, note=f"原文“{text}”" if text else "")


def finance_rows() -> list[Row]:
    """Seven finance lines; together they cover about half of the gaps."""
    names = ("line_id", "line_name", "line_kind", "limit_wan", "single_wan", "eligible", "rate")
    return [_ruled("R37", **dict(zip(names, line, strict=True))) for line in _FINANCE]


def target_rows(span: Horizon) -> list[Row]:
    """Targets for signing and starting, a quarter each."""
    return [
        _ruled("R38", quarter=word, sign_target=sign, start_target=start)
        for word, (sign, start) in zip(span.quarters, _TARGETS, strict=True)
    ]


def budget_rows() -> list[Row]:
    """What may be spent on land in a year."""
    return [_ruled("R39", year=year, land_wan=wan) for year, wan in _BUDGET]


def _ruled(rule: str, **values: object) -> dict[str, Cell]:
    """Cells of one rule."""
    return {name: Cell(value, rule=rule) for name, value in values.items()}
