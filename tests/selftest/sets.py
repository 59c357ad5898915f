"""Q2: sets of plans, fronts, changed promises, conflicts and ways out against the enumeration."""

from __future__ import annotations

from dataclasses import replace

from tests.inquiry.repair.test_conflicts import faults_of, faults_of_one
from tests.inquiry.repair.test_ways import faults_of_first
from tests.inquiry.robust.test_simulate import compare_draws
from tests.inquiry.robust.test_trees import compare_trees
from tests.inquiry.test_alternatives import compare_sets
from tests.inquiry.test_boxes import compare_fronts
from tests.inquiry.test_fewest import compare_changes, fewest_by_enumeration, fewest_by_model
from tests.oracles.random_conflicts import holds, planted
from tests.oracles.random_kept import with_promises
from tests.oracles.random_numbers import tiny_numbers
from tests.selftest.told import Size, Told
from zsyz_model.inquiry.repair.conflicts import conflicts_in
from zsyz_model.inquiry.repair.rules import Question, rules_of


def check_sets(size: Size) -> Told:
    """Each question on tiny counties; planted: a rule too many, and promises that are not counted."""
    told = Told("Q2")
    counties, conflicts = size.pick(5, 320), size.pick(8, 260)
    for seed in range(counties):
        for word in (compare_fronts(seed), compare_sets(seed), *compare_changes(seed)):
            told.check(not word, word or "")
    compared, wrong, _ = compare_draws(counties)
    told.check(compared == counties, f"only {compared} counties with draws")
    told.check(not wrong, f"draws that are not as by hand: {wrong[:3]}")
    trees = [compare_trees(seed) for seed in range(size.pick(6, 600))]
    for tree in (x for x in trees if x is not None):
        told.check(not tree, str(tree))
    found = [(seed, question) for seed in range(conflicts) if (question := planted(seed))]
    for seed, question in found:
        ways = faults_of_first(question) if holds(question, ()) else []
        words = [*faults_of(question), *ways]
        told.check(not words, f"conflict {seed}: {'; '.join(words)}")
    told.figures |= {"tiny counties": counties, "planted conflicts": len(found)}
    told.figures["trees"] = sum(x is not None for x in trees)
    _plant(told, [question for _, question in found])
    return told


def _plant(told: Told, questions: list[Question]) -> None:
    """Faults that the comparison must see."""
    noticed = 0
    for question in questions:
        for one in conflicts_in(question):
            more = [rule for rule in rules_of(question) if rule not in one.rules]
            padded = replace(one, rules=(*one.rules, *more[:1]))
            noticed += bool(one.rules and more and faults_of_one(question, padded))
    told.check(noticed > 0, "planted: a conflict with a rule too many counts as minimal")
    blind = 0
    for seed in range(20):
        numbers = with_promises(tiny_numbers(seed), seed)
        assert numbers.kept is not None
        forgetful = replace(numbers, kept=replace(numbers.kept, leads={}))
        fewest = fewest_by_model(forgetful)
        blind += fewest_by_enumeration(numbers) != (fewest and fewest.together)
    told.check(blind > 0, "planted: promised leaders that nobody counts are not missed")
    told.figures["planted"] = 2
