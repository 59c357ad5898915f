"""Shortest ways round, against every order of the stops."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise, permutations
from random import Random

from tests.cases import make_case, toy_case, toy_tables
from zsyz_model.case import Lead
from zsyz_model.progress.outings import Drive, Stop, drive_of, outings, stops_of


def reader(minutes: Mapping[tuple[str, str], int]) -> Drive:
    return lambda origin, target: minutes[origin, target]


def drawn(seed: int, number: int) -> tuple[list[Stop], dict[tuple[str, str], int]]:
    """Stops at places g1, g2 … and one-way minutes that are not symmetric, and no triangle holds."""
    random = Random(seed)
    places = ["base", *(f"g{i}" for i in range(number))]
    minutes = {(a, b): random.randint(1, 60) * (a != b) for a in places for b in places}
    return [Stop(f"P{i}", f"g{i}", random.randint(10, 60)) for i in range(number)], minutes


def test_each_set_is_seen_by_its_shortest_way() -> None:
    for seed in range(30):
        stops, minutes = drawn(seed, 5)
        longest = 150

        found = {
            frozenset(s.project_id for s in way.stops): way.travel
            for way in outings("base", stops, longest, reader(minutes))
        }

        expected = {}
        for size in range(1, 6):
            for chosen in combinations(stops, size):
                ways = []
                for order in permutations(chosen):
                    legs = ["base", *(s.place for s in order), "base"]
                    ways.append(sum(minutes[leg] for leg in pairwise(legs)))
                if min(ways) + sum(s.stay for s in chosen) <= longest:
                    expected[frozenset(s.project_id for s in chosen)] = min(ways)
        assert found == expected


def test_stops_come_from_the_plan_with_the_stay_of_the_stage() -> None:
    """P1 签约 1 h at B, P4 开工 2 h at A; P6 is 终止 here and is not visited."""
    tables = toy_tables()
    tables["projects"] = [
        {**row, **({"stage": "终止"} if row["project_id"] == "P6" else {})}
        for row in tables["projects"]
    ]
    case = make_case(None, **tables)
    leads = [Lead(p, "L1", 2, 50, False) for p in ("P4", "P1", "P6")]

    assert stops_of(case, leads) == {"L1": (Stop("P1", "B", 60), Stop("P4", "A", 120))}


def test_drives_are_whole_minutes_by_way_of_the_county_town() -> None:
    drive = drive_of(toy_case())

    assert (drive("A", "C"), drive("A", "A")) == (45, 0)
