"""A page in the browser, drawn anew with the house's font alone, shows what is committed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PIL import Image

from tests.pictures.county import ROOT, County
from tests.pictures.drawing import make
from tests.pictures.likeness import unlike
from tests.pictures.listing import BASE, PICTURES
from zsyz_model.pipeline import read_case
from zsyz_model.report.joint.notices import write_notices
from zsyz_model.review.joint import before_meeting
from zsyz_model.review.screening import screen
from zsyz_model.review.told import rules_told


@pytest.mark.slow
def test_a_notice_drawn_anew_shows_what_is_committed(tmp_path: Path) -> None:
    """The notices need neither samples nor charts, so the page is written without the whole review."""
    (picture,) = (p for p in PICTURES if p.name == "notices.png")
    case = read_case(ROOT / BASE)
    admission = before_meeting(case, screen(case))
    told = SimpleNamespace(case=case, admission=admission, rules=rules_told(case, admission))
    write_notices(tmp_path / "joint", cast("Any", told))

    again = make(picture, County(tmp_path), 700)

    stored = Image.open(ROOT / "docs" / "pictures" / picture.name)
    assert unlike(again, stored) == "", "python -m tests.pictures notices.png"
