"""What names a run and what its record says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases import make_scenario, toy_case
from tests.runs.outcomes import toy_outcome
from zsyz_model.case import Case, LandRules, Scenario, SolverRules
from zsyz_model.findings import Finding, Severity
from zsyz_model.runs import describe, describe_failure, effective, file_keys, run_id


def case(scenario: Scenario | None = None, sha256: str = "aa") -> Case:
    known = toy_case(scenario)
    return replace(known, ledger=replace(known.ledger, sha256=sha256))


def test_equal_inputs_have_equal_ids_whatever_they_are_called() -> None:
    named = replace(make_scenario(), name="x", title="y", path=Path("/a/x.yaml"), ledger=Path("/b"))

    assert run_id(case()) == run_id(case(named))
    assert len(run_id(case())) == 12


@pytest.mark.parametrize(
    "other",
    [
        case(sha256="ab"),
        case(make_scenario(quarters=5)),
        case(make_scenario(land=LandRules(relocate=False))),
        case(make_scenario(solver=SolverRules(gap=0.0))),
    ],
    ids=["ledger", "horizon", "land", "solver"],
)
def test_whatever_can_change_the_plan_changes_the_id(other: Case) -> None:
    assert run_id(other) != run_id(case())


def test_another_version_of_the_suite_has_other_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    before = run_id(case())
    monkeypatch.setattr("zsyz_model.__version__", "999")

    assert run_id(case()) != before


def test_another_model_or_solver_has_other_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    before = run_id(case())
    with monkeypatch.context() as patch:
        patch.setattr("zsyz_model.runs.record.plan_code", lambda: "other")
        assert run_id(case()) != before
    with monkeypatch.context() as patch:
        patch.setattr("zsyz_model.runs.record.versions", lambda _: {"highspy": "1.99"})
        assert run_id(case()) != before
    assert run_id(case()) == before


def test_titles_and_notebooks_change_the_files_and_not_the_plan() -> None:
    renamed = case(replace(make_scenario(), title="另一个标题"))
    plain, other = file_keys(case(), b"{}"), file_keys(renamed, b"{}")

    assert file_keys(case(), b"{}") == plain
    assert plain["book"] == file_keys(case(), b"{ }")["book"]
    assert plain["pages"] != file_keys(case(), b"{ }")["pages"]
    assert (plain["book"] != other["book"], plain["pages"] != other["pages"]) == (True, True)
    assert file_keys(case(), None)["pages"] == ""
    assert run_id(renamed) == run_id(case())


def test_effective_wishes_hold_no_paths_and_no_names() -> None:
    assert not {"name", "title", "path", "ledger", "origins"} & set(effective(make_scenario()))


def test_a_record_says_how_far_the_plan_is_proven() -> None:
    outcome = toy_outcome()

    record = describe(outcome, {"求解": 1.23456}, "2026-11-23T00:00:00Z")

    assert record["created"] == "2026-11-23T00:00:00Z"
    assert record["seconds"] == {"求解": 1.235}
    assert record["status"] == "OPTIMAL"
    assert record["bound"] == {"merit": 10.0}
    assert record["counts"]["projects"] == record["counts"]["kept"] + record["counts"]["refused"]
    assert {"python", "zsyz", "pulp", "highspy", "pandas", "papermill"} <= set(record["versions"])
    assert set(record["code"]) == {"plan", "page"}
    assert all(record["versions"].values())


def test_a_failure_that_never_became_a_case_has_an_id_and_its_findings(tmp_path: Path) -> None:
    finding = Finding("Y04", "未知键", severity=Severity.REFUSED)

    record = describe_failure(tmp_path / "none.yaml", [finding], "t")

    assert len(record["run_id"]) == 12
    assert record["findings"] == [finding.as_row()]
