"""What is said about the data: where, what, and what to do, in one printed form."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zsyz_model.findings import (
    SHOWN_CHARS,
    Finding,
    HeldError,
    InputError,
    NoPlanError,
    Place,
    RunError,
    Severity,
    ZsyzError,
    findings_csv,
    masked,
    shown,
)

CELL = Place("台账.xlsx", "项目", "F17", 17, "总投资")


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (CELL, "文件《台账.xlsx》·工作表“项目”·F17（第17行，列“总投资”）"),
        (Place("台账.xlsx", "项目", row=17), "文件《台账.xlsx》·工作表“项目”·第17行"),
        (Place("台账.xlsx", "项目", column="总投资"), "文件《台账.xlsx》·工作表“项目”·列“总投资”"),
        (Place("base.yaml", cell="3:1"), "文件《base.yaml》·3:1"),
        (Place(sheet="项目", row=0), "工作表“项目”·第0行"),
        (Place(), ""),
    ],
)
def test_a_place_prints_what_it_knows(place: Place, printed: str) -> None:
    assert str(place) == printed


def test_a_finding_prints_code_place_value_fact_and_advice() -> None:
    finding = Finding(
        "V08", "读作 12000 万元", "核对单位", Severity.NORMALISED, CELL, "P001", "1.2亿"
    )

    assert str(finding) == (
        "[V08] 文件《台账.xlsx》·工作表“项目”·F17（第17行，列“总投资”）·P001·原值“1.2亿”："
        "读作 12000 万元。处理：核对单位"
    )


def test_a_finding_about_nothing_in_particular_has_no_colon_to_spare() -> None:
    assert str(Finding("M01", "容量不足。")) == "[M01] 容量不足。"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("", ""),
        ("张\x0b三", "原值“张\\x0b三”"),
        ("两\n行", "原值“两\\x0a行”"),
        ("王䶮·买买提", "原值“王䶮·买买提”"),
        ("长" * 60, f"原值“{'长' * 60}”"),
        ("长" * 61, f"原值“{'长' * 60}…”"),
    ],
)
def test_a_raw_value_is_cut_and_its_control_characters_are_seen(value: str, printed: str) -> None:
    assert shown(value) == printed


@given(st.text(max_size=300))
def test_no_raw_value_breaks_the_line_or_grows_long(value: str) -> None:
    printed = shown(value)

    assert printed.isprintable()
    assert len(printed) <= SHOWN_CHARS + len("原值“”…")


def test_the_flat_form_keeps_every_word_apart_and_the_value_whole() -> None:
    finding = Finding(
        "V07", "不是单一数字", "填一个数", Severity.QUARANTINED, CELL, "P001", "长" * 100
    )

    assert finding.as_row() == {
        "code": "V07",
        "severity": "隔离",
        "file": "台账.xlsx",
        "sheet": "项目",
        "cell": "F17",
        "subject": "P001",
        "value": "长" * 100,
        "fact": "不是单一数字",
        "advice": "填一个数",
    }


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (Place("a.xlsx", "项目", "F17", 17, "用地"), "F17"),
        (Place("a.csv", "", "", 17, "用地"), "第17行，列“用地”"),
        (Place("a.csv", row=17), "第17行"),
        (Place("a.csv"), ""),
    ],
)
def test_the_list_says_the_line_where_there_is_no_cell(place: Place, cell: str) -> None:
    assert Finding("C01", "少一列", place=place).as_row()["cell"] == cell


@pytest.mark.parametrize(
    ("error", "code"), [(InputError, 2), (NoPlanError, 1), (RunError, 1), (HeldError, 3)]
)
def test_each_error_has_its_exit_code_and_says_all_its_findings(
    error: type[ZsyzError], code: int
) -> None:
    with pytest.raises(ZsyzError, match="甲") as caught:
        raise error(Finding("A", "甲"), Finding("B", "乙"))

    assert caught.value.exit_code == code
    assert str(caught.value) == "[A] 甲。\n[B] 乙。"
    assert [finding.code for finding in caught.value.findings] == ["A", "B"]


def test_only_the_judge_finds_faults_and_a_finding_is_a_hint_until_somebody_decides() -> None:
    assert [s.value for s in Severity] == ["拒绝", "隔离", "规整", "提示", "违约"]
    assert Finding("X", "事实").severity is Severity.WARNING


def test_the_list_is_a_csv_as_python_writes_one() -> None:
    found = [
        Finding("V07", "说“约”,不准", '填"数"', Severity.QUARANTINED, CELL, "P001", "1\n2"),
        Finding("E01", "按GB18030读取", place=Place("a.csv")),
    ]
    wanted = io.StringIO(newline="")
    writer = csv.DictWriter(wanted, list(found[0].as_row()))
    writer.writeheader()
    writer.writerows(finding.as_row() for finding in found)

    assert findings_csv(found).decode("utf-8-sig") == wanted.getvalue()
    assert findings_csv([]).startswith(b"\xef\xbb\xbfcode,severity,file,")


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_no_field_of_the_list_becomes_a_formula(sign: str) -> None:
    (row,) = csv.DictReader(
        io.StringIO(
            findings_csv([Finding("V07", "x", value=f"{sign}1")]).decode("utf-8-sig"), newline=""
        )
    )

    assert row["value"] == f"'{sign}1"


PHONE, IDENTITY = "13812345678", "11010519491231002X"
"""Nobody's number, and the example of GB 11643."""


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("", ""),
        (f"王主任{PHONE}", "王主任138****5678"),
        (f"{PHONE}、19912345678;", "138****5678、199****5678;"),
        (f"身份证{IDENTITY}", "身份证110105********002X"),
        ("11010519491231002x。", "110105********002x。"),
        ("110105194912310021", "110105********0021"),
        (f"{IDENTITY}，{PHONE}", "110105********002X，138****5678"),
        (f"+86{PHONE}", "+86138****5678"),
        (f"0086{PHONE}", "0086138****5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("138 1234 5678", "138 **** 5678"),
        ("138-1234-5678", "138-****-5678"),
    ],
)
def test_a_number_of_a_person_is_masked(text: str, hidden: str) -> None:
    assert masked(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "12345678901", "2603-341621-04-01-123456", "91110000600037341L", "0551-62345678", "12000000000.00",
        "341621200000123456", "138****5678",
    ],
)  # fmt: skip
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert masked(text) == text


PHONES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(st.text(), PHONES, st.text())
def test_no_telephone_number_is_ever_let_through(before: str, phone: str, after: str) -> None:
    assume(not before[-1:].isdecimal() and not after[:1].isdecimal())

    assert phone not in masked(f"{before}{phone}{after}")


@given(st.text("1389+X年-、 x０", max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize("secret", [PHONE, IDENTITY])
@pytest.mark.parametrize("part", ["fact", "advice", "subject", "value", "column"])
def test_no_part_of_a_finding_shows_the_number_of_a_person(secret: str, part: str) -> None:
    word = f"王某{secret}"
    finding = Finding(
        "P03",
        word if part == "fact" else "含个人信息",
        word if part == "advice" else "删去",
        Severity.WARNING,
        Place("台账.xlsx", "项目", "F17", 17, word if part == "column" else "备注"),
        word if part == "subject" else "P1",
        word if part == "value" else "x",
    )
    told = [str(finding), str(InputError(finding)), *finding.as_row().values()]
    told.append(findings_csv([finding]).decode("utf-8-sig"))

    assert [line for line in told if secret in line] == []
