"""The pack as a whole: read back against plan.json, the same twice, and nothing that leaks."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTCollection, TTFont
from matplotlib import get_data_path
from noto_cjk_sans_otc import FONT_PATH

from tests.numbers_in import numbers_in
from tests.offices import convert, pdf_fonts, pdf_text
from tests.report import counties
from tests.report.papers import county
from tests.report.papers.readback import (
    chart_book,
    chart_of,
    docx_tables,
    docx_texts,
    known_numbers,
    members,
    sheets,
    slide_texts,
    slides,
    whole_text,
)
from zsyz_model.case import Outcome
from zsyz_model.case.paper_rules import Level
from zsyz_model.report.fonts import drawable
from zsyz_model.report.official import Paper, Words, write_official
from zsyz_model.report.papers import FILES, Brief, write_papers
from zsyz_model.report.typefaces import SLIDES, TYPEFACES
from zsyz_model.report.words import cut
from zsyz_model.sheets import safe_text

OFFICE = ("minutes.docx", "bulletin.docx", "briefing.pptx", "plan.xlsx")


@pytest.fixture(scope="module")
def large_brief() -> Brief:
    return county.brief(counties.large(projects=24, leaders=9, unplaced=5, refused=4))


@pytest.fixture(scope="module")
def pack(large_brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    write_papers(large_brief, folder)
    return folder


@pytest.fixture(scope="module")
def plan(large_brief: Brief) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(large_brief.outcome.plan.to_json()))
    return document


def starts_of(plan: dict[str, Any]) -> list[tuple[str, str, float]]:
    """Quarter, project and land of each start, in the order of the documents."""
    return sorted((s["quarter"], s["project_id"], s["land_mu"]) for s in plan["starts"])


def test_the_pack_is_whole_and_the_same_twice(
    large_brief: Brief, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zsyz_model.report.typefaces.installed", frozenset[str])
    found = write_papers(large_brief, tmp_path)

    assert {path.name for path in pack.iterdir()} == set(FILES)
    assert all((pack / name).read_bytes() == (tmp_path / name).read_bytes() for name in FILES)
    assert {finding.code for finding in found} == {"F21"}
    assert [finding.subject for finding in found] == [x.name for x in (*TYPEFACES, SLIDES)]


def test_the_annexes_read_back_are_the_plan(pack: Path, plan: dict[str, Any]) -> None:
    items, starts, leads, left, refused, costs = docx_tables(pack / "minutes.docx")

    assert [(r["季度"], r["项目编号"], float(r["供地(亩)"])) for r in starts[:-1]] == starts_of(
        plan
    )
    assert float(starts[-1]["供地(亩)"]) == round(sum(s["land_mu"] for s in plan["starts"]), 2)
    told = [
        (
            r["县级领导"].split()[0],
            r["包保项目"].split()[0],
            float(r["每周(小时)"]),
            int(r["契合度(分)"]),
        )
        for r in leads[:-1]
    ]
    assert sorted(told) == sorted(
        (x["leader_id"], x["project_id"], x["hours"], x["fit"]) for x in plan["leads"]
    )
    reasons = [
        (u["project_id"], r["fact"], r["advice"]) for u in plan["unplaced"] for r in u["reasons"]
    ]
    assert [(r["项目编号"], r["原因"], r["怎么办"]) for r in left] == reasons
    assert float(costs[-1]["合计(万元)"]) == round(sum(c["wan"] for c in plan["costs"]), 2)
    kinds = Counter(row["类别"] for row in items)
    assert (kinds["开工"], kinds["暂缓"]) == (len(plan["starts"]), len(plan["unplaced"]))
    assert len({row["项目编号"] for row in refused}) == 4
    ranked, _, _ = docx_tables(pack / "bulletin.docx")
    assert len(ranked) == len(plan["starts"]) + len(plan["unplaced"])


def test_every_number_of_the_sentences_is_known_from_the_plan(
    large_brief: Brief, pack: Path, plan: dict[str, Any]
) -> None:
    """What is neither in plan.json nor a count or sum of its records stands in no sentence."""
    known = known_numbers(plan, sums_of(plan, large_brief.outcome))
    names = names_of(large_brief)
    texts = docx_texts(pack / "minutes.docx") + docx_texts(pack / "bulletin.docx")
    texts += [text for slide in slides(pack / "briefing.pptx") for text in slide_texts(slide)]

    unknown = [
        (text, wrong) for text in texts if (wrong := numbers_in(unspaced(text), names) - known)
    ]

    assert unknown == []


def unspaced(text: str) -> str:
    """The text with thousands joined, and without years, days and the numbers of attachments."""
    text = re.sub(r"〔\d{4}〕|附件\d|\d{4}年(\d+月\d+日)?", "", text)
    return re.sub(r"(?<=\d),(?=\d)", "", text)


def names_of(brief: Brief) -> list[str]:
    """Words with digits in them that are no figures: ids, names, days, the run."""
    case = brief.case
    told = [
        *case.projects.index,
        *case.projects["name"],
        *case.leaders.index,
        *case.leaders["title"],
    ]
    told += [*case.scenario.span.quarters, case.scenario.as_of, brief.foot, brief.source]
    told += [case.named(project) for project in case.projects.index]
    cut_names = [cut(str(name), width) for name in told for width in (24, 30, 34, 40, 64)]
    cut_names = [name[:-1] for name in cut_names if name.endswith("…")]
    shown = [" ".join(str(name).split()) for name in (*told, *cut_names)]
    return [drawable(safe_text(name)) for name in {*map(str, told), *shown} if name.strip()]


def sums_of(plan: dict[str, Any], outcome: Outcome) -> set[float]:
    """Counts and sums over records of the plan, admission and points, worked out here anew."""
    case, starts, leads = outcome.case, plan["starts"], plan["leads"]
    by_quarter = Counter(s["quarter"] for s in starts)
    quarters = list(case.scenario.span.quarters)
    run = list(accumulate(by_quarter[q] for q in quarters))
    goal = list(accumulate(8 for _ in quarters))
    ids = {s["project_id"] for s in starts}
    invest = case.projects["invest_wan"]
    wan = [invest.sum(), invest[sorted(ids)].sum(), sum(c["wan"] for c in plan["costs"])]
    years = {y: sum(c["wan"] for c in plan["costs"] if c["year"] == y) for y in (2027, 2028)}
    rules = Counter(r["rule"] for u in plan["unplaced"] for r in u["reasons"])
    titles = Counter(r.title for r in outcome.admission.refusals)
    land = {
        k: max(x["used_mu"] for x in plan["land"] if x["kind"] == k)
        for k in {x["kind"] for x in plan["land"]}
    }
    used = [v for k, v in land.items() if k in ("计划指标", "节余指标", "存量地块")]
    total = [
        sum(
            x["supplied_mu"]
            for x in plan["land"]
            if x["kind"] == k and x["quarter"] == quarters[-1]
        )
        for k in ("计划指标", "节余指标", "存量地块")
    ]
    waiting = sum(case.projects["converted_mu"][u["project_id"]] for u in plan["unplaced"])
    counts = [
        len(case.projects),
        len(outcome.admission.kept),
        len(outcome.admission.refused),
        len(starts),
        len(leads),
        len(plan["unplaced"]),
        len({x["leader_id"] for x in leads}),
        len(quarters),
        sum(x["changed"] for x in leads),
        len(starts) + len(plan["unplaced"]),
        16,
        len(starts) + len(plan["unplaced"]) - 16,
    ]
    fit = round(sum(x["fit"] for x in leads) / len(leads))
    short = [max(0, g - r) for g, r in zip(goal, run, strict=True)]
    money = {round(x / 10000, 2) for x in wan} | {round(x, 2) for x in (*wan, *years.values())}
    areas = {
        round(sum(s["land_mu"] for s in starts), 2),
        *(round(x, 2) for x in (*used, sum(used))),
    }
    return {
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        fit,
        *counts,
        *by_quarter.values(),
        *run,
        *goal,
        *short,
        *rules.values(),
        *titles.values(),
        *money,
        *areas,
        *map(round, (sum(used), sum(total), waiting)),
        *outcome.scores.total.round(2),
        float(len(starts) + len(plan["unplaced"])),
    }


def test_charts_and_their_workbooks_are_the_plan(
    large_brief: Brief, pack: Path, plan: dict[str, Any]
) -> None:
    charted = [s for s in slides(pack / "briefing.pptx") if any(x.has_chart for x in s.shapes)]
    told = [chart_of(slide) for slide in charted]

    assert told == [chart_book(slide) for slide in charted]
    series = {name: values for _, chart in told for name, values in chart.items()}
    quarters = list(large_brief.case.scenario.span.quarters)
    counts = Counter(s["quarter"] for s in plan["starts"])
    assert series["累计开工"] == list(accumulate(counts[q] for q in quarters))
    for kind in ("计划指标", "节余指标"):
        used = {x["quarter"]: x["used_mu"] for x in plan["land"] if x["kind"] == kind}
        assert series[kind] == [round(used[q], 2) for q in quarters]
    for kind in ("取得土地", "复垦费用"):
        assert series[kind] == [c["wan"] for c in plan["costs"] if c["kind"] == kind]
    hours: Counter[str] = Counter()
    for lead in plan["leads"]:
        hours[lead["leader_id"]] += lead["hours"]
    names, loads = next(one for one in told if "已安排" in one[1])
    assert {n.split()[0]: h for n, h in zip(names, loads["已安排"], strict=True)} == hours


def test_the_workbook_read_back_is_the_plan(pack: Path, plan: dict[str, Any]) -> None:
    found = sheets(pack / "plan.xlsx")

    starts = [(r["季度"], r["项目编号"], r["供地(亩)"]) for r in found["开工计划"][:-1]]
    assert starts == starts_of(plan)
    leads = [
        (r["领导编号"], r["项目编号"], r["每周(小时)"], r["契合度(分)"])
        for r in found["包保分工"][:-1]
    ]
    assert leads == sorted(
        (x["leader_id"], x["project_id"], x["hours"], x["fit"]) for x in plan["leads"]
    )
    land = [
        (r["季度"], r["类别"], r["累计供应"], r["累计使用"], round(r["结余"], 2))
        for r in found["用地平衡"]
    ]
    assert land == [
        (x["quarter"], x["kind"], x["supplied_mu"], x["used_mu"], round(x["left_mu"], 2))
        for x in plan["land"]
    ]
    assert found["费用"][-1]["金额(万元)"] == round(sum(c["wan"] for c in plan["costs"]), 2)
    assert {row["结论"] for row in found["核对"]} == {"相符"}


def test_nothing_internal_is_anywhere_in_the_public_pack(tmp_path: Path) -> None:
    """In no member of a package, no property, no chart's workbook, no alternative text."""
    secret = county.secret_outcome()
    write_papers(county.brief(secret), tmp_path / "internal")
    write_papers(county.brief(secret, Level.PUBLIC), tmp_path / "public")

    inside = "".join(whole_text(tmp_path / "internal" / name) for name in OFFICE)
    known = {word for word in county.SECRETS if word in inside}
    assert known == set(county.SECRETS) - county.TOLD_NOWHERE
    for name in FILES:
        told = whole_text(tmp_path / "public" / name)
        assert [word for word in county.SECRETS if word in told] == [], name


