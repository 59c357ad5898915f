"""Where the cells of a changed ledger come from: the scenario for some, the ledger for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zsyz_model.findings import Place


@dataclass(frozen=True, slots=True, eq=False)
class Overlaid(Mapping[tuple[str, str, str], Place]):
    """The places of cells after a change; a large ledger has millions, so none is copied."""

    below: Mapping[tuple[str, str, str], Place]
    above: Mapping[tuple[str, str, str], Place]
    gone: Mapping[str, frozenset[str]]

    def __getitem__(self, at: tuple[str, str, str]) -> Place:
        if at in self.above:
            return self.above[at]
        if at[1] in self.gone.get(at[0], ()):
            raise KeyError(at)
        return self.below[at]

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        yield from self.above
        for at in self.below:
            if at not in self.above and at[1] not in self.gone.get(at[0], ()):
                yield at

    def __len__(self) -> int:
        return sum(1 for _ in self)
