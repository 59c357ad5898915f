"""What a person reads in the published files of tests/data/published, row by row.

Nothing here was taken from a reader's output. Where a row must be set aside, the cell's text is
given as published; "" is a cell that the file leaves blank and the dictionary requires.
"""

from __future__ import annotations

from collections.abc import Mapping

FILES = {
    "projects": "cn_county_projects_compiled", "schemes": "cn_land_reclamation_projects",
    "plots": "cn_land_supply_landchina_2018_12", "issues": "cn_unit_project_responsibility",
    "investments": "cn_unit_project_responsibility", "pairs": "cn_leader_object_assignments",
}  # fmt: skip
"""Mapping file → the csv that it reads; all tables but investments (projects) bear its name."""

KEYS = {
    "projects": ("编号",), "schemes": ("编号",), "plots": ("电子监管号",), "issues": ("编号",),
    "investments": ("编号",), "pairs": ("对象", "领导代称"),
}  # fmt: skip

COUNTS = {
    "projects": (136, 94, 41, 0, 1), "schemes": (21, 4, 16, 0, 1), "plots": (188, 150, 37, 0, 1),
    "issues": (42, 29, 12, 0, 1), "investments": (42, 23, 18, 0, 1), "pairs": (31, 28, 2, 0, 1),
}  # fmt: skip
"""Rows read, accepted, quarantined, blank, and other (the header), with the header counted."""

CODES: dict[str, dict[str, int]] = {
    "projects": {"V07": 45, "V10": 8}, "schemes": {"V07": 9, "V10": 21, "V13": 5}, "plots": {"V10": 37},
    "issues": {"V13": 12}, "investments": {"V10": 18}, "pairs": {"K01": 2},
}  # fmt: skip
"""Cells that set a row aside, by reason."""

TOLD: dict[str, dict[str, int]] = {
    # 104 amounts and 10 areas bear their unit in the cell; the places are in no sheet that was read.
    "projects": {"V08": 114, "H14": 1},
    # 5 cleared and 16 farmland areas bear their unit; 5 costs have four decimals; 6 months are quarters.
    "schemes": {"V08": 21, "V06": 5, "V13": 6},
    "issues": {"K03": 8, "H14": 1},
    # U32 to U36 have four decimals.
    "investments": {"V06": 5},
    "pairs": {"H14": 2},
}
"""What is told of cells, headers and sheets that set nothing aside."""

# 总投资_原文 and 用地_原文 of cn_county_projects_compiled.csv: not one number.
MONEY_ASIDE = {
    "P004": "300万元(年度)", "P005": "300万元(年度)", "P006": "1360万元(年度)", "P007": "3000万元(年度)",
    "P008": "4930万元(年度)", "P009": "", "P012": "5451万元(自筹1251万元、贷款4200万元)",
    "P013": "静态2.75亿元;总投资2.99亿元(贷款2亿元、县筹0.99亿元)", "P014": "(转载页数字被遮挡)", "P015": "一期760万元",
    "P017": "", "P024": "20万元(本批衔接资金)", "P025": "10万元(本批衔接资金)", "P026": "",
    "P027": "3069.7万元(省级衔接1000、省级财政500、其他1569.7)", "P028": "600万元(衔接资金559、其他41)",
    "P029": "425.84万元(工程费387.03、其他38.81)", "P059": "原页语序错乱,同页出现120亿元与131亿元", "P067": "约3.9亿元",
    "P068": "", "P069": "", "P080": "12亿港元", "P094": "约34.4亿元", "P096": "50亿元(一期25亿元)", "P097": "",
    "P098": "约4.07亿元", "P111": "约20亿元", "P119": "2000余万元", "P121": "1500万美元", "P123": "", "P124": "",
}  # fmt: skip
LAND_ASIDE = {
    "P001": "不涉及新增用地", "P010": "租用2625平方米(不新增)", "P013": "围涂5935亩", "P014": "场地平整约1513.2亩",
    "P015": "总用地30000平方米(合45亩);一期16000平方米(合24亩)", "P029": "农田建设面积287.9亩(非建设用地)",
    "P044": "腾笼换鸟盘活闲置土地(亩均投资1400万元)", "P055": "规划面积200亩", "P067": "总用地约177亩", "P068": "占地73余亩",
    "P069": "占地约180亩", "P090": "首期155亩(产业园规划2000亩)", "P091": "规划面积1.2万亩", "P092": "一期556亩(总占地2315亩)",
    "P093": "总用地230.9亩(一期169.6亩)", "P094": "总规划占地830亩", "P095": "总规划面积50万平方米",
    "P096": "总占地1059亩(一期446亩)", "P097": "146616.62平方米(约219.92亩)", "P111": "约280亩", "P113": "产业园规划8000亩",
    "P123": "占地42公顷",
}  # fmt: skip

