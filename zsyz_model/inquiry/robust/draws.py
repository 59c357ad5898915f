"""Seeded draws: one stream a subject, so that one more project leaves the others' draws as they are.

A subject is told by its name alone; neither the order of projects nor how many are drawn at once
reaches a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case import ChanceRules
from zsyz_model.inquiry.robust.given import Given

Whole = NDArray[np.int64]
Yes = NDArray[np.bool_]

SIGNING, SIGNED = ("初审", "评审"), "签约"
COLUMNS = 5
"""Uniform numbers of a subject a draw: three for coming, one for late at all, one for how late."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What happens in each draw (rows), subject by subject (columns, in the order of `given`).

    `comes`: the project signs, lands and starts at all. `slips`: by how many quarters its own
    steps are late. `quota_late`, `accepted_late`: quarters of each lot and each scheme.
    """

    comes: Yes
    slips: Whole
    quota_late: Whole
    accepted_late: Whole

    @property
    def count(self) -> int:
        """How many draws."""
        return len(self.comes)


class Streams:
    """The streams of everything that is uncertain about a plan; each call goes on where it was.

    They begin after `skip` draws, so that portions drawn apart are those drawn together.
    """

    def __init__(self, given: Given, rules: ChanceRules, seed: int, skip: int = 0) -> None:
        self.given, self.rules = given, rules
        words = given.numbers.horizon.word
        self.projects = _streams(seed, skip, (f"项目 {x.subject}" for x in given.starts))
        self.lots = _streams(seed, skip, (f"计划指标 {words(t)}" for t in given.lots))
        self.schemes = _streams(seed, skip, (f"复垦 {k}" for k, _, _ in given.schemes))

    def next(self, count: int) -> Drawn:
        """The next draws of every subject."""
        rules, shape = self.rules, (count, COLUMNS)
        own = _table(self.projects, shape)
        lots, schemes = _table(self.lots, shape), _table(self.schemes, shape)
        return Drawn(
            np.asarray((own[:, :, :3] < self._shares()).all(axis=2)),
            late(own, rules.slip_chance, rules.slip_most_quarters),
            late(lots, rules.quota_late_chance, rules.quota_late_most_quarters),
            late(schemes, rules.acceptance_late_chance, rules.acceptance_late_most_quarters),
        )

    def _shares(self) -> NDArray[np.float64]:
        """Of each project the chances to sign, to land and to start, 1 for what is done."""
        stages = [self.given.stages[x.subject] for x in self.given.starts]
        shares = [shares_of(self.rules, stage) for stage in stages]
        return np.array(shares, dtype=np.float64).reshape(len(stages), 3)


def shares_of(rules: ChanceRules, stage: str) -> tuple[float, float, float]:
    """The chances of a project of a stage to sign, to land and to start.

    >>> shares_of(ChanceRules(), "签约")
    (1.0, 0.84, 0.604)
    """
    signed = stage not in SIGNING
    landed = signed and stage != SIGNED
    return (
        1.0 if signed else rules.sign_share,
        1.0 if landed else rules.land_share,
        rules.start_share,
    )


def late(uniform: NDArray[np.float64], chance: float, most: int) -> Whole:
    """Quarters late: 0, or with the chance 1 to `most`, each as likely."""
    how = 1 + np.floor(uniform[:, :, 4] * most)
    return np.where((uniform[:, :, 3] < chance) & (most > 0), how, 0).astype(np.int64)


def _streams(seed: int, skip: int, subjects: Iterable[str]) -> list[np.random.Generator]:
    """A uniform number takes one step of PCG64, so that a skip is exact."""
    steps = skip * COLUMNS
    return [np.random.Generator(np.random.PCG64(_sequence(seed, x)).advance(steps)) for x in subjects]  # fmt: skip


def _sequence(seed: int, subject: str) -> np.random.SeedSequence:
    """The seed with the subject's name as its own branch."""
    digest = sha256(subject.encode()).digest()
    words = tuple(int.from_bytes(digest[i : i + 4], "big") for i in range(0, 16, 4))
    return np.random.SeedSequence(seed, spawn_key=words)


def _table(streams: list[np.random.Generator], shape: tuple[int, int]) -> NDArray[np.float64]:
    """(draws, subjects, columns) uniform numbers; a stream's rows are the same in any portion."""
    if not streams:
        return np.empty((shape[0], 0, shape[1]))
    return np.stack([stream.random(shape) for stream in streams], axis=1)
