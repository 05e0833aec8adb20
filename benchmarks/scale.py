"""Time and memory over growing numbers of articles: `python benchmarks/scale.py ARTICLES.jsonl.gz [--sizes 2000,5000,...] [--folder FOLDER]`.

Each size is two programs over the first N articles of the file: one reads those that the sizes before it did not hold, with two processes; the other is
`sourcebook export`, which finds all of them read, so that what is left is identity, events, relations and tables. Readings are kept in the folder, with
what reading them took, so that a measurement that was stopped, or one of other code for joining, goes on from there. Prints a Markdown table;
`docs/scale.md` holds the last one.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("sourcebook")

MEASURE = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "code": done.returncode, "said": done.stdout, "wall": time.monotonic() - start,
    "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1000,
}))
"""

READ = """
import os, sys
from pathlib import Path
from generator.extract.extractor import EnglishExtractor
from generator.extract.stage import extract_readings
from generator.ingest import ingest_paths
if __name__ == "__main__":
    root = Path(sys.argv[1])
    articles = ingest_paths((root / "seeds",), root=root).articles
    read = []
    extract_readings(articles, extractor=EnglishExtractor(), cache=root / "build" / "cache.sqlite", jobs=2, progress=lambda done, _: read.append(done))
    print(len(read))
"""


def take(source: Path, number: int, target: Path) -> int:
    """Write the first `number` articles of a JSON Lines file; how many there were."""
    with gzip.open(source, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        count = 0
        for line in lines:
            if count == number:
                break
            out.write(json.dumps({key: value for key, value in json.loads(line).items() if key != "gold"}) + "\n")
            count += 1
    return count


def run(*command: object) -> dict[str, Any]:
    """What a program said, its seconds by the clock and of the processors, and the peak memory in MB of the largest of its processes."""
    done = subprocess.run([sys.executable, "-c", MEASURE, *map(str, command)], capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    if measured["code"]:
        sys.exit(f"{command[0]} ended with {measured['code']}")
    return measured


def read(folder: Path, size: int) -> str:
    """Read what is not read yet; what a thousand articles took, now or when this size was measured first."""
    kept = folder / f"reading-{size}.json"
    script = folder / "read.py"
    script.write_text(READ, "utf-8")  # a file, since the processes that it starts load it again
    measured = run(sys.executable, script, folder)
    number = int(measured["said"])
    if number:
        kept.write_text(json.dumps({key: 1000 * measured[key] / number for key in ("wall", "processor")} | {"memory": measured["memory"]}), "utf-8")
    if not kept.exists():
        return "read before |"
    each = json.loads(kept.read_text("utf-8"))
    return f"{each['wall']:.1f} s | {each['processor']:.1f} s"


def measure(articles: Path, sizes: list[int], folder: Path) -> None:
    """Print the table."""
    for name in ("seeds", "content", "build"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: Scale\n", "utf-8")
    print("| articles | reading, a thousand | of processors | joining | of processors | a thousand | peak memory |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for size in sizes:
        count = take(articles, size, folder / "seeds" / "articles.jsonl")
        reading = read(folder, size)
        joined = run(COMMAND, "export", folder / "out", "--directory", folder)
        time = f"{joined['wall']:.0f} s | {joined['processor']:.0f} s | {1000 * joined['processor'] / count:.2f} s"
        print(f"| {count:,} | {reading} | {time} | {joined['memory']:,.0f} MB |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", default="2000,5000,10000,19000")
    parser.add_argument("--folder", type=Path, help="where readings are kept; without it, in a folder that is removed at the end")
    arguments = parser.parse_args()
    if not arguments.articles.exists():
        sys.exit(f"{arguments.articles} is not there: name a gzipped JSON Lines file of articles.")
    sizes = sorted(map(int, arguments.sizes.split(",")))
    if arguments.folder:
        measure(arguments.articles, sizes, arguments.folder)
    else:
        with tempfile.TemporaryDirectory() as name:
            measure(arguments.articles, sizes, Path(name))


if __name__ == "__main__":
    main()
