"""A scenario file as a whole: what it sets, what it inherits, and every way to write it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scenario.files import LEDGER, refusals, told, write
from zsyz_model.case import Change, LandRules, Pin
from zsyz_model.findings import InputError
from zsyz_model.scenario import read_scenario


def test_unset_values_keep_the_defaults_and_set_ones_know_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, LEDGER + "land:\n  relocate: false\n  credit: {闲置: 0.4}\n")

    scenario = read_scenario(path)

    assert (scenario.name, scenario.title) == ("base", "base")
    assert scenario.ledger == tmp_path / "county/ledger.xlsx"
    assert scenario.land.relocate is False
    assert scenario.land.credit == {**LandRules().credit, "闲置": 0.4}
    assert scenario.land.schemes_at_once == LandRules().schemes_at_once
    assert scenario.origins["land.relocate"] == "base.yaml:3"
    assert scenario.origins["land.credit.闲置"] == "base.yaml:4"
    assert "land.schemes_at_once" not in scenario.origins


def test_a_child_changes_what_it_says_and_appends_to_the_lists(tmp_path: Path) -> None:
    write(
        tmp_path,
        "title: 基准\nledger: ledger.xlsx\nland: {schemes_at_once: 2, relocate: false}\n"
        "pins:\n- {project: P1}\ngoals: {order: [merit, fit]}\n",
    )
    child = write(
        tmp_path,
        "extends: ../base.yaml\nland:\n  schemes_at_once: 5\npins:\n- {project: P2, leader: L1}\n"
        "goals: {order: [fit]}\n",
        "more/tight.yaml",
    )

    scenario = read_scenario(child)

    assert (scenario.name, scenario.title) == ("tight", "tight")
    assert scenario.ledger.resolve() == tmp_path / "ledger.xlsx"
    assert (scenario.land.schemes_at_once, scenario.land.relocate) == (5, False)
    assert scenario.pins == (Pin("P1"), Pin("P2", leader="L1"))
    assert scenario.goals.order == ("fit",)
    assert scenario.origins["land.relocate"] == "base.yaml:3"
    assert scenario.origins["land.schemes_at_once"] == "tight.yaml:3"
    assert scenario.origins["pins[1]"] == "tight.yaml:5"


def test_a_change_is_read_with_its_kind_of_value(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        LEDGER + "changes:\n"
        "- {sheet: 用地指标, where: {类别: 计划指标}, column: 数量, times: 0.6, reason: 收紧}\n"
        "- {sheet: 项目, key: P1, column: 必须开工, set: true}\n"
        "- {sheet: 项目, key: P1, column: 行业代码, set: 0123}\n"
        "- {sheet: 领导, add: {领导编号: L9, 每周可用小时: 8}}\n",
    )

    quota, flag, code, arrival = read_scenario(path).changes

    assert quota == Change(
        "用地指标", where={"类别": "计划指标"}, column="数量", times=0.6, reason="收紧"
    )
    assert flag.set is True
    assert code.set == "0123"
    assert arrival.add == {"领导编号": "L9", "每周可用小时": 8}


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        LEDGER + "horizon:\n  quarter: 8\n  quarters: 1e6\nsolver: {gap: 2}\nrelocate: false\n",
    )

    assert told(path) == [
        ("Y04", "3:3", "horizon.quarter"),
        ("Y02", "4:13", "horizon.quarters"),
        ("Y07", "5:15", "solver.gap"),
        ("Y04", "6:1", "relocate"),
    ]
    unknown, number, gap, elsewhere = refusals(path)
    assert unknown.advice == "是否“quarters”"
    assert "科学计数" in number.fact
    assert "1000000" in number.advice
    assert gap.fact == "超出 0–0.5"
    assert elsewhere.advice == "写在 land 之下"


MALFORMED = {
    "duplicate key": ("land: {}\nland: {}\n", "Y01", "3:1"),
    "duplicate key inside": ("land:\n  relocate: true\n  relocate: true\n", "Y01", "4:3"),
    "exponent": ("solver: {gap: 1e-4}\n", "Y02", "2:15"),
    "leading zero": ("horizon: {quarters: 08}\n", "Y02", "2:21"),
    "sexagesimal": ("horizon: {quarters: 12:30}\n", "Y02", "2:21"),
    "no for false": ("land: {relocate: no}\n", "Y02", "2:18"),
    "underscore": ("solver: {nodes: 1_000}\n", "Y02", "2:17"),
    "thousands separator": ("solver: {nodes: '1,000'}\n", "Y02", "2:17"),
    "quoted number": ("horizon: {quarters: '8'}\n", "Y02", "2:21"),
    "hexadecimal": ("horizon: {quarters: 0x8}\n", "Y02", "2:21"),
    "fraction for a whole": ("horizon: {quarters: 8.5}\n", "Y02", "2:21"),
    "infinity": ("goals: {discount: .inf}\n", "Y02", "2:19"),
    "full-width digits": ("horizon: {quarters: ８}\n", "Y02", "2:21"),
    "percent": ("solver: {gap: 5%}\n", "Y02", "2:15"),
    "switch for a text": ("title: true\n", "Y02", "2:8"),
    "empty value": ("horizon: {quarters: }\n", "Y02", "2:20"),
    "list for a mapping": ("land: [1]\n", "Y02", "2:7"),
    "mapping for a list": ("pins: {project: P1}\n", "Y02", "2:7"),
    "mapping for a number": ("horizon: {quarters: {a: 1}}\n", "Y02", "2:21"),
    "scalar for a mapping": ("horizon: 8\n", "Y02", "2:10"),
    "tag": ("title: !!python/name:os.system x\n", "Y03", "2:8"),
    "bang": ("title: ! x\n", "Y03", "2:8"),
    "anchor": ("land: &a {}\n", "Y03", "2:7"),
    "alias": ("land: &a {}\nsolver: *a\n", "Y03", "2:7"),
    "merge key": ("land:\n  <<: {relocate: true}\n", "Y03", "3:3"),
    "tab": ("land:\n\trelocate: true\n", "Y03", "3:1"),
    "full-width colon": ("land:\n  relocate：true\n", "Y03", "3:11"),
    "full-width colon at the top": ("title：示例\nland: {}\n", "Y03", "2:6"),
    "open bracket": ("land: {relocate: true\n", "Y03", "3:1"),
    "open quote": ("title: 'x\n", "Y03", "3:1"),
    "two documents": ("---\ntitle: x\n", "Y03", "2:1"),
    "key that is a list": ("[1, 2]: 3\n", "Y03", "2:1"),
    "unknown key": ("上线: 3\n", "Y04", "2:1"),
    "unknown key in a pin": ("pins:\n- {project: P1, leder: L1}\n", "Y04", "3:17"),
    "pin without project": ("pins:\n- {leader: L1}\n", "Y07", "3:3"),
    "unknown tier": ("goals: {order: [merits]}\n", "Y07", "2:17"),
    "tier twice": ("goals: {order: [fit, fit]}\n", "Y07", "2:22"),
    "unknown method": ("scoring: {method: topsys}\n", "Y07", "2:19"),
    "unknown solver": ("solver: {second_opinion: glpk}\n", "Y07", "2:26"),
    "no quarter": ("horizon: {first_quarter: 2027-01}\n", "Y07", "2:26"),
    "no day": ("as_of: 2026-02-30\n", "Y07", "2:8"),
    "too many quarters": ("horizon: {quarters: 41}\n", "Y07", "2:21"),
    "discount above one": ("goals: {discount: 1.5}\n", "Y07", "2:19"),
    "power between": ("goals: {invest_power: 0.7}\n", "Y07", "2:23"),
    "tolerance of no goal": ("goals: {tolerance: {merits: 0.1}}\n", "Y07", "2:29"),
    "tolerance above all": ("goals: {tolerance: {fit: 1.5}}\n", "Y07", "2:26"),
    "weight of no goal": ("goals: {weights: {beauty: 1}}\n", "Y07", "2:27"),
    "negative weight": ("goals: {weights: {fit: -1}}\n", "Y07", "2:24"),
    "unknown plot kind": ("land: {credit: {闲制: 0.5}}\n", "Y07", "2:21"),
    "two actions": ("changes:\n- {sheet: 项目, key: P1, column: 就业, set: 1, plus: 2}\n", "Y07", "3:3"),
    "no action": ("changes:\n- {sheet: 项目, key: P1}\n", "Y07", "3:3"),
    "edit without column": ("changes:\n- {sheet: 项目, key: P1, set: 1}\n", "Y07", "3:3"),
    "removing a whole sheet": ("changes:\n- {sheet: 项目, remove: true}\n", "Y07", "3:3"),
    "pin in no quarter": ("pins:\n- {project: P1, quarter: 春}\n", "Y07", "3:26"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "at"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_scenario_is_refused_at_its_place(
    tmp_path: Path, text: str, code: str, at: str
) -> None:
    first = refusals(write(tmp_path, LEDGER + text))[0]

    assert (first.code, first.place.file, first.place.cell) == (code, "base.yaml", at)
    assert first.advice


WHOLE_FILES = {
    "nothing": (b"", "文件是空的"),
    "only a comment": (b"# x\n", "文件是空的"),
    "a list": (b"- 1\n", "最外层应为"),
    "no ledger": (b"title: x\n", "没有写明台账"),
    "too large": (b"#" * 70_000, "超过上限"),
    "too deep": (b"land: " + b"[" * 40, "嵌套超过"),
    "GBK": ("title: 基准\n".encode("gbk"), "不是 UTF-8"),
    "control character": (b"title: a\x00b\n", "不允许的字符"),
    "broken escape": (b'title: "\\UFFFFFFFF"\n', "不允许的字符"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "fact"), WHOLE_FILES.values(), ids=WHOLE_FILES)
def test_a_file_that_is_no_scenario_is_refused(tmp_path: Path, raw: bytes, fact: str) -> None:
    path = tmp_path / "base.yaml"
    path.write_bytes(raw)

    assert any(fact in finding.fact for finding in refusals(path))


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert told(tmp_path / "none.yaml") == [("Y06", "1:1", "")]


HOSTILE = [
    "../a", "a/b", "a\\b", "C:", "CON", "nul.txt", "com1", ".hidden", "a..b", "x?", "a*", '"q"',
    "<b>", "a|b", "末尾 ", "点.", "名" * 30, "a\\u200bb", "a\\nb", "..", "   ",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_refused(tmp_path: Path, name: str) -> None:
    quoted = name.replace("\\", "\\\\") if "\\u" not in name and "\\n" not in name else name
    path = write(tmp_path, LEDGER + 'name: "' + quoted.replace('"', '\\"') + '"\n')

    assert ("Y05", "2:7", "name") in told(path)


def test_a_name_is_composed_so_that_equal_words_are_equal_folders(tmp_path: Path) -> None:
    path = write(tmp_path, LEDGER + 'name: "cafe\u0301"\n')

    assert read_scenario(path).name == "caf\u00e9"


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(
        st.sampled_from("ab: \n\t-[]{}&*!<>|'\"#%@`：，0123456789.eE~?\\é\u2028\x07界"),
        max_size=120,
    )
)
def test_no_text_makes_the_reader_fall(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")

    with pytest.raises(InputError, match=r"\[Y0"):
        read_scenario(path)


def test_a_parent_with_an_endless_name_is_refused_and_no_error_of_the_system(
    tmp_path: Path,
) -> None:
    path = tmp_path / "any.yaml"
    path.write_text(f"extends: {'a' * 300}\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[Y06\].*超过 255 字节"):
        read_scenario(path)
