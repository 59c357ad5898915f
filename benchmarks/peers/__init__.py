"""Others' ways to answer the same question. A new peer is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import ours
from benchmarks.peers import cpsat, straight, with_linopy
from benchmarks.question import Solved, Stop, Weights
from zsyz_model.planning.numbers import Numbers

Competitor = Callable[[Numbers, Weights, Stop], Solved]

OURS = "zsyz"
"""Our answer to the weighted question."""
TIERS = "zsyz tiers"
"""The product's own question, a harder one: goal after goal, and the tie-break."""

PEERS: dict[str, Competitor] = {
    "pulp+cbc": straight.with_cbc,
    "pulp+highs": straight.with_highs,
    "cp-sat": cpsat.with_cpsat,
    "linopy+highs": with_linopy.with_linopy,
}
"""Every peer answers the weighted question; an import inside the function keeps extras optional."""

COMPETITORS: dict[str, Competitor] = {OURS: ours.weighted, TIERS: ours.tiers, **PEERS}
