"""Time and memory over growing numbers of articles: `python benchmarks/scale.py ARTICLES.jsonl.gz [--sizes 2000,5000,...]`.

Each size is two runs of `sourcebook export` over the first N articles of the file: one that reads those that the sizes before it did not hold, and
one that finds all of them in the cache, so that what is left is identity, events, relations and tables. Prints a Markdown table; `docs/scale.md` holds
the last one.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = Path(sys.executable).with_name("sourcebook")


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


def run(folder: Path) -> tuple[float, float]:
    """Seconds, and the peak memory in MB of the largest process, of one export of the knowledge base in `folder`."""
    script = (
        "import resource, subprocess, sys, time\n"
        "start = time.monotonic()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000, done.returncode)\n"
    )
    arguments = [sys.executable, "-c", script, str(COMMAND), "export", str(folder / "out"), "--directory", str(folder)]
    seconds, memory, code = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.split()
    if code != "0":
        sys.exit(f"export ended with {code}")
    return float(seconds), float(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", default="2000,5000,10000,19000")
    arguments = parser.parse_args()
    if not arguments.articles.exists():
        sys.exit(f"{arguments.articles} is not there: name a gzipped JSON Lines file of articles.")
    print("| articles | reading, a thousand | joining | joining, a thousand | peak memory |")
    print("| ---: | ---: | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seeds").mkdir()
        (folder / "content").mkdir()
        (folder / "mkdocs.yml").write_text("site_name: Scale\n", "utf-8")
        before = 0
        for size in map(int, arguments.sizes.split(",")):
            count = take(arguments.articles, size, folder / "seeds" / "articles.jsonl")
            first, memory = run(folder)
            joining, again = run(folder)
            reading = 1000 * (first - joining) / max(1, count - before)
            print(f"| {count:,} | {reading:.1f} s | {joining:.0f} s | {1000 * joining / count:.2f} s | {max(memory, again):.0f} MB |", flush=True)
            before = count


if __name__ == "__main__":
    main()
