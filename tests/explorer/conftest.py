"""The browser tests run where Chromium is, and where it must be."""

from __future__ import annotations

from tests.explorer.browsing import left_out

collect_ignore = [*left_out()]
