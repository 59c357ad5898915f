"""Numbers of persons in cells: told, masked, and shown nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zsyz_model.books import RawSheet
from zsyz_model.findings import Finding, findings_csv
from zsyz_model.ledger.drafts import read_draft
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.privacy import check_privacy
from zsyz_model.tables import TABLES

HEAD = ["项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)"]
PHONE = "13812345678"
IDENTITY = "11010519491231002X"
"""The example of GB 11643. By hand, with the weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2:
7+9+0+5+0+20+2+9+24+27+7+18+30+5+0+0+4 = 167, 167 mod 11 = 2, which stands for X."""


def told(header: str, *cells: object, after: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What is said of projects with some cells below one header."""
    rows = [
        [f"P{i}", f"厂{i}", "工业", "签约", 100.0, cell, *after] for i, cell in enumerate(cells, 1)
    ]
    sheet = RawSheet("a.xlsx", "项目", [[*HEAD, header, *(f"列{w}" for w in after)], *rows])
    return check_privacy(read_draft(lay_out(sheet, TABLES["projects"])))


def shown(findings: Sequence[Finding]) -> str:
    """Everything that leaves with some findings."""
    words = [str(f) + "".join(f.as_row().values()) for f in findings]
    return "".join(words) + findings_csv(findings).decode("utf-8-sig")


@pytest.mark.parametrize("header", ["联络员", "备注", "责任单位", "十强标签", "自编列"])
def test_a_telephone_number_is_told_at_its_cell_and_masked(header: str) -> None:
    (finding,) = findings = told(header, "王某", f"王某{PHONE}")

    assert str(finding) == (
        f"[P03] 文件《a.xlsx》·工作表“项目”·F3（第3行，列“{header}”）·P2·原值“王某138****5678”："
        "含手机号码。处理：删去个人信息，只留职务代称"
    )
    assert finding.severity.value == "提示"
    assert PHONE not in shown(findings)


@pytest.mark.parametrize("number", [IDENTITY, IDENTITY.lower()])
def test_an_identity_number_is_told_and_masked(number: str) -> None:
    (finding,) = findings = told("备注", f"身份证{number}。")

    assert (finding.code, finding.fact) == ("P03", "含身份证号码")
    assert finding.value == f"身份证110105********002{number[-1]}。"
    assert number not in shown(findings)


@pytest.mark.parametrize(
    "word",
    [
        f"{PHONE}、13912345678", f"电话:{PHONE}。", f"+86 {PHONE}", f"{PHONE}\n", f"a{PHONE}b",
        f"+86{PHONE}", f"0086{PHONE}", f"+86-{PHONE}", "１３８１２３４５６７８",
        "138 1234 5678", "138-1234-5678",
    ],
)  # fmt: skip
def test_a_telephone_number_is_found_however_it_is_written(word: str) -> None:
    findings = told("备注", word)

    assert [f.code for f in findings] == ["P03"]
    for part in ("12345678", "1234 5678", "1234-5678", "１２３４５６７８"):
        assert part not in shown(findings)


@pytest.mark.parametrize("header", ["联络员", "自编列"])
def test_a_telephone_number_may_be_stored_as_a_number(header: str) -> None:
    findings = told(header, float(PHONE))

    assert [f.code for f in findings] == ["P03"]
    assert PHONE not in shown(findings)


@pytest.mark.parametrize(
    "word",
    [
        "", "王主任", "0551-62345678", "12012345678", "1381234567", "2026年3月", "皖发改备〔2026〕12号",
        "110105194912310021", "91110000600037341L", "2603-341621-04-01-123456",
    ],
)  # fmt: skip
def test_other_numbers_are_no_persons(word: str) -> None:
    assert told("备注", word) == ()


def test_a_header_is_masked_like_a_cell() -> None:
    findings = told(f"联系王某{PHONE}", "13912345678")

    assert [f.code for f in findings] == ["P03"]
    assert PHONE not in shown(findings)


def test_every_cell_is_told_in_the_order_of_columns() -> None:
    cells = [(f.place.cell, f.subject) for f in told("备注", PHONE, "", PHONE, after=[PHONE])]

    assert cells == [("F2", "P1"), ("F4", "P3"), ("G2", "P1"), ("G3", "P2"), ("G4", "P3")]
