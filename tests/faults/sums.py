"""51-52: sums that no plan can meet, and reviews that leave nobody or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.faults.fault import Fault, R, W
from tests.faults.paper import NAME, Make, changed, saved
from tests.faults.seen import SCENARIO, see_case, see_sums

TEXT = "name: 小县\nledger: 台账.xlsx\nhorizon:\n  first_quarter: 2027Q1\n  quarters: 4\n"
_RULES = ("涉及规则",)
_MUST: dict[str, object] = {"P1": "必须开工", **{f"P{row}": "是" for row in (4, 5, 7, 8)}}
"""Four projects that must start: XM03, XM04, XM06 and XM07."""


def judged(edits: Mapping[str, object], more: str = "admission: {gates: [real_estate]}\n") -> Make:
    """A maker: the county with some cells replaced, and a scenario that admits all but 房地产."""

    def made(folder: Path) -> Path:
        (folder / SCENARIO).write_text(TEXT + more, encoding="utf-8")
        return saved(folder, changed(edits))

    return made


SUMS = (
    # the four and XM01 (1.2 亿, under way) must have a leader, two leaders may have one each: 3 too few
    Fault(number=51, name="必须包保多于容量", code="M01", act=R, sheet="领导", cell=None, see=see_sums, file=NAME,
          make=judged({**_MUST, "领导!E2": 1, "领导!E3": 1}), fact=("5", "2", "差3|差 3", *_RULES), advice=("增|放宽",)),
    # leaders must lead 5 + 6 projects, and there are at most 7: at least 4 too many
    Fault(number=51, name="最少包保之和多于项目", code="M01", act=R, sheet="领导", cell=None, see=see_sums, file=NAME,
          make=judged({"领导!F1": "最少包保(个)", "领导!F2": 5, "领导!F3": 6}), fact=("11", "差", *_RULES), advice=("减少|放宽",)),
    # 4 times 100 mu must be converted, 140 mu of quota come in: 260 too few
    Fault(number=51, name="指标出多于进", code="M01", act=R, sheet=None, cell=None, see=see_sums, file=NAME,
          make=judged({**_MUST, "Q1": "其中农用地(亩)", **{f"Q{row}": 100 for row in (4, 5, 7, 8)},
                       **{f"G{row}": 120 for row in (4, 5, 7, 8)}}),
          fact=("400", "140", "差260|差 260", *_RULES), advice=("增|放宽",)),
    Fault(number=52, name="筛选后0项", code="M02", act=R, sheet=None, cell=None, see=see_sums, file=NAME,
          make=judged({f"E{row}": "终止" for row in range(2, 9)}, ""), fact=("0", "各规则淘汰数"), advice=("阈值",)),
    Fault(number=52, name="领导没有可包保的项目", code="M02", act=W, sheet="领导", cell="B3", see=see_case, file=NAME,
          make=judged({"领导!F1": "回避企业", "领导!F3": "海川公司、青禾公司、本草公司、方正公司、金穗公司、云帆公司、长风公司"}),
          value="统战部部长", fact=("没有|0",)),
)  # fmt: skip
