"""Plans one scenario and prints the hash of its plan: `python -m tests.selftest.one_plan FILE`."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from zsyz_model.case import Plan
from zsyz_model.pipeline import read_case, run


def hash_of(plan: Plan) -> str:
    """The plan's document apart from times."""
    document = {k: v for k, v in plan.to_json().items() if k != "seconds"}
    return sha256(json.dumps(document, ensure_ascii=False).encode("utf-8")).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(f"plan {hash_of(run(read_case(Path(sys.argv[1]))).plan)}\n")
