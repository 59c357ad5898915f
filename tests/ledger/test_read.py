"""A whole ledger: published rows accounted for one by one, round trips, order, conservation."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.books import (
    PROJECTS,
    Cells,
    county,
    of,
    read_county,
    write_county,
)
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger import read_ledger
from zsyz_model.sheets import table_sheet, write_book
from zsyz_model.tables import TABLES, Column, Kind

PUBLISHED = Path(__file__).parents[1] / "data" / "published"
PROJECTS_CSV = PUBLISHED / "cn_county_projects_compiled.csv"

# Read by eye from the csv, row by row: what 总投资_原文 and 用地_原文 say that is not one number.
MONEY_ASIDE = {
    "P004": "300万元(年度)", "P005": "300万元(年度)", "P006": "1360万元(年度)", "P007": "3000万元(年度)",
    "P008": "4930万元(年度)", "P009": "", "P012": "5451万元(自筹1251万元、贷款4200万元)",
    "P013": "静态2.75亿元;总投资2.99亿元(贷款2亿元、县筹0.99亿元)", "P014": "(转载页数字被遮挡)", "P015": "一期760万元",
    "P017": "", "P024": "20万元(本批衔接资金)", "P025": "10万元(本批衔接资金)", "P026": "",
    "P027": "3069.7万元(省级衔接1000、省级财政500、其他1569.7)", "P028": "600万元(衔接资金559、其他41)",
    "P029": "425.84万元(工程费387.03、其他38.81)", "P059": "原页语序错乱,同页出现120亿元与131亿元", "P067": "约3.9亿元",
    "P068": "", "P069": "", "P080": "12亿港元", "P094": "约34.4亿元", "P096": "50亿元(一期25亿元)", "P097": "",
    "P098": "约4.07亿元", "P111": "约20亿元", "P119": "2000余万元", "P121": "1500万美元", "P123": "", "P124": "",
}  # fmt: skip
LAND_ASIDE = {
    "P001": "不涉及新增用地", "P010": "租用2625平方米(不新增)", "P013": "围涂5935亩", "P014": "场地平整约1513.2亩",
    "P015": "总用地30000平方米(合45亩);一期16000平方米(合24亩)", "P029": "农田建设面积287.9亩(非建设用地)",
    "P044": "腾笼换鸟盘活闲置土地(亩均投资1400万元)", "P055": "规划面积200亩", "P067": "总用地约177亩", "P068": "占地73余亩",
    "P069": "占地约180亩", "P090": "首期155亩(产业园规划2000亩)", "P091": "规划面积1.2万亩", "P092": "一期556亩(总占地2315亩)",
    "P093": "总用地230.9亩(一期169.6亩)", "P094": "总规划占地830亩", "P095": "总规划面积50万平方米",
    "P096": "总占地1059亩(一期446亩)", "P097": "146616.62平方米(约219.92亩)", "P111": "约280亩", "P113": "产业园规划8000亩",
    "P123": "占地42公顷",
}  # fmt: skip
SPOT_VALUES = {
    "P011": (400.0, None), "P016": (250.0, 15.0), "P030": (291000.0, None), "P036": (228000.0, 1350.0),
    "P037": (200000.0, 2400.0), "P058": (7380000.0, None), "P082": (2370000.0, 1500.0), "P132": (4127.43, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def published() -> Ledger:
    return read_ledger(PROJECTS_CSV, PUBLISHED / "projects.map.yaml")


def test_every_published_row_is_accepted_or_listed(published: Ledger) -> None:
    count = published.rows["cn_county_projects_compiled"]
    aside = MONEY_ASIDE.keys() | LAND_ASIDE.keys()

    assert (count.read, count.accepted, count.quarantined, count.blank, count.other) == (
        136,
        94,
        41,
        0,
        1,
    )
    assert len(aside) == 41
    everyone = {f"P{i:03d}" for i in range(1, 136)}
    assert set(published.tables["projects"].index) == everyone - aside


def test_each_published_cell_set_aside_is_told_with_its_text_and_place(published: Ledger) -> None:
    told = {
        (f.subject, f.place.cell): f
        for f in published.findings
        if f.severity is Severity.QUARANTINED
    }
    wanted = {(key, f"I{int(key[1:]) + 1}"): text for key, text in MONEY_ASIDE.items()}
    wanted |= {(key, f"M{int(key[1:]) + 1}"): text for key, text in LAND_ASIDE.items()}

    assert {at: finding.value for at, finding in told.items()} == wanted
    assert {f.code for f in told.values() if f.value} == {"V07"}
    assert {f.code for f in told.values() if not f.value} == {"V10"}
    assert Counter(f.code for f in told.values()) == {"V07": 45, "V10": 8}


def test_published_values_read_as_published(published: Ledger) -> None:
    frame = published.tables["projects"]

    told = frame.loc[list(SPOT_VALUES), ["invest_wan", "land_mu"]]
    wanted = pd.DataFrame(SPOT_VALUES, index=["invest_wan", "land_mu"], dtype="float64").T

    pd.testing.assert_frame_equal(told, wanted)


def test_the_compilers_own_numbers_agree_with_ours(published: Ledger) -> None:
    """总投资_万元 and 用地_亩 were worked out by hand by whoever compiled the file."""
    frame, extra = published.tables["projects"], published.extra["projects"]

    assert (frame["invest_wan"] - extra["总投资_万元"].astype(float)).abs().max() == 0
    theirs = extra["用地_亩"].astype(float)
    assert (frame["land_mu"] - theirs).abs().max() <= 0.005
    assert theirs.notna().sum() == frame["land_mu"].notna().sum() == 7


def test_words_that_could_not_be_looked_up_are_told(published: Ledger) -> None:
    (finding,) = of(published, "H14")

    assert (finding.severity, finding.place.column) == (Severity.WARNING, "落地乡镇园区")
    assert published.tables["projects"].at["P003", "place"] == "洋州街道梁家村"


def test_the_published_files_are_unchanged() -> None:
    rows = {
        path.name: len(list(csv.reader(path.read_text(encoding="utf-8").splitlines()))) - 1
        for path in PUBLISHED.glob("cn_*.csv")
    }

    assert rows == {
        "cn_county_projects_compiled.csv": 135, "cn_unit_project_responsibility.csv": 41,
        "cn_leader_object_assignments.csv": 30, "cn_land_supply_landchina_2018_12.csv": 187,
        "cn_land_reclamation_projects.csv": 20,
    }  # fmt: skip


def test_without_its_mapping_the_published_file_is_refused_with_the_sheets_it_lacks() -> None:
    with pytest.raises(InputError, match="H08") as caught:
        read_ledger(PROJECTS_CSV)

    assert [f.subject for f in caught.value.findings if f.code == "H08"] == [
        "项目",
        "领导",
        "乡镇园区",
    ]


def test_a_mapping_gives_constants_and_units(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: projects\ncolumns: {project_id: 号, name: 名, invest_wan: 钱}\nunits: {invest_wan: 亿元}\n"
        "constants: {kind: 工业, stage: 签约}\n",
        encoding="utf-8",
    )
    (tmp_path / "x.csv").write_text("号,名,钱\nA,甲,1.5\n", encoding="utf-8")
    frame = read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml").tables["projects"]

    told = [frame.at["A", name] for name in ("invest_wan", "kind", "stage")]
    assert told == [15000.0, "工业", "签约"]


def test_a_promised_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: targets\ncolumns: {quarter: 季, start_target: 开}\n", encoding="utf-8"
    )
    (tmp_path / "x.csv").write_text("季,开了\n2027Q1,3\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[H01\].*缺列“开”；相近列“开了”"):
        read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml")


def test_a_constant_never_hides_a_column(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: targets\nconstants: {start_target: '3'}\n", encoding="utf-8"
    )
    (tmp_path / "x.csv").write_text("季度,开工目标\n2027Q1,5\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[H13\].*文件已有列“开工目标”，映射又给了常量“3”"):
        read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml")


def test_a_clean_ledger_has_nothing_to_tell_but_absent_sheets(tmp_path: Path) -> None:
    assert of(read_county(tmp_path)) == []


# Valid by the check character of GB 32100-2015.
CREDIT_CODES = ["91110000600037341L", "91440300708461136T"]


def strategy_of(column: Column) -> st.SearchStrategy[object]:
    """Values that a column may hold and that the reader has no remark about."""
    words = st.text("甲乙丙丁戊己庚辛ABC123", min_size=1, max_size=6).map(lambda w: "名" + w)
    cents = st.integers(int((column.low or 0) * 100), int((column.high or 1000) * 100)).map(
        lambda c: c / 100
    )
    made: dict[Kind, st.SearchStrategy[object]] = {
        Kind.CHOICE: st.sampled_from(column.choices or ("",)),
        Kind.LIST: st.lists(words, unique=True, max_size=3).map(tuple),
        Kind.COUNT: st.integers(int(column.low or 0), int(column.high or 5000)),
        Kind.NUMBER: cents, Kind.LAND: cents, Kind.MONEY: cents.map(lambda c: c + 1),
        Kind.DATE: st.dates(pd.Timestamp("1990-01-01").date(), pd.Timestamp("2090-01-01").date()).map(pd.Timestamp),
        Kind.QUARTER: st.builds("{}Q{}".format, st.integers(2020, 2040), st.integers(1, 4)),
        Kind.FLAG: st.booleans(),
    }  # fmt: skip
    one = made.get(column.kind, words)
    if column.form == "credit":
        one = st.lists(st.sampled_from(CREDIT_CODES), unique=True, max_size=2).map(tuple)
    if column.kind in (Kind.LIST, Kind.FLAG) or column.required:
        return one
    return st.one_of(st.none(), one)


def word_of(value: object) -> str:
    """A key value as the index spells it."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is None else str(value)


