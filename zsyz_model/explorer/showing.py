"""The explorer in a notebook, or in the page that is served: one call, one widget."""

from __future__ import annotations

import asyncio
import atexit
from pathlib import Path
from typing import Any

from IPython.display import HTML, display

from zsyz_model.batch.home import home
from zsyz_model.batch.window import findings_page, found_from
from zsyz_model.explorer.page import page_of
from zsyz_model.explorer.script import SCRIPT
from zsyz_model.findings import ZsyzError

UNUSABLE = "资料有误，不能打开探索台；见下方发现清单"
REPORTS = "reports"


def open_explorer(scenario: str, reports: str = "") -> Any:
    """The explorer of a scenario file as a widget; a file that cannot be used shows its findings.

    `reports` is where evidence packs go (default: reports/ of the suite). Needs a running asyncio
    loop, as every Jupyter kernel has.
    """
    folder = Path(reports) if reports else home() / REPORTS
    try:
        page = page_of(found_from(scenario), folder, asyncio.get_running_loop())
    except ZsyzError as error:
        return findings_page(UNUSABLE, error.findings)
    atexit.register(page.session.close)
    display(HTML(SCRIPT))  # type: ignore[no-untyped-call]
    return page.box
