"""Count in how many news articles each stem stands: generator/merge/stories/data/background.json.

    python benchmarks/count_background.py ../shared/corpora

The articles are the first ones of PolNeAR, Wikinews, TempEval-3 and Reuters-21578 files in that folder; only counts leave this script. None of them is
of the collection on which the grouping of articles is measured.
"""

import gzip
import json
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import generator.merge.stories
from generator.merge.stories.words import split_words, stems

TAKEN = (("attribution", 840), ("wikinews", 295), ("dates", 256), ("wire", 1100))  # of each file: so that no kind of news outweighs the others
FEWEST = 4  # articles: what is in fewer is as rare as what is in none
WIDTH = 146


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Name the folder that holds the articles: python benchmarks/count_background.py ../shared/corpora")
    articles_with: Counter[str] = Counter()
    total = 0
    for name, number in TAKEN:
        with gzip.open(Path(sys.argv[1], f"{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
            for line in islice(lines, number):
                row = json.loads(line)
                articles_with.update(set(stems(split_words(f"{row.get('title') or ''} {row.get('text') or ''}"))))
                total += 1
    kept = {stem: count for stem, count in sorted(articles_with.items()) if count >= FEWEST and not any(map(str.isdigit, stem))}
    note = f"In how many of {total} English news articles of 1987 to 2020 a stem stands; stems in fewer than {FEWEST} are left out."
    target = Path(generator.merge.stories.__file__).parent / "data" / "background.json"
    target.write_text(f'{{"articles": {total}, "note": "{note}", "articles_with": {{\n{_in_lines(kept)}\n}}}}\n', "utf-8")


def _in_lines(counts: dict[str, int]) -> str:
    lines = [""]
    for stem, count in counts.items():
        item = f"{json.dumps(stem, ensure_ascii=False)}: {count}, "
        if len(lines[-1]) + len(item) - 2 > WIDTH:
            lines.append("")
        lines[-1] += item
    return "\n".join(line.rstrip() for line in lines).rstrip(",")


if __name__ == "__main__":
    main()