@st.composite
def frames(draw: st.DrawFn, name: str, referred: dict[str, list[str]]) -> pd.DataFrame:
    """A valid frame of one table, keys unique, references to the given keys."""
    table = TABLES[name]
    ids = st.integers(0, 99).map(lambda i: f"{name[0].upper()}{i}")
    cells = {
        c.name: st.sampled_from(referred[c.refers]) if c.refers
        else ids if c.name in table.key and c.kind is Kind.ID else strategy_of(c)
        for c in table.columns
    }  # fmt: skip
    rows = draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=4))
    days = list(dict.fromkeys(day for pair in table.in_order for day in pair))
    for row in rows:
        row |= dict(
            zip([d for d in days if row[d]], sorted(row[d] for d in days if row[d]), strict=True)
        )
    unique = {tuple(word_of(row[k]) for k in table.key): row for row in rows}
    columns = {c.name: [row[c.name] for row in unique.values()] for c in table.columns}
    index = pd.Index(["/".join(key) for key in unique], dtype="str")
    typed = {c.name: pd.Series(columns[c.name], index=index, dtype=c.dtype) for c in table.columns}
    return pd.DataFrame(typed, index=index)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Valid tables for the sheets that the planning model reads."""
    made: dict[str, pd.DataFrame] = {}
    keys: dict[str, list[str]] = {}
    for name in (
        "places",
        "leaders",
        "projects",
        "quota",
        "plots",
        "schemes",
        "finance",
        "targets",
        "pairs",
        "funds",
    ):
        made[name] = draw(frames(name, keys))
        keys[name] = list(made[name].index)
    return made


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(made=ledgers())
@pytest.mark.slow
def test_any_valid_tables_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, pd.DataFrame]
) -> None:
    path = tmp_path_factory.mktemp("round") / "台账.xlsx"
    write_book(path, [table_sheet(TABLES[name], frame) for name, frame in made.items()])
    ledger = read_ledger(path)

    assert [str(f) for f in of(ledger)] == []
    for name, frame in made.items():
        pd.testing.assert_frame_equal(ledger.tables[name], frame)
        assert ledger.rows[TABLES[name].sheet].accepted == len(frame)


@given(order=st.permutations(range(1, 7)), damage=st.sampled_from(["约1亿", "", "12亿", 9.5]))
@settings(max_examples=25, deadline=None)
def test_shuffled_rows_give_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], damage: object
) -> None:
    rows: Cells = [
        *PROJECTS,
        ["P4", "丁厂", "工业", "签约", damage],
        ["P5", "戊厂", "工业", "签约", 1.0],
        ["P5", "己厂", "工业", "签约", 2.0],
    ]
    folder = tmp_path_factory.mktemp("shuffle")
    straight = read_county(folder, 项目=rows)
    mixed = read_county(folder, 项目=[rows[0], *(rows[i] for i in order)])

    pd.testing.assert_frame_equal(
        mixed.tables["projects"].sort_index(), straight.tables["projects"].sort_index()
    )
    assert mixed.rows["项目"] == straight.rows["项目"]
    assert Counter((f.code, f.subject, f.value) for f in mixed.findings) == Counter(
        (f.code, f.subject, f.value) for f in straight.findings
    )


CELLS = st.one_of(
    st.text(max_size=8),
    st.floats(-1e6, 1e12),
    st.sampled_from(["合计", "注：甲", "P1", "T1", "L1", "约5", "", " "]),
)


@given(rows=st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=8))
@settings(max_examples=40, deadline=None)
def test_no_row_is_ever_lost(tmp_path_factory: pytest.TempPathFactory, rows: Cells) -> None:
    ledger = read_county(tmp_path_factory.mktemp("rows"), 项目=[*PROJECTS, *rows])
    count = ledger.rows["项目"]
    listed = {
        f.place.row
        for f in ledger.findings
        if f.severity is Severity.QUARANTINED and f.place.sheet == "项目"
    }

    assert count.balanced
    assert len(ledger.tables["projects"]) == count.accepted
    assert len(listed) == count.quarantined
    assert count.other == len(count.other_rows)


def read_or_refusals(path: Path) -> Ledger | list[Finding]:
    """The ledger, or what refused it; any other error escapes."""
    try:
        return read_ledger(path)
    except InputError as error:
        return [f for f in error.findings if f.severity is Severity.REFUSED]


@given(data=st.binary(max_size=60), at=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_only_typed_errors_escape_from_damaged_books(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: float
) -> None:
    path = write_county(tmp_path_factory.mktemp("bytes"), county())
    whole = path.read_bytes()
    place = int(at * len(whole))
    path.write_bytes(whole[:place] + data + whole[place + len(data) :])

    kept = read_or_refusals(path)

    if isinstance(kept, Ledger):
        assert all(count.balanced for count in kept.rows.values())
    else:
        assert all(finding.advice for finding in kept)
