"""46-50: scenario files that YAML would take and that mean something else."""

from __future__ import annotations

from pathlib import Path

from tests.faults.fault import Fault, R, Stated
from tests.faults.paper import Make
from tests.faults.seen import SCENARIO, see_scenario

HEAD = "name: 小县\nledger: 台账.xlsx\n"


def written(text: str) -> Make:
    """A maker: a scenario file of this text."""

    def made(folder: Path) -> Path:
        (folder / SCENARIO).write_text(text, encoding="utf-8")
        return folder / SCENARIO

    return made


def _bad(
    number: int, name: str, code: str, text: str, at: str, *fact: str, advice: str, **more: object
) -> Fault:
    """A scenario that is refused at ``line:column``."""
    given: dict[str, object] = {"advice": (advice,) if advice else (), **more}
    return Fault(
        number=number, name=name, code=code, act=R, make=written(text), see=see_scenario, cell=at,
        fact=fact, **given,  # type: ignore[arg-type]
    )  # fmt: skip


def _y03(at: str, *fact: str) -> Stated:
    return Stated(code="Y03", act=R, cell=at, fact=fact, advice=("展开",))


DOUBLED = (
    _bad(
        46, "title两次", "Y01",
        HEAD + "title: 一\nhorizon:\n  first_quarter: 2027Q1\n  quarters: 4\nsolver:\n  seconds: 60\ntitle: 二\n",
        "9:1", "title", "3:1", "9:1", "重复", advice="删一个",
    ),
    _bad(
        46, "里层seconds两次", "Y01", HEAD + "solver:\n  seconds: 60\n  gap: 0.01\n  seconds: 30\n",
        "6:3", "seconds", "4:3", "6:3", "重复", advice="删一个",
    ),
)  # fmt: skip
_VALUES = (
    ("1e6", ("文本|科学计数", "“1e6”"), "1000000"), ("0123", ("八进制|前导零", "0123"), "引号|前导零"),
    ("12:30", ("时间", "12:30"), "数"), ("no", ("布尔|是否", "no"), ""),
)  # fmt: skip
TYPES = tuple(
    _bad(47, raw.replace(":", "点"), "Y02", HEAD + f"solver:\n  seconds: {raw}\n", "4:12", "应为", *fact, advice=advice, value=raw)
    for raw, fact, advice in _VALUES
)  # fmt: skip
_HORIZON = "horizon: &a\n  first_quarter: 2027Q1\n  quarters: 4\n"
MAGIC = (
    _bad(48, "锚点", "Y03", HEAD + _HORIZON, "3:10", "不允许", "&", advice="展开"),
    _bad(
        48, "引用", "Y03", HEAD + "title: &a 示例\nrandom:\n  seed: *a\n", "5:9", "不允许", "*", advice="展开",
        also=(_y03("3:8", "不允许", "&"),),
    ),
    _bad(
        48, "合并键", "Y03", HEAD + "solver: &a\n  seconds: 60\nrandom:\n  <<: *a\n", "6:3", "不允许", "<<", advice="展开",
        also=(_y03("3:9", "不允许", "&"), _y03("6:7", "不允许", "*")),
    ),
    _bad(48, "类型标记", "Y03", HEAD + "title: !!python/object:os.system 示例\n", "3:8", "不允许", "!", advice=""),
    _bad(48, "自造标记", "Y03", HEAD + "title: !unit 示例\n", "3:8", "不允许", "!", advice=""),
    _bad(48, "制表符缩进", "Y03", HEAD + "solver:\n\tseconds: 60\n", "4:1", "缩进用了制表符", advice="空格"),
    _bad(48, "全角冒号", "Y03", "name: 小县\ntitle：示例\nledger: 台账.xlsx\n", "2:6", "冒号为全角", advice="半角"),
    _bad(48, "里层全角冒号", "Y03", HEAD + "solver:\n  seconds：60\n", "4:10", "冒号为全角", advice="半角"),
)  # fmt: skip
UNKNOWN = (
    _bad(49, "quaters", "Y04", HEAD + "horizon:\n  first_quarter: 2027Q1\n  quaters: 4\n", "5:3", "未知键“quaters”", advice="是否“quarters”"),
    _bad(49, "上线", "Y04", HEAD + "上线: 3\n", "3:1", "未知键“上线”", advice=""),
)  # fmt: skip
_HANZI = "县" * 100
NAMES = (
    _bad(50, "上一级文件夹", "Y05", "name: ../a\nledger: 台账.xlsx\n", "1:7", "名称含“..”", advice="改名", value="../a"),
    _bad(50, "CON", "Y05", "name: CON\nledger: 台账.xlsx\n", "1:7", "保留名", advice="改名", value="CON"),
    _bad(50, "100个汉字", "Y05", f"name: {_HANZI}\nledger: 台账.xlsx\n", "1:7", "80", "字节", advice="改名", value=_HANZI),
)  # fmt: skip

SCENARIOS = (*DOUBLED, *TYPES, *MAGIC, *UNKNOWN, *NAMES)
