"""The executed notebook as a page for leaders: no code, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from zsyz_model.batch.notebooks import ERROR_TAG, read_notebook, tagged
from zsyz_model.findings import Finding
from zsyz_model.report.html import html_page

BY_HAND = "by-hand"
NOT_TO_BE_USED = "本次运行失败，以下内容不得使用"


def export_html(
    notebook: Path, page: Path, title: str, failed: Iterable[Finding] = (), foot: str = ""
) -> None:
    """The executed notebook as one page that runs nothing and loads nothing.

    `failed` puts a notice in Chinese in front, instead of papermill's English one; `foot` stands
    at the end, and on every sheet of paper when the page is printed.
    """
    from nbconvert import HTMLExporter
    from nbformat.v4 import new_markdown_cell

    told = read_notebook(notebook)
    told.cells = [c for c in told.cells if not (tagged(c, ERROR_TAG) or tagged(c, BY_HAND))]
    for cell in told.cells:
        if "outputs" in cell:
            # the solver's banner and other words for whoever runs it, not for who reads it
            cell.outputs = [x for x in cell.outputs if x.get("name") != "stderr"]
    if lines := [str(finding) for finding in failed]:
        notice = "\n".join([f"# {NOT_TO_BE_USED}", "", *(f"- {_plain(line)}" for line in lines)])
        told.cells.insert(0, new_markdown_cell(notice))  # type: ignore[no-untyped-call]
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        embed_images=True,
    )
    body, _ = exporter.from_notebook_node(told)
    whole = html_page(title, body, foot=foot, landscape=True)
    page.write_text(whole, encoding="utf-8", newline="\n")


def _plain(text: str) -> str:
    """Text that Markdown and HTML leave as it is."""
    return (
        re.sub(r"([\\`*_{}\[\]<>#|$&])", r"\\\1", text)
        .replace("\\<", "&lt;")
        .replace("\\&", "&amp;")
    )
