"""`sourcebook`, and `python -m generator`: while the program is still loading, Ctrl+C ends it without a word; afterwards the command line says so."""

import gc
import signal


def main() -> None:
    """Load the command line, and run it."""
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not where whoever started us wants it ignored
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main as run  # noqa: PLC0415  what takes half a second, and is not to be interrupted by a traceback

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # What we build are trees, which need no collector of cycles: looking for them at Python's own pace takes a quarter of `check` of 10,000 files.
    gc.set_threshold(50_000, 20, 100)
    run()


if __name__ == "__main__":
    main()
