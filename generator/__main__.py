"""`python -m generator` is `sourcebook`."""

from generator.cli import main

main()
