"""Scenario files that somebody might write, each wrong in one way: where, which code, which advice.

Lines and columns are those of a text editor, counted by hand from 1. `HEAD` is the first line of
each text. What stands beside the file is written by `write_beside`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HEAD = "ledger: ledger.xlsx\n"


@dataclass(frozen=True, slots=True)
class Malformed:
    """A text below HEAD, and what must be said of it."""

    name: str
    text: str
    code: str
    at: str
    advice: str
    file: str = "bad.yaml"


def _m(name: str, text: str, code: str, at: str, advice: str, file: str = "bad.yaml") -> Malformed:
    return Malformed(name, text, code, at, advice, file)


DOUBLED = (
    _m("a key twice", "as_of: 2026-10-31\nas_of: 2026-11-30\n", "Y01", "3:1", "删一个"),
    _m("a section twice", "land: {relocate: true}\nland: {credit: {}}\n", "Y01", "3:1", "删一个"),
    _m("an inner key twice", "solver:\n  gap: 0.1\n  gap: 0.2\n", "Y01", "4:3", "删一个"),
    _m("a key twice in flow style", "solver: {gap: 0.1, gap: 0.2}\n", "Y01", "2:20", "删一个"),
    _m(
        "an id twice",
        "pins:\n- {id: a, project: P1}\n- {id: a, project: P2}\n",
        "Y01",
        "4:3",
        "改一个",
    ),
)
TYPES = (
    _m("a scientific number", "solver: {gap: 1e-4}\n", "Y02", "2:15", "普通十进制数"),
    _m("a leading zero", "horizon: {quarters: 08}\n", "Y02", "2:21", "前导零"),
    _m("an octal", "horizon: {quarters: 0o10}\n", "Y02", "2:21", "十进制数"),
    _m("a hexadecimal", "random: {seed: 0xff}\n", "Y02", "2:16", "十进制数"),
    _m("minutes", "solver: {seconds: 10:30}\n", "Y02", "2:19", "十进制数"),
    _m("a thousands mark", "leaders: {compulsory_wan: '10,000'}\n", "Y02", "2:27", "去掉引号"),
    _m("a per cent", "goals: {discount: 95%}\n", "Y02", "2:19", "0.05"),
    _m("infinity", "solver: {seconds: .inf}\n", "Y02", "2:19", "有限"),
    _m("not a number", "solver: {seconds: .nan}\n", "Y02", "2:19", "有限"),
    _m("an underscore", "random: {draws: 10_000}\n", "Y02", "2:17", "分隔符"),
    _m("yes", "land: {relocate: yes}\n", "Y02", "2:18", "true 或 false"),
    _m("a Chinese yes", "land: {relocate: 是}\n", "Y02", "2:18", "true 或 false"),
    _m("a switch as text", "land: {relocate: 'true'}\n", "Y02", "2:18", "去掉引号"),
    _m("a switch as a number", "land: {relocate: 1}\n", "Y02", "2:18", ""),
    _m("a word for a number", "horizon: {quarters: 八}\n", "Y02", "2:21", "十进制数"),
    _m("a fraction for a count", "horizon: {quarters: 4.5}\n", "Y02", "2:21", ""),
    _m("nothing for a number", "horizon: {quarters: }\n", "Y02", "2:20", "填写"),
    _m("null", "horizon: {quarters: ~}\n", "Y02", "2:21", "填写"),
    _m("a list for a number", "horizon: {quarters: [4]}\n", "Y02", "2:21", "base.yaml"),
    _m("a number for a section", "horizon: 4\n", "Y02", "2:10", "base.yaml"),
    _m("a mapping for a list", "pins: {project: P1}\n", "Y02", "2:7", "base.yaml"),
    _m("a word for a list", "pins: P1\n", "Y02", "2:7", "base.yaml"),
    _m("a list for a mapping", "goals: {weights: [1, 2]}\n", "Y02", "2:18", "base.yaml"),
    _m("a switch for a name", "title: true\n", "Y02", "2:8", "引号"),
)
WRITING = (
    _m("an anchor", "horizon: &h {quarters: 4}\n", "Y03", "2:10", "展开"),
    _m("an alias", "title: *x\n", "Y03", "2:8", "展开"),
    _m("a merge key", "solver:\n  <<: {gap: 0.1}\n", "Y03", "3:3", "extends"),
    _m("a tag", "title: !!str 4\n", "Y03", "2:8", "标记"),
    _m("a Python tag", "title: !!python/object/apply:os.system [id]\n", "Y03", "2:8", "标记"),
    _m("a tab", "solver:\n\tgap: 0.1\n", "Y03", "3:1", "空格"),
    _m("a full-width colon", "title：示例\n", "Y03", "2:6", "半角"),
    _m("a full-width colon below", "solver:\n  gap：0.1\n", "Y03", "3:6", "半角"),
    _m("two documents", "---\ntitle: x\n", "Y03", "2:1", "另存"),
    _m("an open quote", "title: '示例\n", "Y03", "3:1", "引号"),
    _m("an open bracket", "goals: {order: [merit}\n", "Y03", "2:22", "括号"),
    _m("an indent too few", "solver:\n    gap: 0.1\n  nodes: 5\n", "Y03", "4:3", "缩进"),
    _m("a list for a key", "? [a]\n: 1\n", "Y03", "2:3", "键: 值"),
    _m("an empty key", "'': 1\n", "Y03", "2:1", "键: 值"),
    _m("too deep", "x: " + "[" * 30 + "]" * 30 + "\n", "Y03", "2:23", "减少层次"),
    _m("a control character", "title: a\x07b\n", "Y03", "1:1", "不可见字符"),
)
UNKNOWN = (
    _m("a misspelt section", "horizn: {quarters: 4}\n", "Y04", "2:1", "是否“horizon”"),
    _m("a misspelt key", "horizon: {quaters: 4}\n", "Y04", "2:11", "是否“quarters”"),
    _m("a key of another section", "quarters: 4\n", "Y04", "2:1", "写在 horizon 之下"),
    _m("a Chinese key", "情景: 4\n", "Y04", "2:1", "可用的键"),
    _m("a capital", "Horizon: {quarters: 4}\n", "Y04", "2:1", "是否“horizon”"),
    _m("a computed key", "origins: {a: b}\n", "Y04", "2:1", ""),
    _m(
        "a misspelt key of a pin",
        "pins:\n- {project: P1, leeder: L1}\n",
        "Y04",
        "3:17",
        "是否“leader”",
    ),
    _m(
        "a misspelt key of a change",
        "changes:\n- {sheet: 领导, key: L1, removed: true}\n",
        "Y04",
        "3:24",
        "是否“remove”",
    ),
)
NAMES = (
    _m("a name that climbs", "name: ../a\n", "Y05", "2:7", "改名"),
    _m("a reserved name", "name: nul.txt\n", "Y05", "2:7", "改名"),
    _m("a slash", "name: a/b\n", "Y05", "2:7", "改名"),
    _m("a name too long", f"name: {'县' * 27}\n", "Y05", "2:7", "改名"),
    _m("a hidden name", "name: .git\n", "Y05", "2:7", "改名"),
)
EXTENDS = (
    _m("a parent that is not there", "extends: bose.yaml\n", "Y06", "2:10", "改正文件名"),
    _m("itself", "extends: bad.yaml\n", "Y06", "2:10", "去掉其中一个 extends"),
    _m("a circle", "extends: back.yaml\n", "Y06", "1:10", "去掉其中一个 extends", "back.yaml"),
    _m("a whole path", "extends: /etc/base.yaml\n", "Y06", "2:10", "相对"),
    _m("a drive", "extends: C:\\base.yaml\n", "Y06", "2:10", "相对"),
    _m("two parents", "extends: [base.yaml, base.yaml]\n", "Y06", "2:10", "extends: base.yaml"),
)
VALUES = (
    _m("no quarters", "horizon: {quarters: 0}\n", "Y07", "2:21", "范围"),
    _m("a quarter that is none", "horizon: {first_quarter: 2027Q5}\n", "Y07", "2:26", "2027Q1"),
    _m("a day that is none", "as_of: 2026-02-30\n", "Y07", "2:8", "2026-10-31"),
    _m("an unknown method", "scoring: {method: topsi}\n", "Y07", "2:19", "是否“topsis”"),
    _m("an unknown goal", "goals: {order: [merits]}\n", "Y07", "2:17", "是否“merit”"),
    _m("a goal twice", "goals: {order: [merit, merit]}\n", "Y07", "2:24", "删一个"),
    _m("a tolerance of no goal", "goals: {tolerance: {fitt: 0.1}}\n", "Y07", "2:27", "是否“fit”"),
    _m("a power between", "goals: {invest_power: 0.7}\n", "Y07", "2:23", "三者之一"),
    _m("a pin without a project", "pins:\n- {leader: L1}\n", "Y07", "3:3", "补写 project"),
    _m(
        "a change that does nothing", "changes:\n- {sheet: 领导, key: L1}\n", "Y07", "3:3", "留一个"
    ),
    _m(
        "a change that does two things",
        "changes:\n- {sheet: 领导, key: L1, column: 驻地, set: x, plus: 1}\n",
        "Y07",
        "3:3",
        "留一个",
    ),
    _m(
        "a change of no column",
        "changes:\n- {sheet: 领导, key: L1, set: x}\n",
        "Y07",
        "3:3",
        "column",
    ),
    _m(
        "a whole sheet removed",
        "changes:\n- {sheet: 领导, remove: true}\n",
        "Y07",
        "3:3",
        "key 或 where",
    ),
)
GRIDS = (
    _m("a grid of one word", "vary: {quarters: [4, 8]}\n", "Y11", "2:8", "horizon.quarters"),
    _m(
        "a grid of four keys",
        "vary: {a.b: [1], c.d: [1], e.f: [1], g.h: [1]}\n",
        "Y11",
        "2:7",
        "horizon.quarters",
    ),
    _m("a value twice", "vary: {solver.gap: [0.1, 0.1]}\n", "Y11", "2:20", "只写一次"),
    _m("a label that is no folder", "vary: {solver.gap: {a/b: 0.1}}\n", "Y11", "2:26", "标签"),
    _m(
        "a patch of nothing",
        "extends: base.yaml\nchanges:\n- {id: quoto, drop: true}\n",
        "Y11",
        "4:3",
        "是否“quota”",
    ),
)
MALFORMED = (*DOUBLED, *TYPES, *WRITING, *UNKNOWN, *NAMES, *EXTENDS, *VALUES, *GRIDS)


def write_beside(folder: Path) -> None:
    """The files that the malformed ones extend."""
    quota = "changes:\n- {id: quota, sheet: 用地指标, column: 数量, times: 0.5}\n"
    (folder / "base.yaml").write_text(HEAD + quota, encoding="utf-8")
    (folder / "back.yaml").write_text("extends: bad.yaml\n", encoding="utf-8")


def written(folder: Path, one: Malformed) -> Path:
    """The file with everything beside it."""
    write_beside(folder)
    path = folder / "bad.yaml"
    path.write_text(HEAD + one.text, encoding="utf-8")
    return path
