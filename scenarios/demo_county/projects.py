"""The sheet 项目: published cells word for word, the others completed by the stated rules."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.demo_county.cells import Cell, Row, between, generator
from scenarios.demo_county.published import (
    FOREIGN_WAN,
    INTENSITY_READ,
    LAND_READ,
    PUBLISHED_OUTPUT,
    chosen,
    plain,
    remark,
)
from scenarios.demo_county.times import DONE, times_of
from scenarios.demo_county.yields import (
    converted_share,
    energy_per_wan,
    intensity,
    jobs_per_mu,
    output_per_mu,
    tax_per_mu,
)
from zsyz_model.case import Horizon

Texts = Mapping[str, str]
_PADDY = ("G07", "G08", "G13")
_PLANTS = ("P116", "P117", "P120")
_UNIT_WAN = {"亿元": 10000.0, "万元": 1.0}
_UNIT_MU = {"公顷": 15.0, "平方米": 0.0015, "亩": 1.0}
_TAGS = {
    "生物医药": (("医养健康",), ("生物医药",)),
    "高端化工": (("高端化工",), ("高端化工",)),
    "现代包装制品": (("新能源新材料",), ()),
    "机电设备制造": (("高端装备",), ("机电设备制造",)),
    "农副产品精深加工": (("现代高效农业",), ("农副产品精深加工",)),
    "新能源": (("新能源新材料",), ("新能源新材料",)),
    "新材料": (("新能源新材料",), ("新能源新材料",)),
    "现代服务业": ((), ("商贸物流",)),
}
_SERVICE_TAGS = {"P046": "文化创意", "P049": "新一代信息技术", "P051": "医养健康",
                 "P069": "精品旅游", "P098": "精品旅游", "P099": "文化创意"}  # fmt: skip
_HOMES = ("北京", "天津", "江苏", "浙江", "上海", "广东", "江西", "济宁", "潍坊", "河北")
_DRAWN_HOMES = ("北京市", "天津市", "上海市", "江苏省", "浙江省", "广东省", "省内市外")
_VETOES = {"P076": ("safety_veto",), "P117": ("environment_veto",), "P120": ("red_line",)}
_LOW_RATIO = {"P119": 0.72}
_OFFICES = ("县投资促进中心", "县工业和信息化局", "县发展和改革局", "县商务局", "县工商业联合会")


def project_rows(seed: int, span: Horizon, places: Mapping[str, str]) -> list[Row]:
    """The rows of 项目 in the order Heze first, then the other counties."""
    return [_row(seed, span, places, row, ours) for row, ours in chosen()]


def _row(
    seed: int, span: Horizon, places: Mapping[str, str], row: Texts, ours: Texts
) -> dict[str, Cell]:
    cells = _published(row) | _classified(ours)
    cells |= _size(seed, row, ours)
    cells |= _soil(seed, ours, float(wan_or_mu(cells["land_mu"])) if "land_mu" in cells else 0.0)
    cells |= _yield(seed, ours, cells)
    cells |= times_of(seed, span, ours["编号"], ours["阶段"], ours["难点"])
    cells |= _money_gap(seed, ours, cells)
    cells |= _offices(seed, places, row, ours)
    return cells | _opinions(seed, ours)


def _opinions(seed: int, ours: Texts) -> dict[str, Cell]:
    """The plot ratio of industry, and the vetoes of a few projects that are not reviewed yet."""
    name = ours["编号"]
    cells = {column: Cell("是", rule="R45") for column in _VETOES.get(name, ())}
    if ours["项目类型"] in ("工业", "企业改扩建"):
        ratio = _LOW_RATIO.get(name) or round(between(seed, 0.95, 1.6, name, "ratio"), 2)
        cells["plot_ratio"] = Cell(ratio, rule="R45")
    return cells


def _published(row: Texts) -> dict[str, Cell]:
    source = row["来源编号"]
    cells = {
        "project_id": Cell(row["编号"], source),
        "name": Cell(row["项目名称"], source),
        "remark": remark(row),
    }
    if row["建设单位或投资方"]:
        cells["investor"] = Cell(row["建设单位或投资方"], source)
    return cells


def _classified(ours: Texts) -> dict[str, Cell]:
    names = {"kind": "项目类型", "industry": "产业", "gbt4754": "行业代码", "stage": "阶段",
             "needs": "难点", "place": "落地"}  # fmt: skip
    cells = {name: Cell(ours[header], rule="R16") for name, header in names.items()}
    for name, header in (("must_start", "必须开工"), ("listed", "清单项目")):
        if ours[header]:
            cells[name] = Cell(ours[header], rule="R22")
    ten, city = _TAGS.get(ours["产业"], ((), ()))
    ten = (_SERVICE_TAGS[ours["编号"]],) if ours["编号"] in _SERVICE_TAGS else ten
    return cells | {"ten_tags": Cell(ten, rule="R17"), "city_tags": Cell(city, rule="R17")}


def wan_or_mu(cell: Cell) -> float:
    """The number of a money or land cell in 万元 or mu, published text included."""
    if isinstance(cell.value, int | float):
        return float(cell.value)
    text = str(cell.value)
    units = _UNIT_WAN | _UNIT_MU
    unit = next(u for u in units if text.endswith(u))
    return round(float(text.removesuffix(unit)) * units[unit], 2)


def _size(seed: int, row: Texts, ours: Texts) -> dict[str, Cell]:
    """Investment, fixed investment and land, each as published or by rule."""
    name = row["编号"]
    land = _known_land(row)
    invest = _invest(row, land)
    wan = wan_or_mu(invest)
    share = between(seed, 0.62, 0.85, name, "fixed")
    fixed = round(wan * share, -1) or round(wan * share)
    cells = {"invest_wan": invest, "fixed_wan": Cell(fixed, rule="R04")}
    land = land or _estimated_land(seed, ours, wan, fixed)
    return cells if land is None else cells | {"land_mu": land}


def _invest(row: Texts, land: Cell | None) -> Cell:
    if (published := plain(row, "总投资_原文")) is not None:
        return published
    if row["编号"] in FOREIGN_WAN:
        return Cell(FOREIGN_WAN[row["编号"]], rule="R02")
    if row["总投资_万元"]:
        return Cell(float(row["总投资_万元"]), rule="R01")
    return Cell(round(450.0 * wan_or_mu(land)) if land else 10000.0, rule="R03")


def _known_land(row: Texts) -> Cell | None:
    if (published := plain(row, "用地_原文")) is not None:
        return published
    if row["编号"] in LAND_READ:
        return Cell(LAND_READ[row["编号"]], rule="R01")
    return Cell(float(row["用地_亩"]), rule="R01") if row["用地_亩"] else None


def _estimated_land(seed: int, ours: Texts, invest: float, fixed: float) -> Cell | None:
    name = ours["编号"]
    if name in INTENSITY_READ:
        return Cell(round(invest / INTENSITY_READ[name], 2), rule="R06")
    if name in _PLANTS:
        return Cell(round(fixed / between(seed, 4000, 6000, name, "land"), 1), rule="R07")
    if ours["项目类型"] == "基础设施":
        return None
    low, high = intensity(ours["产业"])
    return Cell(round(fixed / between(seed, low, high, name, "land"), 1), rule="R05")


def _soil(seed: int, ours: Texts, land: float) -> dict[str, Cell]:
    """How much of the land is farm land, farmland, paddy; nothing where land is supplied."""
    name = ours["编号"]
    if not land or ours["阶段"] in DONE:
        return {}
    low, high = converted_share(ours["落地"])
    converted = round(land * between(seed, low, high, name, "converted"), 1)
    farmland = round(converted * between(seed, 0.75, 0.95, name, "farmland"), 1)
    paddy_share = between(seed, 0.05, 0.25, name, "paddy") * (ours["落地"] in _PADDY)
    capacity = round(farmland * between(seed, 850, 1000, name, "capacity"))
    return {
        "converted_mu": Cell(converted, rule="R08"),
        "farmland_mu": Cell(farmland, rule="R09"),
        "paddy_mu": Cell(round(farmland * paddy_share, 1), rule="R09"),
        "capacity_kg": Cell(capacity, rule="R10"),
    }


def _yield(seed: int, ours: Texts, cells: Row) -> dict[str, Cell]:
    """Output, tax, jobs and energy by the land; read from the published prose where it says."""
    name, industry = ours["编号"], ours["产业"]
    if "land_mu" not in cells or ours["项目类型"] in ("基础设施", "房地产", "农业"):
        return {}
    land, invest = wan_or_mu(cells["land_mu"]), wan_or_mu(cells["invest_wan"])
    plant = name in _PLANTS
    output = (
        invest * between(seed, 0.09, 0.12, name, "output")
        if plant
        else land * between(seed, *output_per_mu(industry), name, "output")
    )
    output = PUBLISHED_OUTPUT.get(name, {}).get("output_wan", output)
    tax = (
        invest * between(seed, 0.006, 0.01, name, "tax")
        if plant
        else min(land * between(seed, *tax_per_mu(industry), name, "tax"), 0.12 * output)
    )
    drawn = {
        "output_wan": (round(output), "R11"),
        "tax_wan": (round(tax), "R12"),
        "jobs": (round(land * between(seed, *jobs_per_mu(industry), name, "jobs")), "R13"),
        "energy_tce": (round(output * between(seed, *energy_per_wan(industry), name, "e")), "R14"),
    }
    read = {key: (round(v), "R15") for key, v in PUBLISHED_OUTPUT.get(name, {}).items()}
    cells = {key: Cell(value, rule=rule) for key, (value, rule) in (drawn | read).items()}
    if ours["项目类型"] == "城市综合体":
        cells = cells | {"retail_wan_sqm": Cell(6.0, rule="R16")}
    return cells


def _money_gap(seed: int, ours: Texts, cells: Row) -> dict[str, Cell]:
    name, fixed = ours["编号"], wan_or_mu(cells["fixed_wan"])
    if ours["阶段"] in ("投产", "终止") or ours["项目类型"] in ("基础设施", "房地产", "农业"):
        return {}
    if ours["难点"] == "资金":
        return {"gap_wan": Cell(round(fixed * between(seed, 0.18, 0.35, name, "g")), rule="R19")}
    if generator(seed, name, "some gap").integers(4) == 0:
        return {"gap_wan": Cell(round(fixed * between(seed, 0.03, 0.08, name, "g")), rule="R19")}
    return {}


def _offices(seed: int, places: Mapping[str, str], row: Texts, ours: Texts) -> dict[str, Cell]:
    words = row["建设单位或投资方"] + row["项目名称"]
    homes = tuple(home for home in _HOMES if home in words)
    draw = generator(seed, ours["编号"], "office")
    drawn = _DRAWN_HOMES[int(draw.integers(len(_DRAWN_HOMES)))]
    office = _OFFICES[int(draw.integers(len(_OFFICES)))]
    duty = (
        Cell(row["责任单位"], row["来源编号"])
        if row["责任单位"]
        else Cell(places[ours["落地"]], rule="R24")
    )
    return {
        "investor_origin": Cell("、".join(homes) or drawn, rule="R18"),
        "first_contact": Cell(office, rule="R24"),
        "duty_unit": duty,
    }
