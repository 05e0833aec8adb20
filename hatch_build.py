"""Builds the scripts of the site into the package, where pip installs it from its sources: a wheel has them, a checkout may not have yet.

A package without them is whole but for search while one types, previews and the drawn graph, so a failure is said and stops nothing.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Scripts(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface's
        root = Path(self.root)
        built = root / "generator/theme/assets/sourcebook/scripts/main.js"
        if version == "editable" or built.is_file():  # in a checkout make builds them
            return
        npm = [sys.executable, str(root / "frontend" / "npm.py"), "--loglevel=error"]
        for step in (["ci", "--omit=dev"], ["run", "build"]):
            if subprocess.run([*npm, *step], check=False).returncode != 0:
                self.app.display_warning("The scripts of the site could not be built: they need Node.js 20 or newer and the npm registry.")
                return
