"""The board as a document: days in ISO form, lights in words, findings as flat rows."""

from __future__ import annotations

import json

from tests.report.motion.boards import busy_county


def test_the_document_is_plain_json_with_every_part() -> None:
    told, _ = busy_county()
    document = told.document()

    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert [light["text"] for light in document["lights"]][-1] == "红（严重滞后）"
    assert document["items"][0]["closed_on"] == "2026-08-20"
    assert document["rates"][0]["funded_rate"] is None
    assert document["findings"] == [finding.as_row() for finding in told.findings]
