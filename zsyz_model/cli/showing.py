"""The commands about scenarios: what one really says, and the schema for editors."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zsyz_model.cli.telling import tell_json, tell_lines
from zsyz_model.findings import cannot_write
from zsyz_model.scenario import read_scenario, variants_of
from zsyz_model.scenario.schema import scenario_schema
from zsyz_model.scenario.shown import shown_values


def run_show(path: Path, origin: bool, as_json: bool) -> int:
    """Every effective value; of a grid without a variant named, its variants."""
    variants = variants_of(path)
    if variants != (path,):
        return _tell_variants(path, variants, as_json)
    scenario = read_scenario(path)
    values = shown_values(scenario)
    if as_json:
        rows = [{**asdict(one), "value": _plain(one.value)} for one in values]
        tell_json({"scenario": scenario.name, "title": scenario.title, "values": rows})
        return 0
    for one in values:
        unit = f" {one.unit}" if one.unit else ""
        tell_lines(
            f"{one.key} = {_said(one.value)}{unit}" + (f"  ← {one.origin}" if origin else "")
        )
    return 0


def _tell_variants(path: Path, variants: tuple[Path, ...], as_json: bool) -> int:
    named = [f"{path.parent.as_posix()}/{one.name}" for one in variants]
    if as_json:
        tell_json({"scenario": path.stem, "variants": named})
    else:
        tell_lines(f"{path.name} 含 {len(variants)} 个变体：", *named)
    return 0


def run_schema(out: Path | None) -> int:
    """The JSON Schema on stdout, or into a file."""
    text = schema_text()
    if out is None:
        tell_lines(text.rstrip())
        return 0
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(out.name, out.name, error) from error
    return 0


def schema_text() -> str:
    """The schema as the file that is published in scenarios/."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=1) + "\n"


def _said(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return "、".join(map(str, value)) or "（空）"
        case dict():
            return "（空）"
        case Path():
            return value.as_posix()
    return str(value)


def _plain(value: Any) -> Any:
    return value.as_posix() if isinstance(value, Path) else value
