from __future__ import annotations

import pytest

from tests.report import counties
from zsyz_model.case import Outcome


@pytest.fixture(scope="session")
def small() -> Outcome:
    return counties.small()


@pytest.fixture(scope="session")
def large() -> Outcome:
    return counties.large()
