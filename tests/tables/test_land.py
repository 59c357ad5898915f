"""The sheets about land, money and targets."""

from __future__ import annotations

import pytest

from zsyz_model.case import LandRules, Source
from zsyz_model.tables import FINANCE_KINDS, PLOT_KINDS, QUOTA_KINDS, TABLES, Kind


def test_the_three_accounts_of_compensation_stand_beside_the_plan_quota() -> None:
    assert QUOTA_KINDS == ("计划指标", "占补数量", "占补水田", "占补产能")
    assert TABLES["quota"].by_name["quota_kind"].choices == QUOTA_KINDS
    assert Source.PLAN in QUOTA_KINDS
    assert Source.LINKAGE not in QUOTA_KINDS


def test_what_earns_credit_is_a_kind_of_plot() -> None:
    assert TABLES["plots"].by_name["plot_kind"].choices == PLOT_KINDS
    assert set(LandRules().credit) <= set(PLOT_KINDS)


def test_a_finance_line_is_of_a_known_kind() -> None:
    assert TABLES["finance"].by_name["line_kind"].choices == FINANCE_KINDS


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("quota", ("quarter", "quota_kind")), ("plots", ("plot_id",)), ("schemes", ("scheme_id",)),
        ("targets", ("quarter",)), ("caps", ("place", "factor")), ("budget", ("year",)),
    ],
)  # fmt: skip
def test_each_row_has_a_business_key(table: str, key: tuple[str, ...]) -> None:
    assert TABLES[table].key == key
    assert all(TABLES[table].by_name[name].required for name in key)


def test_the_holder_of_a_plot_is_a_project_and_is_repaid_by_a_quarter() -> None:
    plots = TABLES["plots"].by_name

    assert plots["holder"].refers == "projects"
    assert plots["repay_by"].kind is Kind.QUARTER
    assert not plots["holder"].required