@pytest.mark.parametrize("name", OFFICE)
def test_properties_name_nobody_and_no_sheet_is_hidden(pack: Path, name: str) -> None:
    told = {k: v.decode("utf-8", "ignore") for k, v in members((pack / name).read_bytes())}

    for part in (part for part in told if part.endswith("core.xml")):
        assert not re.search("<(dc:creator|cp:lastModifiedBy)>[^<]+<", told[part]), part
    assert not any('state="hidden"' in text or "veryHidden" in text for text in told.values())
    assert not any("comments" in part or "custom.xml" in part for part in told)


def test_no_character_lacks_its_glyph(pack: Path) -> None:
    """By the character maps of the two fonts that the house draws with."""
    glyphs = set(TTFont(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf").getBestCmap())
    glyphs |= set(next(
        f.getBestCmap() for f in TTCollection(str(FONT_PATH)).fonts
        if f["name"].getDebugName(1) == "Noto Sans CJK SC"
    ))  # fmt: skip
    told = [*docx_texts(pack / "minutes.docx"), *docx_texts(pack / "bulletin.docx")]
    told += [
        cell for table in docx_tables(pack / "minutes.docx") for r in table for cell in r.values()
    ]
    told += [text for slide in slides(pack / "briefing.pptx") for text in slide_texts(slide)]

    assert {c for text in told for c in text if ord(c) >= 32} <= set(map(chr, glyphs))


@pytest.fixture(scope="module")
def pdfs(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("pdf")
    write_official(out / "grid.docx", Paper("题", [Words("一二三四五六七八九十" * 140)], "脚"))
    files = [*(pack / name for name in OFFICE), out / "grid.docx"]
    return {pdf.stem: pdf for pdf in convert(files, "pdf", out)}


@pytest.mark.office
@pytest.mark.slow
def test_every_page_carries_run_hash_and_day_and_is_drawn_with_an_embedded_font(
    large_brief: Brief, pdfs: dict[str, Path]
) -> None:
    for name in ("minutes", "bulletin", "briefing", "plan"):
        pages = pdf_text(pdfs[name])
        assert len(pages) > 1
        for page in pages:
            assert bare(large_brief.foot) in bare(page), name
        fonts = pdf_fonts(pdfs[name])
        assert fonts
        assert all(embedded and "NotoSansCJK" in font for font, embedded in fonts), fonts


def bare(text: str) -> str:
    """Words without the spaces that a typesetter puts between them."""
    return re.sub(r"\s", "", text)


@pytest.mark.office
@pytest.mark.slow
def test_a_page_has_twenty_two_lines_of_twenty_eight_characters(pdfs: dict[str, Path]) -> None:
    _, page, *_ = pdf_text(pdfs["grid"])
    lines = [line for line in page.splitlines() if "一" in line]

    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


@pytest.mark.office
@pytest.mark.slow
def test_formulas_worked_out_anew_give_what_was_written(pack: Path, tmp_path: Path) -> None:
    """The values beside the formulas are taken away first, so that LibreOffice must find them."""
    emptied = tmp_path / "bare" / "plan.xlsx"
    emptied.parent.mkdir()
    with ZipFile(pack / "plan.xlsx") as given, ZipFile(emptied, "w") as made:
        for part in given.namelist():
            content = given.read(part)
            if "worksheets/sheet" in part:
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            made.writestr(part, content)
    before, stripped = sheets(pack / "plan.xlsx"), sheets(emptied)
    assert {row["结论"] for row in stripped["核对"]} == {""}

    (again,) = convert([emptied], "xlsx", tmp_path / "out")

    after = sheets(again)
    assert after.keys() == before.keys()
    for name, rows in before.items():
        assert [rounded(row) for row in after[name]] == [rounded(row) for row in rows], name


def rounded(row: dict[str, Any]) -> list[Any]:
    return [round(x, 6) if isinstance(x, float) else x for x in row.values()]
