"""What is installed is what was agreed: environment.yml, pyproject.toml and the locks."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.environment_files import (
    disagreements,
    lock_faults,
    lock_pins,
    project_wants,
    wanted_of,
)
from zsyz_model.findings import RunError
from zsyz_model.solver import check_version

ROOT = Path(__file__).parents[1]
BROKEN_HIGHS = ("1.14.0", "1.14.1", "1.14.12")

EXACT = "--hash=sha256:" + "0" * 64


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


ENVIRONMENT, PYPROJECT = text_of("environment.yml"), text_of("pyproject.toml")
PROJECT = tomllib.loads(PYPROJECT)["project"]


def test_environment_yml_agrees_with_pyproject() -> None:
    assert disagreements(ENVIRONMENT, PYPROJECT) == []


@pytest.mark.parametrize(
    ("line", "broken", "complaint"),
    [
        ("  - pandas>=3.0,<4\n", "", "pandas is missing"),
        (
            "  - pulp>=3.3.2,<4\n",
            "  - pulp>=3.3.2\n",
            "pulp is >=3.3.2; pyproject.toml says <4,>=3.3.2",
        ),
        ("  - pip\n", "  - pip\n  - dask\n", "dask is not wanted"),
        ("python>=3.11", "python>=3.12", "python is >=3.12; pyproject.toml says >=3.11"),
        ("      - -e .\n", "", "the project itself is not the last line of the pip section"),
        ("  - rich>=15,<16\n", "  - rich >=15,<16\n", "“rich >=15,<16” holds a space"),
    ],
)
def test_a_planted_wrong_environment_file_is_caught(line: str, broken: str, complaint: str) -> None:
    assert line in ENVIRONMENT

    assert disagreements(ENVIRONMENT.replace(line, broken), PYPROJECT) == [complaint]


def test_a_pip_section_that_is_not_last_is_caught() -> None:
    head, pip_section = ENVIRONMENT.split("  - pip:\n")
    moved = head.replace("  - pip\n", "  - pip\n  - pip:\n" + pip_section)

    assert disagreements(moved, PYPROJECT) == ["the pip section is not last"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", wanted_of(PROJECT["dependencies"])),
        ("requirements-test.lock", project_wants(PYPROJECT)),
        ("requirements-setup.lock", wanted_of(text_of("requirements-setup.in").split())),
    ],
)
def test_a_lock_holds_every_direct_dependency_with_hashes_and_no_host(
    name: str, wanted: dict[str, str]
) -> None:
    assert wanted

    assert lock_faults(text_of(name), wanted) == []


@pytest.mark.parametrize(
    ("lock", "complaint"),
    [
        (f"rich==14.0 \\\n    {EXACT}\n", "rich==14.0 is outside <16,>=15"),
        (f"other==15.0 \\\n    {EXACT}\n", "rich is not locked"),
        ("rich==15.0\n", "no exact pin with a hash: rich==15.0"),
        (f"rich==15.0 {EXACT}\nsix>=1 {EXACT}\n", f"no exact pin with a hash: six>=1 {EXACT}"),
        (
            f"rich==15.0 {EXACT} # from https://mirror.example\n",
            f"a host is named: rich==15.0 {EXACT} # from https://mirror.example",
        ),
    ],
)
def test_a_planted_wrong_lock_is_caught(lock: str, complaint: str) -> None:
    assert lock_faults(lock, {"rich": "<16,>=15"}) == [complaint]


def test_the_tests_run_on_the_very_versions_of_the_main_job() -> None:
    main, tested = (
        lock_pins(text_of("requirements.lock")),
        lock_pins(text_of("requirements-test.lock")),
    )

    assert {name: tested.get(name) for name in main} == main


def test_the_build_backend_is_the_locked_one() -> None:
    (backend,) = tomllib.loads(PYPROJECT)["build-system"]["requires"]

    assert backend in text_of("requirements-setup.in").split()


@pytest.mark.parametrize("version", BROKEN_HIGHS)
def test_the_highs_with_wrong_optima_is_outside_the_specifier(version: str) -> None:
    (highs,) = [one for one in map(Requirement, PROJECT["dependencies"]) if one.name == "highspy"]

    assert version not in highs.specifier
    assert "1.15.0" in highs.specifier


@pytest.mark.parametrize("version", BROKEN_HIGHS)
def test_the_solver_room_refuses_the_highs_with_wrong_optima(version: str) -> None:
    with pytest.raises(RunError, match=version) as refused:
        check_version(version)

    (finding,) = refused.value.findings
    assert finding.code == "S-HIGHS"
    assert finding.advice


def test_the_solver_room_takes_the_locked_highs() -> None:
    (locked,) = lock_pins(text_of("requirements.lock"))["highspy"]

    check_version(locked)
