"""Widgets of the knobs: what a person moves is heard, what is shown to him is not."""

from __future__ import annotations

import datetime

from tests.explorer.county import HOURS, QUOTA, WEIGHT, opened
from zsyz_model.explorer.controls import Controls, from_widget, to_widget, widget_of
from zsyz_model.explorer.knobs import GROUPS, Value

HOURS_2 = "cell/领导/L2/每周可用小时"


def made() -> tuple[Controls, list[tuple[str, Value]]]:
    heard: list[tuple[str, Value]] = []
    return Controls(opened().knobs, lambda key, value: heard.append((key, value))), heard


def test_what_a_person_moves_is_heard_once_in_the_scenario_s_own_kind() -> None:
    controls, heard = made()

    controls.field(WEIGHT).value = 20
    controls.field(QUOTA).value = 90.5
    controls.field("rule/horizon.quarters").value = 5
    controls.field("rule/as_of").value = datetime.date(2026, 12, 1)
    controls.field("rule/as_of").value = None

    assert heard == [
        (WEIGHT, 20.0), (QUOTA, 90.5), ("rule/horizon.quarters", 5), ("rule/as_of", "2026-12-01"),
    ]  # fmt: skip


def test_what_is_shown_is_not_heard() -> None:
    controls, heard = made()

    controls.show({WEIGHT: 33.0, HOURS: 5.0})
    assert controls.field(WEIGHT).value == 33.0
    controls.show({})

    assert controls.field(WEIGHT).value == 17.0
    assert heard == []


def test_rows_that_are_many_are_chosen_and_each_keeps_its_own_value() -> None:
    controls, heard = made()
    rows = next(rows for rows in controls._rows if rows.knob.key == HOURS)

    rows.field.value = 8.0
    rows.show({HOURS: 8.0})
    rows.choice.value = opened().knobs[HOURS_2].subject
    assert rows.field.value == 10.0
    rows.field.value = 7.5

    assert heard == [(HOURS, 8.0), (HOURS_2, 7.5)]


def test_every_knob_has_a_widget_that_holds_its_value_and_a_label_of_its_own() -> None:
    for knob in opened().knobs.values():
        widget = widget_of(knob)
        assert from_widget(knob, to_widget(knob, knob.value)) == knob.value
        assert widget.value == to_widget(knob, knob.value)
        assert widget.description == knob.label


def test_the_groups_stand_in_their_order() -> None:
    controls, _ = made()

    assert controls.box.titles == GROUPS
    assert controls.box.selected_index == 0
