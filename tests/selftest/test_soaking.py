"""The verdict on a long-living process, on curves written by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.selftest.soaking import MB, Sample, growth, leaks, soak, told


def curve(
    rss_mb: Callable[[int], float], handles: Callable[[int], int] = lambda _: 9, temp: int = 0
) -> list[Sample]:
    return [Sample(i + 1, int(rss_mb(i) * MB), handles(i), temp) for i in range(100)]


def test_a_flat_process_leaks_nothing_whatever_its_warm_up() -> None:
    """The first 20 of 100 samples are not looked at."""
    warm = curve(lambda i: 100 if i < 20 else 200)

    assert leaks(warm) == []
    assert growth(warm) == 0.0


@pytest.mark.parametrize(("last_mb", "found"), [(209.8, []), (210.2, ["memory: 200 MB became 210 MB"])])  # fmt: skip
def test_five_percent_between_the_first_and_the_last_tenth_are_too_much(
    last_mb: float, found: list[str]
) -> None:
    """A tenth of the 80 samples that count is 8: numbers 21 to 28, and 93 to 100."""
    assert leaks(curve(lambda i: last_mb if i >= 92 else 200)) == found
    assert leaks(curve(lambda i: 300 if 28 <= i < 92 else 200)) == []


def test_one_handle_more_is_too_much_and_a_passing_one_is_not() -> None:
    assert leaks(curve(lambda _: 200, lambda i: 10 if i == 99 else 9)) == ["handles: 9 became 10"]
    assert leaks(curve(lambda _: 200, lambda i: 10 if i == 50 else 9)) == []


def test_a_temporary_file_left_at_any_time_is_found() -> None:
    flat = curve(lambda _: 200)

    assert leaks([*flat[:3], Sample(4, 200 * MB, 9, 1), *flat[4:]]) == [
        "temporary files: 1 left behind"
    ]


def test_the_curve_is_told_in_even_steps() -> None:
    line = told(curve(lambda i: 200 + i / 10))

    assert line == (
        "100 tasks, MB 202 203 204 205 206 207 208 209 210 (+3.6%), handles 9 to 9, temporary files 0"
    )


def test_a_soak_samples_after_each_task_and_ends_in_time(tmp_path: Path) -> None:
    done: list[int] = []

    def task(turn: int) -> None:
        done.append(turn)
        tempfile.mkdtemp(dir=tmp_path)

    samples = list(soak(task, 3, tmp_path))

    assert [(s.done, s.temp) for s in samples] == [(1, 1), (2, 2), (3, 3)]
    assert min(s.rss for s in samples) > 20 * MB
    assert len(list(soak(task, 5, tmp_path, seconds=-1.0))) == 1
    assert done == [0, 1, 2, 0]
