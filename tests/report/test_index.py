from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from tests.report.counties import HOSTILE
from zsyz_model.report.html import html_link, html_table
from zsyz_model.report.index import index_page, write_index

DONE = {
    "state": "done", "run_id": "3f2a9c0de841", "folder": "base/3f2a9c0de841",
    "scenario": {"name": "base", "title": "基准"}, "status": "OPTIMAL", "gap": 0.00005,
    "seconds": {"求解": 10.0, "绘制图表": 2.34}, "created": "2026-10-31T08:00:00+00:00",
    "counts": {"starts": 41, "kept": 58}, "faults": 0,
    "outputs": {"plan.xlsx": "00", "review.html": "00"},
}  # fmt: skip


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str | None]:
        return [attributes.get("href") for tag, attributes in self.tags if tag == "a"]


def test_a_finished_run_shows_proof_counts_and_files() -> None:
    page = Tags(index_page([DONE]))
    for words in (
        "完成",
        "基准",
        "已证明最优",
        "0.0050%",
        "12.3 秒",
        "计划开工 41 个",
        "准入 58 个",
    ):
        assert words in page.text
    assert page.links == [
        "base/3f2a9c0de841/review.html", "base/3f2a9c0de841/plan.xlsx", "base/3f2a9c0de841/RUN.json",
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["running", "failed", "interrupted", "Done", "", None, 1])
def test_any_other_state_is_unfinished_and_shows_no_result(state: object) -> None:
    page = Tags(index_page([{**DONE, "state": state}]))
    assert "未完成" in page.text
    assert "完成 0 次，未完成 1 次" in page.text
    assert "已证明最优" not in page.text
    assert "计划开工" not in page.text
    assert not any("plan.xlsx" in str(link) for link in page.links)


def test_a_failed_run_tells_its_first_reasons() -> None:
    rows = [{"fact": f"缺工作表{i}", "advice": "补上"} for i in range(5)]
    text = Tags(index_page([{**DONE, "state": "failed", "findings": rows}])).text
    assert "缺工作表0。补上" in text
    assert "缺工作表3" not in text
    assert "共 5 条" in text


def test_the_page_is_searched_by_its_own_script_and_runs_no_other() -> None:
    hostile = {**DONE, "scenario": {"name": '"><script>alert(1)</script>', "title": "紧"}}
    page = index_page([hostile, {**DONE, "inputs": {"ledger.xlsx": "ab12" * 16}}])
    tags = Tags(page)

    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;" in page
    words = [attributes["data-words"] for tag, attributes in tags.tags if tag == "article"]
    assert any("ab12" * 16 in str(one) and "base" in str(one) for one in words)
    assert "ledger.xlsx ab12ab12ab12" in tags.text


def test_given_links_stand_for_files_and_a_failed_run_keeps_only_its_findings() -> None:
    links = {"工作簿": "base/r1/plan.xlsx", "发现清单": "base/r1/findings.csv"}
    entry = {"scenario": "base", "title": "基准", "links": links, "seconds": 12.34}
    assert Tags(index_page([{**entry, "state": "done"}])).links == list(links.values())
    assert Tags(index_page([{**entry, "state": "failed"}])).links == ["base/r1/findings.csv"]


def test_a_run_with_faults_is_marked_as_not_to_be_used() -> None:
    assert "有违约，不得使用" in Tags(index_page([{**DONE, "faults": 2}])).text


def test_the_newest_run_comes_first() -> None:
    older = {**DONE, "run_id": "older", "created": "2026-01-01T00:00:00+00:00"}
    page = index_page([older, DONE])
    assert page.index("base · 3f2a9c0de841") < page.index("base · older")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_stay_words(name: str) -> None:
    entry = {**DONE, "scenario": {"name": name, "title": name}, "run_id": name, "folder": name}
    page = Tags(index_page([entry]))
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "article", "span", "a",
        "script", "label", "input",
    }  # fmt: skip
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(key.startswith("on") for _, attributes in page.tags for key in attributes)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "//host/x", "/etc", "a/../../b", "..\\b", "https://host", ""]
)
def test_a_link_never_leaves_the_folder(target: str) -> None:
    assert html_link("看<这>里", target) == "看&lt;这&gt;里"


def test_chinese_paths_are_quoted() -> None:
    assert html_link("簿", "基准/a b.xlsx") == '<a href="%E5%9F%BA%E5%87%86/a%20b.xlsx">簿</a>'


def test_the_comparison_is_linked_when_it_is_there(tmp_path: Path) -> None:
    write_index([DONE], tmp_path / "index.html")
    assert "情景对比" not in (tmp_path / "index.html").read_text(encoding="utf-8")
    (tmp_path / "comparison").mkdir()
    (tmp_path / "comparison" / "comparison.html").touch()
    write_index([DONE], tmp_path / "index.html")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "comparison/comparison.html" in Tags(page).links


def test_the_page_needs_nothing_from_outside() -> None:
    page = index_page([DONE])
    assert not re.search(r"https?:|url\(|@import|<script |<link", page)
    assert 'name="viewport"' in page


def test_a_table_is_escaped_and_missing_cells_are_empty() -> None:
    frame = pd.DataFrame({"<b>": ["<i>", None], "亩": [1234.5, float("nan")]})
    table = html_table("表<1>", frame)
    assert "<h2>表&lt;1&gt;</h2>" in table
    assert '<tr><td>&lt;i&gt;</td><td class="number">1,234.5</td></tr>' in table
    assert "<tr><td></td><td></td></tr>" in table
