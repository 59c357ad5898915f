"""Leaders as role labels, their present projects, special pairs, marks, papers, procedures."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from scenarios.demo_county.cells import Cell, Row, Rows, between, generator
from scenarios.demo_county.projects import wan_or_mu

CRITERIA = ("科技含量", "投资方实力", "环境影响", "安全风险", "设备工艺", "政策扶持", "合同条款")
SERVICES = ("总部经济", "现代服务业", "城市综合体")
_SERVICE_WORD = {"科技含量": "商业模式"}
EXPERTS = ("专家甲", "专家乙", "专家丙")
REVIEWED = ("工业", "总部经济", "现代服务业", "企业改扩建", "城市综合体")
_CARRIED = ("签约", "落地", "开工")
_LEAST_WAN = 10000.0
_MOST_NOW = 2
_STEPS = (
    ("项目备案", "县行政审批服务局"), ("节能审查", "县发展和改革局"), ("环境影响评价", "县生态环境分局"),
    ("规划许可", "县自然资源局"), ("施工许可", "县住房和城乡建设局"),
)  # fmt: skip
_PAPERS = ("form", "study", "birdseye", "contract")
_LACKING = {"P017": "birdseye", "P061": "contract", "P069": "study", "P119": "birdseye"}

_LEADERS = (
    ("L01", "县委书记", "县委书记", "县委", ("高端化工", "新能源"), ("G01",), "G01", 4.0, 1, 2),
    ("L02", "县长", "县委副书记、县长", "政府", ("新材料", "机电设备制造"), ("G14",), "G01", 5.0, 1, 2),
    ("L03", "县委专职副书记", "县委副书记", "县委", ("农副产品精深加工",), ("G12",), "G01", 5.0, 1, 2),
    ("L04", "常务副县长", "县委常委、常务副县长", "政府", ("新能源", "现代服务业"), ("G14",), "G01", 6.0, 1, 3),
    ("L05", "纪委书记", "县委常委、县纪委书记", "县委", ("新材料",), ("G10",), "G01", 4.0, 0, 1),
    ("L06", "组织部部长", "县委常委、组织部部长", "县委", ("机电设备制造",), ("G06",), "G01", 5.0, 1, 2),
    ("L07", "宣传部部长", "县委常委、宣传部部长", "县委", ("现代服务业",), ("G13",), "G01", 5.0, 1, 2),
    ("L08", "统战部部长", "县委常委、统战部部长", "县委", ("生物医药", "纺织服装"), ("G16",), "G01", 5.0, 1, 2),
    ("L09", "政法委书记", "县委常委、政法委书记", "县委", ("高端化工",), ("G15",), "G01", 5.0, 1, 2),
    ("L10", "人武部政委", "县委常委、县人武部政委", "其他", ("机电设备制造",), ("G11",), "G01", 4.0, 0, 1),
    ("L11", "副县长（挂职）", "县委常委、副县长（挂职）", "政府", ("新材料", "生物医药"), ("G16",), "G16", 6.0, 1, 3),
    ("L12", "副县长（工业）", "副县长，分管工业和信息化", "政府", ("机电设备制造", "新材料", "新能源"), ("G14",), "G14", 8.0, 1, 4),
    ("L13", "副县长（农业）", "副县长，分管农业农村", "政府", ("农副产品精深加工", "纺织服装"), ("G04", "G10"), "G01", 7.0, 1, 3),
    ("L14", "副县长（城建）", "副县长，分管自然资源和城建", "政府", ("现代服务业", "新材料"), ("G03",), "G01", 6.0, 1, 3),
    ("L15", "副县长（科教卫）", "副县长，分管科技教育卫生", "政府", ("生物医药",), ("G16", "G02"), "G01", 6.0, 1, 3),
    ("L16", "副县长（商务）", "副县长，分管商务和招商", "政府", ("现代服务业", "现代包装制品"), ("G05",), "G01", 7.0, 1, 3),
    ("L17", "副县长（公安）", "副县长、县公安局局长", "政府", ("高端化工",), ("G11",), "G01", 4.0, 0, 1),
    ("L18", "人大常委会主任", "县人大常委会主任", "人大", ("农副产品精深加工",), ("G12",), "G01", 5.0, 1, 2),
    ("L19", "人大副主任甲", "县人大常委会副主任", "人大", ("机电设备制造",), ("G06", "G14"), "G01", 5.0, 1, 2),
    ("L20", "人大副主任乙", "县人大常委会副主任", "人大", ("现代包装制品",), ("G07",), "G01", 5.0, 1, 2),
    ("L21", "人大副主任丙", "县人大常委会副主任", "人大", ("新能源",), ("G11",), "G01", 5.0, 1, 2),
    ("L22", "人大副主任丁", "县人大常委会副主任", "人大", ("高端化工",), ("G15",), "G01", 5.0, 0, 2),
    ("L23", "政协主席", "县政协主席", "政协", ("现代服务业",), ("G13",), "G01", 5.0, 1, 2),
    ("L24", "政协副主席甲", "县政协副主席", "政协", ("生物医药",), ("G16",), "G01", 5.0, 1, 2),
    ("L25", "政协副主席乙", "县政协副主席", "政协", ("新材料",), ("G08", "G14"), "G01", 5.0, 1, 2),
    ("L26", "政协副主席丙", "县政协副主席", "政协", ("纺织服装",), ("G08",), "G01", 5.0, 1, 2),
    ("L27", "政协副主席丁", "县政协副主席", "政协", ("农副产品精深加工",), ("G05",), "G01", 5.0, 0, 2),
    ("L28", "法院院长", "县人民法院院长", "其他", ("现代服务业",), ("G09",), "G01", 3.0, 0, 1),
    ("L29", "检察院检察长", "县人民检察院检察长", "其他", ("新材料",), ("G09",), "G01", 3.0, 0, 1),
    ("L30", "总工会主席", "县总工会主席", "其他", ("纺织服装", "机电设备制造"), ("G02",), "G01", 5.0, 0, 2),
    ("L31", "开发区负责人", "县经济开发区党工委书记", "其他", ("机电设备制造", "新材料", "新能源"), ("G14",), "G14", 8.0, 2, 4),
    ("L32", "化工园负责人", "县化工产业园党工委书记", "其他", ("高端化工",), ("G15",), "G15", 7.0, 1, 3),
    ("L33", "生物医药园负责人", "县生物医药产业园党工委书记", "其他", ("生物医药",), ("G16",), "G16", 7.0, 1, 3),
    ("L34", "县级干部", "一级调研员", "其他", ("现代包装制品",), ("G06",), "G01", 4.0, 0, 2),
)  # fmt: skip
_AVOIDS = {
    "L04": "传化集团有限公司", "L13": "江西玉丰集团", "L14": "联化科技(德州)有限公司",
    "L24": "山东洪典医药科技有限公司",
}  # fmt: skip
_UNITS = {
    "L04": ("县发展和改革局",), "L08": ("县工商业联合会",), "L12": ("县工业和信息化局",),
    "L16": ("县商务局", "县投资促进中心"),
}  # fmt: skip
"""Whose charge the offices are that first meet investors."""
_PAIRS = (
    ("P047", "L01", "锁定", None, None), ("P102", "L33", "锁定", None, None),
    ("P060", "L32", "锁定", None, None), ("P002", "L13", "锁定", None, None),
    ("P114", "L27", "锁定", None, None), ("P034", "L15", "禁止", None, None),
    ("P030", "L12", "禁止", None, None), ("P048", "L17", "禁止", None, None),
    ("P116", "L21", "禁止", None, None), ("P111", "L25", None, 95.0, None),
    ("P090", "L31", None, 95.0, 2.0), ("P099", "L23", None, 85.0, 3.0),
)  # fmt: skip


def leader_rows() -> list[Row]:
    """34 county leaders by office; no names."""
    names = ("leader_id", "title", "post", "body", "industries", "places", "base", "hours",
             "least", "most")  # fmt: skip
    return [
        {
            **{n: Cell(v, rule="R26") for n, v in zip(names, leader, strict=True)},
            "avoids": Cell(_AVOIDS.get(leader[0]), rule="R26"),
            "units": Cell(_UNITS.get(leader[0], ()), rule="R26"),
        }
        for leader in _LEADERS
    ]


def with_leaders(seed: int, projects: Rows) -> list[Row]:
    """The projects with a present leader for about half of those that need one."""
    taken: Counter[str] = Counter()
    rows: list[Row] = []
    for row in projects:
        leader = _present(seed, row, taken)
        rows.append({**row, "current_leader": Cell(leader, rule="R25")} if leader else row)
        taken.update([leader] if leader else [])
    return rows


def _present(seed: int, row: Row, taken: Counter[str]) -> str:
    """The leader in charge today: locked pairs first, else by industry, place and load."""
    name = str(row["project_id"].value)
    large = wan_or_mu(row["invest_wan"]) >= _LEAST_WAN
    if row["stage"].value not in _CARRIED or row["kind"].value not in REVIEWED or not large:
        return ""
    locked = [leader for p, leader, rule, *_ in _PAIRS if p == name and rule == "锁定"]
    if locked:
        return locked[0]
    if row["stage"].value != "开工" and generator(seed, name, "present").integers(2) == 0:
        return ""
    barred = {leader for p, leader, rule, *_ in _PAIRS if p == name and rule == "禁止"}
    barred |= {
        who for who, firm in _AVOIDS.items() if "investor" in row and firm == row["investor"].value
    }

    def points(leader: tuple[str, ...]) -> tuple[int, str]:
        industry, place = str(row["industry"].value), str(row["place"].value)
        suits = 35 * (industry in leader[4]) + 25 * (place in leader[5])
        return (30 * taken[leader[0]] - suits, leader[0])

    free = [x for x in _LEADERS if taken[x[0]] < min(_MOST_NOW, x[-1]) and x[0] not in barred]
    return min(free, key=points)[0]  # type: ignore[arg-type]


def pair_rows() -> list[Row]:
    """A few fixed, forbidden and specially fitting pairs."""
    names = ("project_id", "leader_id", "rule", "fit", "hours")
    return [{n: Cell(v, rule="R43") for n, v in zip(names, pair, strict=True)} for pair in _PAIRS]


def score_rows(seed: int, projects: Rows) -> list[Row]:
    """Three experts on seven criteria for every project of a kind that is reviewed."""
    names = ("project_id", "judge", "criterion", "points")
    services = {str(row["project_id"].value) for row in projects if row["kind"].value in SERVICES}
    return [
        {n: Cell(v, rule="R40") for n, v in zip(names, (name, judge, word, mark), strict=True)}
        for name in _reviewed(projects)
        for judge in EXPERTS
        for criterion in CRITERIA
        for word in [_SERVICE_WORD.get(criterion, criterion) if name in services else criterion]
        for mark in [_mark(seed, name, judge, criterion)]
    ]


def _mark(seed: int, name: str, judge: str, criterion: str) -> int:
    base = between(seed, 58, 92, name, criterion)
    return round(min(100.0, base + between(seed, -6, 6, name, criterion, judge)))


def paper_rows(seed: int, projects: Rows) -> list[Row]:
    """The four papers of the review; a few early projects lack one."""
    rows: list[Row] = []
    for row in projects:
        name = str(row["project_id"].value)
        if row["kind"].value not in REVIEWED:
            continue
        day = dt.date(2026, 1, 10) + dt.timedelta(
            days=int(generator(seed, name, "papers").integers(250))
        )
        cells = {"project_id": Cell(name, rule="R41")}
        for paper in _PAPERS:
            lacks = _LACKING.get(name) == paper
            cells[paper] = Cell("缺" if lacks else "有", rule="R41")
            cells[f"{paper}_on"] = Cell(None if lacks else day, rule="R41")
        rows.append(cells)
    return rows


def decision_rows() -> list[Row]:
    """One project that the last meeting put off, with what was asked of it."""
    row = {
        "project_id": "P122", "met_on": dt.date(2026, 9, 15), "verdict": "暂缓",
        "conditions": "补充尾矿处置方案和专家论证意见后再议",
        "unit": "县工业和信息化局", "role": "副局长", "due_on": dt.date(2026, 10, 30),
    }  # fmt: skip
    return [{name: Cell(value, rule="R46") for name, value in row.items()}]


def procedure_rows(seed: int, projects: Rows) -> list[Row]:
    """Open procedures of the projects that wait for them; the filing is done before."""
    rows: list[Row] = []
    for row in projects:
        name = str(row["project_id"].value)
        if row["needs"].value != "手续" or row["kind"].value not in REVIEWED:
            continue
        first = dt.date(2026, 3, 1) + dt.timedelta(
            days=int(generator(seed, name, "steps").integers(120))
        )
        for order, (step, office) in enumerate(_STEPS):
            due = first + dt.timedelta(days=75 * order)
            done = due if due <= dt.date(2026, 10, 31) else None
            values = {
                "project_id": name,
                "step": step,
                "department": office,
                "due_on": due,
                "done_on": done,
            }
            rows.append({n: Cell(v, rule="R42") for n, v in values.items()})
    return rows


def _reviewed(projects: Sequence[Row]) -> list[str]:
    return [str(r["project_id"].value) for r in projects if r["kind"].value in REVIEWED]
