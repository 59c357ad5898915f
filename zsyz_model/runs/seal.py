"""The seal of RUN.json: a hash over everything else in it, so that no byte of it changes unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SEAL = "seal"


def sealed(record: Mapping[str, Any]) -> str:
    """RUN.json as text, the seal last."""
    body = {name: value for name, value in record.items() if name != SEAL}
    body = json.loads(_text(body))
    return _text({**body, SEAL: seal_of(body)}) + "\n"


def seal_of(record: Mapping[str, Any]) -> str:
    """The hash over the record without its seal, whatever the order of its keys."""
    body = {name: value for name, value in record.items() if name != SEAL}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def intact(text: str, record: Mapping[str, Any]) -> bool:
    """Whether the text is the record as it was sealed, to the byte."""
    return record.get(SEAL) == seal_of(record) and text == sealed(record)


def _text(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1, default=list, allow_nan=False)
