"""Time of `check` and `accept` with many entity files: `python benchmarks/curation.py [--files 10000]`.

Makes a knowledge base of that many YAML files of a usual size and one article in a temporary folder, runs `check` twice (the first fills the caches) and
`accept` three times, and prints seconds of the clock and of the processor as a Markdown table.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("sourcebook")
ARTICLE = """\
Council of Northport meets

World March 3, 2024, 10:00

NORTHPORT, March 3. /NTB/. Mayor Kari Dahl said the bridge was ready. "It is safe," Dahl said. Jonas Ek told NTB that he doubted it.
"""
ENTITY = """\
# yaml-language-server: $schema=../../.schemas/entity.schema.json
# {number}: {words}
schema: {schema}
name: {kind} Number{number}
aliases: [P. Number{number}, "Pérson Nümber{number}", {{name: خالد {number}, lang: ar}}]
weak_aliases: [Number{number}]
positions:
  - {{title: spokesperson, organization: entity-{first:05}, as_of: 2023-12-18}}
  - {{title: member, organization: entity-{second:05}, start: 2019, end: 2021-05}}
country: tr
lead: {words}
sources:
  - {{url: "https://example.org/{number}", accessed: 2023-12-18}}
  - {{url: "https://example.org/{number}/again", accessed: 2023-12-19}}
reviewed: {{by: A. Curator, on: 2023-12-20}}
"""


def make_base(folder: Path, files: int) -> None:
    (folder / "content/entities").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Many\n")
    (folder / "seeds/council.txt").write_text(ARTICLE, "utf-8")
    bodies = max(1, files // 10)
    for number in range(files):
        schema = "Organization" if number < bodies else "Person"
        words = f"A sentence of the usual length that says who or what number {number} is, for those who read the page and know nothing of it."
        text = ENTITY.format(number=number, schema=schema, kind=schema, words=words, first=number * 7 % bodies, second=number * 3 % bodies)
        (folder / f"content/entities/entity-{number:05}.yml").write_text(text, "utf-8")


def measure(name: str, *arguments: str) -> None:
    before, started = os.times(), time.perf_counter()
    subprocess.run([COMMAND, *arguments], check=True, capture_output=True)
    wall, after = time.perf_counter() - started, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"| {name} | {wall:.1f} | {processor:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        make_base(Path(name), arguments.files)
        print(f"| {arguments.files} entity files | seconds | processor |\n| --- | ---: | ---: |")
        for times in ("first", "second"):
            measure(f"check, {times} run", "check", "-C", name)
        measure("accept, which makes the index where no build has", "accept", "jonas-ek", "--by", "Me", "-C", name)
        measure("accept, what has no file yet", "accept", "kari-dahl", "--by", "Me", "-C", name)
        measure("accept, what has one", "accept", "entity-00001", "--by", "Me", "-C", name)
        measure("--help, which imports all commands", "--help")


if __name__ == "__main__":
    main()
