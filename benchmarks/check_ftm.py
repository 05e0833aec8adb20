"""Holds a FollowTheMoney file against the library itself: `make ftm`, or `python check_ftm.py FILE` where `followthemoney` is installed.

Each object must be valid by its schema, keep every value when the library reads it, and refer to nothing that the file does not hold.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from followthemoney import model
from followthemoney.exc import InvalidData


def main(path: Path) -> None:
    objects = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    ids = {item["id"] for item in objects}
    problems = [f"{item['id']} ({item['schema']}): {problem}" for item in objects for problem in find_problems(item, ids)]
    if problems:
        print(*problems, sep="\n")
        sys.exit(f"{len(problems)} problems in {len(objects)} objects")
    print(f"{len(objects)} objects, all valid")


def find_problems(item: dict[str, Any], ids: set[str]) -> Iterator[str]:
    """What the library minds in one object, what it drops, and what leads nowhere."""
    try:
        proxy = model.get_proxy(item)
        proxy.schema.validate(item)
    except InvalidData as error:
        yield f"{error} {getattr(error, 'errors', '')}"
        return
    kept = proxy.to_dict()["properties"]
    for name, values in item["properties"].items():
        if set(values) != set(kept.get(name, ())):
            yield f"{name}: {values} is read as {kept.get(name)}"
        if proxy.schema.get(name).type.name == "entity":
            yield from (f"{name} refers to {value}, which is not here" for value in values if value not in ids)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
