"""Sentences for people: an id is followed by its name where it is first said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from zsyz_model.case.known import Case
from zsyz_model.case.rows import missing

_NAMED = {"projects": "name", "leaders": "title", "schemes": "scheme_name"}
"""Tables whose ids mean nothing to a reader, and the column that says who or what they are."""


def with_names(sentences: Iterable[str], case: Case) -> tuple[str, ...]:
    """The sentences, with the ledger's name behind the first mention of each project, leader, scheme.

    A name that stands there already is not said twice.
    """
    names = names_of(case)
    if not names:
        return tuple(sentences)
    ids = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    word = re.compile(rf"(?<![A-Za-z0-9_-])(?:{ids})(?![A-Za-z0-9_-])")
    told: set[str] = set()

    def named(found: re.Match[str]) -> str:
        key = found.group()
        name, rest = names[key], found.string[found.end() :].lstrip()
        known = key in told
        told.add(key)
        return key if known or rest.startswith(name) else f"{key} {name}"

    return tuple(word.sub(named, text) for text in sentences)


def names_of(case: Case) -> Mapping[str, str]:
    """The name of every project, leader and scheme that has one, by id."""
    return {
        str(key): str(name)
        for table, column in _NAMED.items()
        for key, name in case.table(table)[column].items()
        if not missing(name) and str(name) != str(key)
    }
