"""Who moves because somebody else did: the moves of an answer, told as a chain."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.case.answers import Move

LEADS, STARTS = "包保", "开工"


def chain(moves: Sequence[Move], project: str, leader_first: bool) -> tuple[Move, ...]:
    """The asked project's move first; each next lead is the one whose leader the last one took.

    What hangs on nothing before it comes after, in its own order; no move is lost.
    """
    kinds = (LEADS, STARTS) if leader_first else (STARTS, LEADS)
    own = [m for kind in kinds for m in moves if (m.kind, m.subject) == (kind, project)]
    told, left = [], [m for m in moves if m not in own]
    ready = own or left[:1]
    left = [m for m in left if m not in ready]
    while ready:
        told.append(here := ready.pop(0))
        pushed = [m for m in left if here.kind == m.kind == LEADS and here.after == m.before]
        ready = pushed + ready
        left = [m for m in left if m not in pushed]
        if not ready:
            ready, left = left[:1], left[1:]
    return tuple(told)
