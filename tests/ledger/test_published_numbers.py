"""Numbers of the published files against their compilers' own, and against each other."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from tests.ledger.books import of
from tests.ledger.published import PUBLISHED, frame_of, lines, plain, published, set_aside
from tests.ledger.published_rows import (
    CLEARED_ASIDE,
    FARMLAND_ASIDE,
    FILES,
    MONEY_ASIDE,
    NO_HANDOVER,
    WHOLE_ASIDE,
)
from tests.ledger.published_values import ANNUAL, CLEARED_MU, FARMLAND_MU, SAME_MONEY, WHOLE_MU
from zsyz_model.findings import Severity
from zsyz_model.ledger import read_ledger

GRID = Decimal("0.01")
MU = Decimal(15)


def mu_of(hectares: str) -> Decimal:
    """Hectares as mu, a half rounded up."""
    return (Decimal(hectares) * MU).quantize(GRID, ROUND_HALF_UP)


def quarter_of(day: str) -> str:
    return f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}"


def test_the_compilers_own_numbers_agree_with_ours() -> None:
    """总投资_万元 and 用地_亩 were worked out by hand by whoever compiled the file."""
    frame, extra = frame_of("projects"), published("projects").extra["projects"]

    assert (frame["invest_wan"] - extra["总投资_万元"].astype(float)).abs().max() == 0
    theirs = extra["用地_亩"].astype(float)
    assert (frame["land_mu"] - theirs).abs().max() <= 0.005
    assert theirs.notna().sum() == frame["land_mu"].notna().sum() == 7


@pytest.mark.parametrize(
    ("header", "theirs", "wanted", "aside"),
    [
        ("实施面积_原文", "实施面积_亩", WHOLE_MU, WHOLE_ASIDE),
        ("建设用地减量或复垦面积_原文", "建设用地减量或复垦_亩", CLEARED_MU, CLEARED_ASIDE),
        ("新增耕地_原文", "新增耕地_亩", FARMLAND_MU, FARMLAND_ASIDE),
    ],
)
def test_every_published_area_of_reclamation_agrees_with_its_compiler(
    tmp_path: Path, header: str, theirs: str, wanted: dict[str, float], aside: dict[str, str]
) -> None:
    """Each area column by itself, whatever else a plan would need of the row."""
    mapping = tmp_path / "areas.map.yaml"
    mapping.write_text(
        f"table: schemes\ncolumns: {{scheme_id: 编号, cleared_mu: {header}}}\n"
        "waive: [cleared_mu, surplus_mu, duration_quarters, cost_wan]\n",
        encoding="utf-8",
    )
    ledger = read_ledger(PUBLISHED / f"{FILES['schemes']}.csv", mapping)
    ours = ledger.tables["schemes"]["cleared_mu"].dropna().to_dict()
    compiled = {
        row["编号"]: Decimal(row[theirs])
        for row in lines("schemes")
        if row[theirs] and row["编号"] not in aside
    }

    assert ours == wanted
    assert {f.subject: f.value for f in set_aside(ledger)} == {k: t for k, t in aside.items() if t}
    assert compiled.keys() == ours.keys()
    # Theirs has up to four decimals, ours two: half of 0.01 apart at most, and half of 0.0001.
    gaps = [abs(Decimal(str(ours[key])) - mu) for key, mu in compiled.items()]
    assert max(gaps) <= Decimal("0.00505")


def test_every_plot_has_its_area_price_and_quarter() -> None:
    frame = frame_of("plots")
    rows = [row for row in lines("plots") if row["约定交地时间"]]

    assert [Decimal(str(v)) for v in frame["area_mu"]] == [mu_of(row["面积_公顷"]) for row in rows]
    assert list(frame["ready"]) == [quarter_of(row["约定交地时间"]) for row in rows]
    prices = [row["成交价格_万元"] for row in rows]
    wanted = [Decimal(p).quantize(GRID, ROUND_HALF_UP) if p else None for p in prices]
    told = [plain(price) for price in frame["fixed_wan"]]
    assert [None if v is None else Decimal(str(v)) for v in told] == wanted
    assert list(frame["place"]) == [row["项目位置"] for row in rows]


def test_the_record_says_of_every_area_that_it_was_in_hectares() -> None:
    """Rows set aside are in the record too; a rounding does not take the unit's place."""
    record = [c for c in published("plots").conversions if c.place.column == "面积_公顷"]

    assert [(c.raw, Decimal(c.value)) for c in record] == [
        (row["面积_公顷"], mu_of(row["面积_公顷"])) for row in lines("plots")
    ]
    assert {c.unit for c in record} == {"亩"}
    assert [c.place.cell for c in record if "公顷" not in c.rule] == []


def test_what_the_plots_tell_beside_the_rows_set_aside() -> None:
    told = [f for f in published("plots").findings if f.severity is not Severity.QUARANTINED]
    by_code = Counter(f.code for f in told if f.place.row != 1)

    assert by_code["V13"] == len(lines("plots")) - len(NO_HANDOVER) == 150
    assert [f.place.cell for f in told if f.place.row == 1] == ["E1"]
    assert [f.place.column for f in of(published("plots"), "H14")] == ["位置"]


def test_the_units_of_a_cell_are_as_many_as_their_compiler_counted() -> None:
    frame, extra = frame_of("investments"), published("investments").extra["projects"]

    assert extra["责任单位数"].dropna().astype(int).to_dict() == {
        key: words.count("、") + 1 for key, words in frame["duty_unit"].dropna().items()
    }


def test_one_project_in_two_files_has_one_investment() -> None:
    ours = frame_of("investments")["invest_wan"]
    others = pd.concat([frame_of("projects")["invest_wan"], frame_of("schemes")["cost_wan"]])

    assert {u: ours[u] for u in SAME_MONEY} == {u: others[key] for u, key in SAME_MONEY.items()}


def test_a_years_part_passes_for_the_whole_where_a_compiler_drops_the_word() -> None:
    ours = frame_of("investments")["invest_wan"]

    assert {u: f"{ours[u]:.0f}万元(年度)" for u in ANNUAL} == {
        u: MONEY_ASIDE[key] for u, key in ANNUAL.items()
    }
