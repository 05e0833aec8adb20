"""Structured data held against schema.org's own vocabulary, which the package schema-dts has as types: a compiler finds what no type has."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

FRONTEND = Path(__file__).parents[2] / "frontend"
PACKAGES = FRONTEND / "node_modules"


def can_check() -> bool:
    """Whether the compiler and the vocabulary are here, which `npm ci` in frontend/ brings."""
    return (PACKAGES / "schema-dts").is_dir() and (PACKAGES / "typescript").is_dir()


def find_misuses(documents: Iterable[object], scratch: Path) -> list[str]:
    """What the vocabulary does not have of JSON-LD graphs: a type, a property of a type, a value of a property."""
    (scratch / "node_modules").symlink_to(PACKAGES, target_is_directory=True)
    lines = ['import type { Graph } from "schema-dts";']
    lines += [f"export const graph{number}: Graph = {json.dumps(document)};" for number, document in enumerate(documents)]
    source = scratch / "graphs.ts"
    source.write_text("\n".join(lines), "utf-8")
    options = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "preserve", "--pretty", "false"]
    command = [sys.executable, str(FRONTEND / "npm.py"), "--silent", "exec", "--", "tsc", *options, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found = [line for line in done.stdout.splitlines() if " error TS" in line]
    assert (done.returncode == 0) == (not found), done.stdout + done.stderr
    return found
