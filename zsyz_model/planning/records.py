"""The flat records of a plan from the decisions that were taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsyz_model.planning import accounts, decisions, finance
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.kept import count_changes
from zsyz_model.planning.numbers import Numbers


def records_of(
    numbers: Numbers, land: Chosen, leads: Mapping[str, str], current: Mapping[str, str]
) -> dict[str, Any]:
    """Every family of records by its name in `Plan`, and how many promises changed.

    `land` holds the decisions of the land half, purchases delivered; `current` is today's
    leader of each project.
    """
    return {
        "starts": decisions.read_starts(numbers, land),
        "leads": decisions.read_leads(numbers, leads, current),
        "land": accounts.read_flows(numbers, land),
        "schemes": decisions.read_launches(numbers, land),
        "plots": decisions.read_openings(numbers, land),
        "swaps": decisions.read_swaps(numbers, land),
        "trades": accounts.read_trades(numbers, land),
        "costs": accounts.read_costs(numbers, land),
        "loans": finance.read_loans(numbers, land),
        "changes": count_changes(numbers.kept, land.starts, leads),
    }
