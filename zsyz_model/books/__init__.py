"""Books: a file in, plain cells out, behind a guard and in a process of its own."""

from zsyz_model.books.raw import Mark, RawSheet, letters

__all__ = ["Mark", "RawSheet", "letters"]
