"""The sheets about the year's duties."""

from __future__ import annotations

import pytest

from zsyz_model.tables import TABLES, Kind


@pytest.mark.parametrize(
    ("table", "sheet"),
    [
        ("funds", "到位资金"), ("fx", "汇率"), ("units", "考核单位"), ("visits", "走访记录"),
        ("issues", "问题清单"), ("trips", "外出招商"), ("chains", "产业链"), ("progress", "进度"),
        ("procedures", "手续"), ("leads", "线索"), ("proofs", "落地材料"), ("credits", "加分情形"),
    ],
)  # fmt: skip
def test_each_duty_has_its_sheet_and_none_is_required(table: str, sheet: str) -> None:
    assert TABLES[table].sheet == sheet
    assert not TABLES[table].required


def test_procedures_and_visits_belong_to_projects_and_leaders_of_the_ledger() -> None:
    assert TABLES["procedures"].by_name["project_id"].refers == "projects"
    assert TABLES["visits"].by_name["leader_id"].refers == "leaders"


def test_a_procedure_is_open_until_it_has_a_day() -> None:
    columns = TABLES["procedures"].by_name

    assert [columns[name].kind for name in ("due_on", "done_on")] == [Kind.DATE, Kind.DATE]
    assert not columns["done_on"].required


def test_the_six_proofs_of_landing_are_there_or_missing() -> None:
    proofs = [c for c in TABLES["proofs"].columns if c.choices == ("有", "缺")]

    assert [c.label for c in proofs] == [
        "投资证明",
        "合同",
        "备案",
        "营业执照",
        "资金凭证",
        "影像资料",
    ]


def test_a_voucher_number_is_kept_letter_by_letter() -> None:
    assert TABLES["funds"].by_name["voucher_no"].kind is Kind.ID
