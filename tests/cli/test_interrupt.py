"""Ctrl+C while the program is still loading ends it without a traceback."""

import os
import signal
import subprocess
import sys

import pytest

INTERRUPTED = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background has it ignored

class Interrupt:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "generator.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt)
from generator.__main__ import main
sys.argv = ["sourcebook", "--version"]
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_loading_is_interrupted_without_a_word():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
