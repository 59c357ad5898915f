"""The published schema is the reader's own table of fields, and editors refuse what the reader refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.scenario.files import LEDGER, refusals, write
from zsyz_model.cli.showing import schema_text
from zsyz_model.scenario import read_scenario
from zsyz_model.scenario.ranges import RANGES, WORDS
from zsyz_model.scenario.schema import scenario_schema

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SCHEMA = scenario_schema()


class AsText(yaml.SafeLoader):
    """Days stay words, as in the schema's own dialect."""


AsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(path: Path) -> list[str]:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=AsText)
    return [
        error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)
    ]


def test_the_published_file_is_in_step() -> None:
    published = (SCENARIOS / "scenario.schema.json").read_text(encoding="utf-8")

    assert published == schema_text(), (
        "make it anew: zsyz scenario schema --out scenarios/scenario.schema.json"
    )


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_shipped_is_valid(path: Path) -> None:
    assert complaints(path) == []


def ranges(part: Any, path: str = "") -> Iterator[tuple[str, tuple[float, float]]]:
    for name, inner in part.get("properties", {}).items():
        at = f"{path}.{name}" if path else name
        yield from ranges(inner, at)
        number = inner if "minimum" in inner else inner.get("additionalProperties") or {}
        if "minimum" in number:
            yield at, (number["minimum"], number["maximum"])


def test_every_range_and_every_word_of_the_reader_stands_in_it() -> None:
    told = json.dumps(SCHEMA, ensure_ascii=False)

    assert dict(ranges(SCHEMA)) == dict(RANGES)
    assert all(
        json.dumps(word, ensure_ascii=False) in told for words in WORDS.values() for word in words
    )


@pytest.mark.parametrize(
    "text",
    [
        "lnad: {relocate: true}\n", "land: {relocat: true}\n", "horizon: {quarters: 0}\n",
        "horizon: {quarters: four}\n", "horizon: {first_quarter: 2027年}\n", "land: {relocate: 是}\n",
        "scoring: {method: sum}\n", "goals: {order: [merit, merit]}\n", "goals: {invest_power: 0.4}\n",
        "pins: [{leader: L1}]\n", "pins: {project: P1}\n", "solver: 5\n", "as_of: 31.10.2026\n",
        "goals: {tolerance: {merits: 0.1}}\n", "changes: [{key: P1}]\n", "vary: {quarters: [4]}\n",
        "vary: {a.b: [1], c.d: [1], e.f: [1], g.h: [1]}\n",
    ],
)  # fmt: skip
def test_both_refuse(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, LEDGER + text)

    assert complaints(path) != []
    assert refusals(path) != ()


@pytest.mark.parametrize(
    "text", ["land: {relocate: false}\n", "pins: [{project: P1, quarter: ''}]\n"]
)
def test_both_accept(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, LEDGER + text)

    assert complaints(path) == []
    assert read_scenario(path).name == "base"
