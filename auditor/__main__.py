"""``python -m auditor``."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    import gc

    # objects come by the hundred thousand here, and hardly any in cycles
    gc.set_threshold(100_000, 50, 100)

    from auditor.cli import run

    run()


if __name__ == "__main__":
    main()
