"""30-36 and 43-44: numbers, amounts, empty words and texts that look like something else."""

from __future__ import annotations

from tests.faults.cellwise import odd_cell, plain_cell
from tests.faults.fault import N, Q
from tests.faults.paper import Styled

INVEST, LAND, NAME, RATE = "F3", "G3", "B3", "资金渠道!E2"
AT_INVEST, AT_LAND, AT_NAME = (
    ("projects", "XM02", column) for column in ("invest_wan", "land_mu", "name")
)
ONE_NUMBER = ("填一个数", "备注")

WRITTEN = (
    odd_cell(30, "全角数字", LAND, "１２．５", "V06", N, fact=("规整", "12.5"), keeps={AT_LAND: 12.5}),
    odd_cell(30, "千分位", INVEST, "1,200", "V06", N, fact=("规整", "1200"), keeps={AT_INVEST: 1200.0}),
    odd_cell(30, "首尾空格", LAND, " 12 ", "V06", N, fact=("规整", "12"), keeps={AT_LAND: 12.0}),
)  # fmt: skip

NOT_ONE = tuple(
    odd_cell(31, raw, INVEST, raw, "V07", Q, fact=("不是单一数字",), advice=ONE_NUMBER)
    for raw in ("1.200,50", "12..5", "约500", "500-600")
)

UNITS = (
    odd_cell(32, "亿写进万元列", INVEST, "1.2亿", "V08", N, fact=("12000", "万元"), keeps={AT_INVEST: 12000.0}),
    odd_cell(
        33, "疑为元", INVEST, 120000000, "V09", Q, fact=("10⁴倍|10^4倍", "疑为元"), advice=("改正", "已核")
    ),
    plain_cell(33, "标了已核", {INVEST: 120000000, "P1": "已核", "P3": "是"}, {AT_INVEST: 120000000.0}),
    plain_cell(33, "标了已核√", {INVEST: 120000000, "P1": "已核", "P3": "√"}, {AT_INVEST: 120000000.0}),
    odd_cell(
        33, "已核列空着", INVEST, 120000000, "V09", Q, with_cells={"P1": "已核", "P4": "是"},
        fact=("疑为元",), advice=("已核",),
    ),
)  # fmt: skip

EMPTY = (
    *(
        odd_cell(34, f"必填的{raw.strip() or '空格'}", INVEST, raw, "V10", Q, fact=("必填为空",))
        for raw in ("NA", "None", "无", "—", " ")
    ),
    odd_cell(34, "必填的空格子", INVEST, "", "V10", Q, value="", fact=("必填为空",)),
    odd_cell(34, "必填的选项NA", "E3", "NA", "V10", Q, fact=("必填为空",)),
    *(
        odd_cell(34, f"可空的{raw}", LAND, raw, "V10", N, keeps={AT_LAND: None})
        for raw in ("NA", "None", "无", "—")
    ),
    plain_cell(34, "名称就叫NA", {NAME: "NA"}, {AT_NAME: "NA"}),
    plain_cell(34, "难点写无", {"P1": "难点", "P3": "无"}, {("projects", "XM02", "needs"): "无"}),
)

BOUNDS = (
    odd_cell(35, "负面积", LAND, -5, "V11", Q, fact=("超出",), advice=("改正",)),
    odd_cell(35, "负面积文字", LAND, "-5", "V11", Q, fact=("超出",), advice=("改正",)),
    odd_cell(35, "份额过百", RATE, 120, "V11", Q, fact=("超出", "0–100"), advice=("改正",)),
    odd_cell(35, "份额过百文字", RATE, "120%", "V11", Q, fact=("超出", "0–100"), advice=("改正",)),
    # 5 % as Excel stores it, among bare 4.5 and 3: the list sets "5% against 5" aside
    odd_cell(35, "百分比格式的5%", RATE, Styled(0.05, "0%"), "V08", N, fact=("5%",)),
)

HUGE = tuple(
    odd_cell(36, f"{kind}{raw}", INVEST, raw, "V12", Q, fact=("有限", "1e10"), advice=("改正",))
    for kind, raw in (("文字", "nan"), ("文字", "inf"), ("文字", "1e25"), ("数", 1e25), ("文字", "1_000"))
)  # fmt: skip

STARTS = tuple(
    odd_cell(43, f"开头是{raw[0]!r}", NAME, raw, "C02", N, fact=("按文本保留",), keeps={AT_NAME: raw})
    for raw in ("=青禾厂", "+青禾厂", "-青禾厂", "@青禾厂", "＝青禾厂", "＋青禾厂", "－青禾厂", "＠青禾厂")
)  # fmt: skip
TAB = odd_cell(43, "开头是制表符", NAME, "\t青禾厂", "C02", N, fact=("按文本保留",))

MARKUP = tuple(
    odd_cell(44, name, NAME, raw, "C03", N, fact=("转义后显示",), keeps={AT_NAME: raw})
    for name, raw in (
        ("HTML", "<img src=x onerror=alert(1)>"), ("script", "青禾<script>alert(1)</script>厂"),
        ("公式符号", r"青禾$\frac{1$厂"),
    )
)  # fmt: skip

VALUES = (*WRITTEN, *NOT_ONE, *UNITS, *EMPTY, *BOUNDS, *HUGE, *STARTS, TAB, *MARKUP)
