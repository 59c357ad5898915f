"""An answer as a page: sentences first, then charts, then tables that can be folded away."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from zsyz_model.batch.questions.desk import Answer
from zsyz_model.findings import Finding
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.html import escaped, html_table

OPEN_ROWS = 8
"""Tables of more rows are folded until somebody wants them."""
DPI = 100
_STYLE = (
    "<style>.zsyz th,.zsyz td{text-align:left!important;vertical-align:top}"
    ".zsyz td.number{text-align:right!important}.zsyz li{margin:.25em 0}.zsyz .wide{overflow-x:auto}"
    ".zsyz img{max-width:100%}.zsyz .quiet{color:#595959;font-size:.9em}"
    ".zsyz .refused{border-left:.4rem solid #d55e00;padding-left:.8rem}</style>"
)


def answer_html(answer: Answer) -> str:
    """The answer as html, all words escaped, charts inside."""
    return (
        f'<div class="zsyz">{_STYLE}<h3>{escaped(answer.asked)}</h3>'
        f"{refusal_html(answer.findings) if answer.findings else _told(answer)}</div>"
    )


def refusal_html(findings: tuple[Finding, ...]) -> str:
    """Why there is no answer, one finding a line, with what to do."""
    lines = "".join(f"<li>{escaped(finding)}</li>" for finding in findings)
    return f'<div class="refused"><p>没有答复：</p><ul>{lines}</ul></div>'


def _told(answer: Answer) -> str:
    sentences = "".join(f"<li>{escaped(text)}</li>" for text in answer.sentences)
    charts = "".join(map(picture_html, answer.charts))
    time = f'<p class="quiet">用时 {answer.seconds:.1f} 秒，重算并判定。</p>'
    return f"<ul>{sentences}</ul>{charts}{_tables(answer.tables)}{time}"


def picture_html(figure: Figure) -> str:
    """A chart inside the page, with its title for whoever cannot see it."""
    data = io.BytesIO()
    with chart_style():
        figure.savefig(data, format="png", dpi=DPI)
    words = figure.texts[0].get_text() if figure.texts else ""
    code = base64.b64encode(data.getvalue()).decode("ascii")
    return f'<p><img alt="{escaped(words)}" src="data:image/png;base64,{code}"></p>'


def _tables(tables: Mapping[str, pd.DataFrame]) -> str:
    return "".join(
        f"<details{' open' if len(frame) <= OPEN_ROWS else ''}>"
        f"<summary>{escaped(title)}（{len(frame)} 行）</summary>{_bare(frame)}</details>"
        for title, frame in tables.items()
    )


def _bare(frame: pd.DataFrame) -> str:
    """The table without its title, which is what folds it."""
    return html_table("", frame).replace("<h2></h2>\n", "", 1)
