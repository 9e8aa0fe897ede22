"""The process that reads one PDF: bytes on stdin, JSON on stdout."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from typing import Any

from auditor.errors import InputError, LimitError
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.pdf_flow import flow
from auditor.policy.formats.pdf_pages import read_pages
from auditor.policy.formats.transport import parsed_to_json


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
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    sys.stdout.flush()


def _restrain(limits: Limits) -> None:
    """Have the system stop this process when it goes too far."""
    try:
        import resource
    except ImportError:  # not on Windows; the caller's time limit remains
        return
    seconds = int(limits.max_seconds) + 1
    for kind, value in (
        (resource.RLIMIT_AS, limits.max_memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(kind, (value, hard))
        except (ValueError, OSError):
            continue  # some systems know a limit but do not let it be set
