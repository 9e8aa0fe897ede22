"""The process that reads one PDF: bytes on stdin, JSON on stdout."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import Any

from auditor.errors import InputError, LimitError
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.pdf_flow import flow
from auditor.policy.formats.pdf_pages import read_pages
from auditor.policy.formats.transport import parsed_to_json

_OUT_OF_MEMORY = (
    b'{"kind": "LimitError", "error": "it takes too much memory to read", '
    b'"remedy": "print it to a new PDF, or save it as DOCX or HTML"}'
)


def main(name: str, limits_json: str) -> None:
    """Read the PDF on stdin and print the result or the error."""
    limits = Limits(**json.loads(limits_json))
    _restrain(limits)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    answer: dict[str, Any]
    try:
        pages, gaps = read_pages(sys.stdin.buffer.read(), name, limits)
        answer = parsed_to_json(flow(pages, gaps, name, limits))
    except InputError as error:
        kind = "LimitError" if isinstance(error, LimitError) else "InputError"
        answer = {"kind": kind, "error": error.message, "remedy": error.remedy}
    except MemoryError:
        _out_of_memory()
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    sys.stdout.flush()


def _restrain(limits: Limits) -> None:
    """Have this process stopped when it goes too far.

    A thread watches the memory, since Python may loop for ever when an
    allocation fails while it handles an exception. The system's own limits are
    a second line behind it.
    """
    try:
        import resource
    except ImportError:  # not on Windows; the caller's time limit remains
        return
    for kind, value in (
        (resource.RLIMIT_AS, 2 * limits.max_memory + 1_000_000_000),
        (resource.RLIMIT_CPU, int(limits.max_seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(kind, (value, hard))
        except (ValueError, OSError):
            continue  # some systems know a limit but do not let it be set

    def watch() -> None:
        while _resident() < limits.max_memory:
            time.sleep(0.05)
        _out_of_memory()

    threading.Thread(target=watch, daemon=True).start()


def _resident() -> int:
    """The memory this process holds, in bytes.

    Where the system tells, not its own maximum: Linux starts that at the
    parent's.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


def _out_of_memory() -> None:
    os.write(1, _OUT_OF_MEMORY)
    os._exit(0)
