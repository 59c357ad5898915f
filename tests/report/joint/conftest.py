from __future__ import annotations

import pytest

from tests.report.joint import reviews
from zsyz_model.case import JointReview


@pytest.fixture(scope="session")
def review() -> JointReview:
    return reviews.small()


@pytest.fixture(scope="session")
def county() -> JointReview:
    return reviews.large()


@pytest.fixture(scope="session")
def nothing() -> JointReview:
    return reviews.nothing()
