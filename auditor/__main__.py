"""``python -m auditor``."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    import gc
    import sys

    # objects come by the hundred thousand here, and hardly any in cycles
    gc.set_threshold(100_000, 50, 100)

    from auditor.cli import run

    try:
        run()
    except SystemExit as stop:
        if sys.gettrace() is None and sys.getprofile() is None and not sys.flags.inspect:
            _leave(stop.code)
        raise


def _leave(code: object) -> None:
    """End the process without freeing what is left, which takes longer than
    the operating system needs; files are closed and handlers run as always."""
    import atexit
    import os
    import sys

    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception:
        return  # let the interpreter say what is wrong
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    main()
