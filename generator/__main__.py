"""`sourcebook`, and `python -m generator`: while the program is still loading, Ctrl+C ends it without a word; afterwards the command line says so."""

import signal


def main() -> None:
    """Load the command line, and run it."""
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not where whoever started us wants it ignored
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main as run  # noqa: PLC0415  what takes half a second, and is not to be interrupted by a traceback

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
