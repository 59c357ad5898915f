"""A wish on the model's numbers: what pins and forbids change, put upon any amounts of inputs."""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.inquiry.reaching import Wish
from zsyz_model.planning.numbers import Candidate, Numbers


def wish_between(free: Numbers, wished: Numbers) -> Wish:
    """What distinguishes the wished question from the free one, as a change of any numbers.

    Wishes reach windows and musts of candidates, pinned pairs and barred pairs, nothing else.
    """
    windows = {c.project_id: c for c in wished.candidates}
    left = {(x.project_id, x.leader_id) for x in wished.pairs}
    barred = {(x.project_id, x.leader_id) for x in free.pairs} - left

    def wish(numbers: Numbers) -> Numbers:
        return replace(
            numbers,
            candidates=tuple(_like(c, windows[c.project_id]) for c in numbers.candidates),
            pairs=tuple(x for x in numbers.pairs if (x.project_id, x.leader_id) not in barred),
            pinned=wished.pinned,
        )

    return wish


def _like(c: Candidate, wished: Candidate) -> Candidate:
    return replace(
        c, must=wished.must, new_quarters=wished.new_quarters, plot_quarters=wished.plot_quarters
    )
