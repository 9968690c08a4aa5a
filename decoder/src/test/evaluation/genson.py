"""genson.py GENSON RUN [SETS]: infers with GenSON, a checkout of which is at GENSON, from the parts
that Evaluation wrote to RUN, and writes to each what others.mjs judges: the schema, and the least
seconds of five."""

import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from genson import SchemaBuilder  # noqa: E402



def infer(lines):
    start = time.perf_counter()
    builder = SchemaBuilder()
    for line in lines:
        builder.add_object(json.loads(line))
    return time.perf_counter() - start, builder.to_schema()


for train in sorted(Path(sys.argv[2]).glob("*/*/train.jsonl")):
    if not re.fullmatch(sys.argv[3] if len(sys.argv) > 3 else ".*", train.parent.parent.name):
        continue
    # Not by splitlines, which also splits at characters that JSON may hold.
    lines = [line for line in train.read_text("utf-8").split("\n") if line]
    try:
        seconds, schema = min((infer(lines) for _ in range(5)), key=lambda made: made[0])
        made = json.dumps({"seconds": seconds, "schema": schema})
        train.with_name("GenSON.json").write_text(made, "utf-8")
    except Exception as e:
        print(f"GenSON on {train.parent.parent.name} {train.parent.name}: {e!r:.200}", file=sys.stderr)
