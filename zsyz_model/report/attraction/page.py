"""招商 as one page of its own: charts as pictures, tables below, nothing from elsewhere."""

from __future__ import annotations

import io

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.report.attraction.charts import ATTRACTION_CHARTS
from zsyz_model.report.attraction.tables import ATTRACTION_TABLES, attraction_notes
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.html import escaped, html_page, html_picture, html_table

AFTER = {
    "签约预测": "forecast",
    "外出招商计划": "outings",
    "六个一": "readiness",
    "公众号短稿": "notice",
}
"""Table → the chart that stands before it."""


def attraction_page(told: Attraction, case: Case) -> str:
    """The page; the same content gives the same bytes."""
    notes, parts = attraction_notes(told, case), []
    for title, build in ATTRACTION_TABLES.items():
        if stem := AFTER.get(title):
            parts.append(_picture(stem, told, case))
        parts.append(html_table(title, build(told, case)))
        if title in notes:
            parts.append(f'<p class="quiet">{escaped(notes[title])}</p>')
    name = case.scenario.title or case.scenario.name
    return html_page(f"招商：{name}", "\n".join(parts))


def _picture(stem: str, told: Attraction, case: Case) -> str:
    figure, data = ATTRACTION_CHARTS[stem](told, case), io.BytesIO()
    with chart_style():
        figure.savefig(data, format="svg", metadata={"Date": None})
    return html_picture(data.getvalue(), figure.texts[0].get_text())