# cn_land_reclamation_projects.csv. A bracket that does not say 合 or 折合 may hold anything (含,
# 新增林地, 开发, 折抵指标 in this very file), so F09 is set aside although 1.1748 公顷 is 17.62 亩.
CLEARED_ASIDE = {
    "F06": "40.2033公顷(含“198”0.48公顷)", "F07": "", "F08": "", "F09": "1.1748公顷(17.62亩)", "F10": "", "F11": "",
    "F12": "复垦180余亩", "F13": "", "F14": "", "F15": "", "F16": "", "F17": "复垦41.8254公顷(开发98.677公顷)",
    "F18": "", "F19": "", "F20": "",
}  # fmt: skip
FARMLAND_ASIDE = {
    "F04": "0公顷(新增林地1.6246公顷)", "F09": "1.2685公顷(19.03亩)", "F12": "节余周转指标130余亩",
    "F20": "45.07公顷(折抵指标35.39公顷)",
}  # fmt: skip
WHOLE_ASIDE = {"F09": "1.2685公顷(19.03亩)", "F17": "规划138公顷;实际140.5024公顷"}
COST_ASIDE = {
    "F09": "", "F10": "", "F12": "", "F13": "", "F14": "", "F15": "", "F16": "",
    "F17": "896.74(中央559、地方337.74)", "F18": "", "F19": "", "F20": "",
}  # fmt: skip
START_ASIDE = {"F13": "2014", "F14": "2014", "F15": "2024", "F16": "2024", "F20": "2010"}

# cn_land_supply_landchina_2018_12.csv: rows without an agreed handover (约定交地时间), by Excel row.
NO_HANDOVER = {
    10: "5306022018A10297", 17: "5306022018A10285", 22: "5306022018A10312", 24: "5306022018A10049",
    26: "5306002018A00037", 36: "5306022018A10087", 74: "5306022018A10246", 75: "5306022018A10114",
    78: "2107272018A01074", 82: "5306022018A10156", 86: "5306022018A10398", 87: "5306022018A10120",
    88: "5306022018A10182", 92: "5306022018A10097", 96: "1509292018A00387", 97: "5306022018A10014",
    105: "5306022018A10199", 125: "1509292018A00336", 126: "1509292018A00212", 128: "5306022018A10145",
    132: "1509292018A00279", 141: "5306022018A10132", 142: "1509292018A00358", 146: "5306022018A10050",
    148: "2107272018A01058", 150: "5306022018A10267", 153: "5306022018A10177", 159: "1509292018A00247",
    161: "5306022018A10308", 166: "5306022018A10210", 168: "5306022018A10275", 172: "5306022018A10357",
    173: "5306022018A10166", 177: "5306022018A10038", 184: "1509292018A00280", 185: "1509292018A00378",
    188: "1509292018A00236",
}  # fmt: skip

# cn_unit_project_responsibility.csv: deadlines that are no day, and rows without an investment.
DEADLINE_ASIDE = {
    "U02": "9月投入使用", "U04": "5月底前动工", "U05": "5月底前动工", "U12": "2024", "U13": "2024", "U14": "2024",
    "U15": "2024", "U16": "2024", "U31": "2024-12", "U38": "建设工期6个月", "U39": "2024-12", "U41": "建设周期14个月",
}  # fmt: skip
NO_INVESTMENT = dict.fromkeys(
    ("U01", "U02", "U03", "U04", "U05", "U06", "U07", "U08", "U09", "U10", "U11",
     "U24", "U25", "U26", "U27", "U28", "U29", "U30"), ""
)  # fmt: skip

Aside = dict[str, tuple[str, str, str]]
"""Cell → code, key of the row, raw text."""


def _aside(letter: str, code: str, texts: Mapping[str, str]) -> Aside:
    """Rows numbered from 1 stand one line below their number; a blank cell is V10."""
    return {
        f"{letter}{int(key[1:]) + 1}": (code if text else "V10", key, text)
        for key, text in texts.items()
    }


ASIDE: dict[str, Aside] = {
    "projects": _aside("I", "V07", MONEY_ASIDE) | _aside("M", "V07", LAND_ASIDE),
    "schemes": _aside("L", "V07", CLEARED_ASIDE) | _aside("N", "V07", FARMLAND_ASIDE)
    | _aside("P", "V07", COST_ASIDE) | _aside("R", "V13", START_ASIDE),
    "plots": {f"P{row}": ("V10", key, "") for row, key in NO_HANDOVER.items()},
    "issues": _aside("H", "V13", DEADLINE_ASIDE),
    "investments": _aside("G", "V07", NO_INVESTMENT),
    # 巢湖 stands with the same leader in the list of 2021 (L10) and in the notice of 2020 (L19).
    "pairs": {"D11": ("K01", "巢湖/省领导07", "巢湖"), "D20": ("K01", "巢湖/省领导07", "巢湖")},
}  # fmt: skip
