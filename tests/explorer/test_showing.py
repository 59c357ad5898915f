"""In a notebook: one call gives the widget, or the findings of what cannot be used."""

from __future__ import annotations

import asyncio
import atexit
from pathlib import Path

import pytest
from IPython.display import HTML

from tests.batch.county import write_county
from tests.explorer.county import scenario_file
from zsyz_model.explorer import showing
from zsyz_model.explorer.script import SCRIPT


def test_a_scenario_becomes_a_widget_and_the_script_is_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[HTML] = []
    closed: list[object] = []
    monkeypatch.setattr(showing, "display", shown.append)
    monkeypatch.setattr(atexit, "register", closed.append)

    async def opening() -> object:
        box = showing.open_explorer(str(scenario_file()), str(tmp_path))
        for close in closed:
            close()  # type: ignore[operator]
        return box

    box = asyncio.run(opening())

    assert "zx-page" in box._dom_classes  # type: ignore[attr-defined]
    assert [page.data for page in shown] == [SCRIPT]


def test_a_ledger_that_cannot_be_used_is_shown_by_its_findings(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"PK")

    async def opening() -> object:
        return showing.open_explorer(str(path))

    page = asyncio.run(opening())

    assert isinstance(page, HTML)
    assert "资料有误" in page.data
