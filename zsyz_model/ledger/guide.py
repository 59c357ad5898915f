"""The template's first sheet: how a ledger is filled, what each sheet is, how it is checked."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.ledger.presence import SWITCHED_OFF
from zsyz_model.sheets import Sheet
from zsyz_model.tables import TABLES, Table

GUIDE_SHEET = "说明"
GUIDE_TAB = "#7F7F7F"
_TITLE = "项目建设服务中心台账（空白模板）"
_HEADERS = ("事项", "怎样填", "例子与补充")
_WIDTHS = (20, 66, 50)
_STEPS = (
    ("1 先填必填的表", "带“必填”的三张表（项目、领导、乡镇园区）必须有数据；其余各表有数据才填。", "每张表是什么，见下面“五、各工作表”，点表名可跳过去。"),
    ("2 处理示例行", "每张表第 2 行是示例。用真实数据整行覆盖，或者删除整行；不用的表也要删去示例行。", "示例行不处理，会被当作真实数据。"),
    ("3 一行填一条", "从第 2 行起往下填，不限行数；表头留在第 1 行，不改字。列的先后可以调整，选填的列可以删。", "下拉和检查做到第 2001 行，再往下照样读取。"),
    ("4 看表头的批注", "把鼠标停在表头上，会说明含义、单位、是否必填、怎样填和一个例子。", ""),
    ("5 检查", "保存后运行 zsyz check 台账.xlsx，会逐条指出工作表、单元格、原值和处理办法。", "有“拒绝”或“隔离”的先改正；“规整”“提示”看一眼即可。"),
)  # fmt: skip
_RULES = (
    ("数字和单位", "单位写在表头括号里，格子里只填数字：金额用万元，土地用亩。", "1.2 亿元填 12000；3 公顷填 45。"),
    ("不知道的数", "留空。不要填 0：0 表示确实没有。", "确实不用地，“拟用地”填 0；还没有定，留空。"),
    ("日期", "年、月、日齐全。", "2026-03-04"),
    ("季度", "年份加 Q 加第几季度；也可从下拉中选。", "2027Q1"),
    ("月份", "年份加月份，按文本填。", "2026-03"),
    ("编号", "按文本填，前面的 0 保留；同一张表里不重复，定了就不要改。", "00012345"),
    ("引用别的表", "填那张表里的编号，可从下拉中选；也可填名称，但名称在那张表里只能有一个。", "落地乡镇园区：填 G01，或填“示例经济开发区”。"),
    ("几个值一格", "只有说明“可填几个”的列可以，用顿号隔开。", "新材料、新能源"),
    ("是与否", "填“是”或“否”，不填为否。", ""),
)  # fmt: skip
_DONTS = (
    ("不要合并单元格", "合并的格子只有左上角有值，其余不会自动填充。", "逐行都写上。"),
    ("不要加合计行", "小计、合计由程序计算。", ""),
    ("不要引用别的文件", "指向其他工作簿的公式会使整个文件被拒绝。", "复制后“选择性粘贴”为数值。"),
    ("一格不要几个数", "不写约数、范围、分期。", "不写“约300”“200-300”“一期100、二期200”。"),
    ("不要改名", "工作表名和表头不改字；可以另加自己的列，程序会保留但不使用。", ""),
    ("不要写个人信息", "领导、专家、联络员写职务或代称，不写姓名、电话、身份证号。", "副县长甲；专家甲"),
)  # fmt: skip
_COLOURS = (
    ("深蓝底白字 *", "必填的列；必填的表，其标签也是深蓝色。", "required"),
    ("浅蓝底", "选填的列；选填的表，其标签也是浅蓝色。", "header"),
    ("浅黄底灰斜体", "仍是示例值的格子；改成别的值，颜色自动消失。", "example"),
)
_NEEDED, _MAY = "必填。", "选填。"


def guide_sheet() -> Sheet:
    """The sheet 说明."""
    rows: list[tuple[str, str, str]] = []
    looks: dict[tuple[int, int], str] = {}
    links: dict[tuple[int, int], str] = {}
    for title, lines in _sections():
        looks |= {(len(rows), place): "section" for place in range(3)}
        rows.append((title, "", ""))
        for line in lines:
            at = len(rows)
            looks |= {(at, 0): "strong", (at, 1): "wrapped", (at, 2): "wrapped"}
            rows.append(line)
    for head, told, look in _COLOURS:
        looks[rows.index((head, told, "")), 0] = look
    for table in TABLES.values():
        links[rows.index(_sheet_line(table)), 0] = table.sheet
    notes = (_TITLE, "填好后另存为自己的文件名。本页和“选项”页只供查看，程序不读取。")
    return Sheet(
        GUIDE_SHEET, _HEADERS, rows, _WIDTHS, notes, looks=looks, links=links,
        tab=GUIDE_TAB, paged=True,
    )  # fmt: skip


def _sections() -> Sequence[tuple[str, Sequence[tuple[str, str, str]]]]:
    return (
        ("一、填写步骤", _STEPS),
        ("二、填写规则", _RULES),
        ("三、不要这样做", _DONTS),
        ("四、颜色的意思", [(head, told, "") for head, told, _ in _COLOURS]),
        ("五、各工作表", [_sheet_line(table) for table in TABLES.values()]),
    )


def _sheet_line(table: Table) -> tuple[str, str, str]:
    """A sheet, whether it is needed, what its rows are, and what a plan lacks without it."""
    without = SWITCHED_OFF.get(table.name, "")
    return (
        table.sheet,
        f"{_NEEDED if table.required else _MAY}{table.note}",
        "没有这张表，不能规划" if table.required else f"不填则{without}" if without else "",
    )
