"""The Nu HTML checker over a built site: what it finds beyond what the theme itself has wrong."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

JAR = Path(__file__).parents[2] / "frontend" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# What Material's own base.html has wrong, on every page: two checkboxes that remember nothing say so in an attribute that is for text fields.
THEMES = ("Attribute “autocomplete” is only allowed when the input type is",)


def can_validate() -> bool:
    """Whether Java is here, and the checker, which `npm ci` in frontend/ brings."""
    return shutil.which("java") is not None and JAR.is_file()


def find_errors(site: Path) -> list[str]:
    """Each error once, with how many times it stands and one page that has it. Warnings are not errors: the checker takes `'self'` for no host."""
    command = ["java", "-jar", str(JAR), "--skip-non-html", "--format", "json", "--exit-zero-always", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    errors = [message for message in json.loads(done.stderr)["messages"] if message["type"] == "error" and not message["message"].startswith(THEMES)]
    counts = Counter(message["message"] for message in errors)
    first = {message["message"]: message for message in reversed(errors)}
    return [
        f"{count} times: {text} ({first[text].get('url', '')}: {first[text].get('extract', '').strip()[:120]})" for text, count in counts.most_common()
    ]
