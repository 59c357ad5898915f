"""The page for leaders: no code, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.specimens import notebook
from zsyz_model.batch.pages import BY_HAND, NOT_TO_BE_USED, export_html
from zsyz_model.findings import Finding


@pytest.fixture
def executed(tmp_path: Path) -> Path:
    told = notebook(("secret_code()", ()))
    html = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
    told["cells"][0] |= {
        "execution_count": 1,
        "outputs": [html | {"data": {"text/html": "<p>开工 31 个</p>", "text/plain": "x"}}],
    }
    banner = {"cell_type": "markdown", "id": "b", "source": "An Exception was encountered"}
    hint = {"cell_type": "markdown", "id": "h", "source": "只给手工打开的人看"}
    told["cells"] += [
        banner | {"metadata": {"tags": ["papermill-error-cell-tag"]}},
        hint | {"metadata": {"tags": [BY_HAND]}},
    ]
    path = tmp_path / "review.ipynb"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_a_page_shows_results_and_no_code(executed: Path, tmp_path: Path) -> None:
    export_html(executed, tmp_path / "review.html", "季度审查：<小县>")

    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert "开工 31 个" in page
    assert "季度审查：&lt;小县&gt;" in page
    assert 'lang="zh-CN"' in page
    for absent in (
        "secret_code",
        "<script",
        "http:",
        "https:",
        "An Exception",
        "手工打开",
        NOT_TO_BE_USED,
    ):
        assert absent not in page


def test_a_failed_page_says_so_first_and_escapes_the_reason(executed: Path, tmp_path: Path) -> None:
    finding = Finding("N02", "<img src=x onerror=alert(1)> *星* _线_", "改正")

    export_html(executed, tmp_path / "review.html", "失败", [finding])

    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert NOT_TO_BE_USED in page
    assert "[N02] &lt;img src=x onerror=alert(1)&gt; *星* _线_" in page
    assert page.index(NOT_TO_BE_USED) < page.index("开工 31 个")


def test_the_foot_stands_at_the_end_in_the_margin_and_in_the_name(
    executed: Path, tmp_path: Path
) -> None:
    """A browser that cannot write into the margin prints the name; nothing in a foot ends the style."""
    export_html(executed, tmp_path / "a.html", "季度审查", (), "运行 ab12 · 台账 </style><b>")

    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<footer>运行 ab12 · 台账 &lt;/style&gt;&lt;b&gt;</footer>" in page
    assert "<title>季度审查（运行 ab12 · 台账 &lt;/style&gt;&lt;b&gt;）</title>" in page
    assert '@bottom-left { content: "运行 ab12 · 台账 \\3c \\2f style\\3e \\3c b\\3e "' in page
    assert page.count("</style>") == 1
    assert "size: A4 landscape" in page
