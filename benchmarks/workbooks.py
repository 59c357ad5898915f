"""Workbooks for the reading benchmark: a plausible ledger of any size, and a zip bomb."""

from __future__ import annotations

import datetime as dt
import random
import zipfile
from pathlib import Path

from zsyz_model.sheets import Sheet, write_book
from zsyz_model.tables import TABLES, Column, Kind

TOWNS, LEADERS = 20, 34
PLACES = [
    "城东",
    "城西",
    "河口",
    "柳林",
    "石桥",
    "青山",
    "大王",
    "小营",
    "南湖",
    "北关",
    "东堤",
    "西岭",
    "官庄",
    "李集",
    "张楼",
    "马头",
    "黄岗",
    "龙泉",
    "白塔",
    "红旗",
]
FIRMS = [
    "宏达",
    "瑞丰",
    "金彩",
    "华信",
    "恒泰",
    "博远",
    "天成",
    "盛世",
    "云帆",
    "海纳",
    "德润",
    "康力",
    "新奥",
    "同创",
    "大成",
    "中科",
    "联创",
    "嘉禾",
    "永固",
    "正泰",
]
GOODS = [
    "碳纤维",
    "预制菜",
    "中成药",
    "储能电池",
    "包装纸箱",
    "数控机床",
    "针织服装",
    "光伏组件",
    "医用敷料",
    "改性塑料",
    "电机定子",
    "果蔬饮料",
    "冷链物流",
    "生物农药",
    "铝型材",
    "玻璃制品",
    "精密铸件",
    "特种陶瓷",
    "饲料添加剂",
    "电子元件",
]
WORKS = [
    "生产",
    "加工",
    "制造",
    "深加工",
    "研发中试",
    "智能工厂",
    "扩产改造",
    "循环利用",
    "产业园",
    "总部基地",
]
_DAYS = {"signed_on": 2024, "started_on": 2025, "produced_on": 2026}
_SPANS = {"invest_wan": (5000, 90000), "land_mu": (20, 400)}


def workbook(path: Path, projects: int) -> None:
    """A ledger with all columns of 项目 filled, and the two sheets that it refers to."""
    draw = random.Random(projects)
    columns = [c for c in TABLES["projects"].columns if c.form != "credit"]
    rows = [[_cell(column, i, draw) for column in columns] for i in range(projects)]
    formats = ["yyyy-mm-dd" if c.kind is Kind.DATE else None for c in columns]
    leaders = [[f"L{i}", f"县领导{i}", 8.0] for i in range(LEADERS)]
    places = [[f"T{i}", f"{PLACES[i]}镇", "乡镇", 20.0] for i in range(TOWNS)]
    write_book(
        path,
        [
            Sheet("项目", [column.header for column in columns], rows, formats=formats),
            Sheet("领导", ["领导编号", "称谓", "每周可用小时(小时)"], leaders),
            Sheet("乡镇园区", ["编码", "名称", "类型", "距县城(分钟)"], places),
        ],
    )


def bomb(path: Path) -> None:
    """A workbook of some kilobytes with a part of 60 MB of zeros."""
    workbook(path, 3)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet99.xml", b"0" * 60_000_000)


def _cell(column: Column, i: int, draw: random.Random) -> object:
    """A clean cell of a column; names have no digits and now and then look alike."""
    fixed = {
        "project_id": f"P{i:05d}",
        "place": f"T{i % TOWNS}",
        "current_leader": f"L{i % LEADERS}",
    }
    if column.name in fixed:
        return fixed[column.name]
    if column.name == "name":
        return (
            "".join(draw.choice(words) for words in (PLACES, FIRMS, GOODS, GOODS, WORKS)) + "项目"
        )
    match column.kind:
        case Kind.CHOICE:
            return column.choices[i % len(column.choices)]
        case Kind.COUNT:
            return draw.randint(1, 900)
        case Kind.MONEY | Kind.LAND | Kind.NUMBER:
            return round(draw.uniform(*_SPANS.get(column.name, (1, 15))), 2)
        case Kind.QUARTER:
            return f"{2027 + i % 2}Q{1 + i % 4}"
        case Kind.FLAG:
            return "是" if i % 3 == 0 else ""
        case Kind.LIST:
            return "新能源、新材料"
        case Kind.DATE:
            return dt.datetime(_DAYS[column.name], 1 + i % 12, 1 + i % 28)
    return f"{draw.choice(FIRMS)}{draw.choice(GOODS)}{column.label}"
