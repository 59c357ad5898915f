"""The toy county on a desk, planned once."""

from __future__ import annotations

import pytest

from tests.batch.county import write_county
from zsyz_model.batch.questions.desk import Desk
from zsyz_model.inquiry import know
from zsyz_model.pipeline import read_case


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("county")
    case = read_case(write_county(folder))
    return Desk(case, know(case), folder / "reports")
