"""What a mu of quota costs in a quarter: the ledger's own price, else the scenario's."""

from __future__ import annotations

from zsyz_model.case.known import Case


def price_wan(case: Case, kind: str, quarter: str, otherwise: float) -> float:
    """万元 a mu on the grid of 0.01; `otherwise` where the quota sheet has no price."""
    given = case.table("quota")["price_wan"].get(f"{quarter}/{kind}")
    own = otherwise if given is None or given != given else float(given)
    return round(own, 2)
