"""accepted.jsonl, in content/ and (of what git is to know nothing of) in private/: the state of the knowledge base that a person last accepted, one thing
a line, as `sourcebook accept --state` writes it.

Lines are independent and sorted, so git can merge two people's by keeping both (`merge=union` in .gitattributes): a thing with two lines was accepted
in either state.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.models.curated import Facts
from generator.models.text import Issue, make_issue

FILE = "accepted.jsonl"


def load_accepted(path: Path, *, file: str, issues: list[Issue]) -> dict[str, tuple[Facts, ...]] | None:
    """The accepted states of each thing, by its address in the site; None where nobody accepted a state yet. Problems are added to `issues`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        issues.append(make_issue("accepted-state", f"can't be read ({error}); delete it, and run `sourcebook accept --state`", file=file))
        return None
    found: dict[str, tuple[Facts, ...]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            read = parse_line(line)
            if read is None:
                message = "this line is no JSON object of texts with a `thing`; delete it: `sourcebook accept --state` writes the file anew"
                issues.append(make_issue("accepted-state", message, file=file, line=number))
            else:
                found[read[0]] = (*found.get(read[0], ()), read[1])
    return found


def parse_line(line: str) -> tuple[str, Facts] | None:
    """One thing and its facts."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    if not isinstance(value, dict) or not all(isinstance(fact, str) for fact in value.values()) or not value.get("thing"):
        return None
    return value["thing"], {name: fact for name, fact in value.items() if name != "thing"}


def make_text(state: Mapping[str, Facts]) -> str:
    """The file's text, sorted; facts that say nothing are left out."""
    said = ({"thing": thing, **{name: fact for name, fact in facts.items() if fact}} for thing, facts in sorted(state.items()))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)
