"""PDF → blocks, read in a process of its own.

A hostile PDF can keep any library busy for ever or fill the memory (a width
table of a billion entries, forms that draw each other). So the reading is done
by :mod:`.pdf_worker` under limits of time and memory that the system enforces.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

from auditor.errors import InputError, LimitError
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import Parsed
from auditor.policy.formats.transport import parsed_from_json

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from auditor.policy.formats.pdf_worker import main; main(sys.argv[2], sys.argv[3])"
)


def read_pdf(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read a PDF: text, tables (also over page breaks), links.

    Lines are numbered from 1 over all pages; blocks know their page.

    :raises InputError: when it is damaged, encrypted or scanned.
    :raises LimitError: when reading takes too much time or memory.
    """
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        _START,
        json.dumps(sys.path),
        name,
        json.dumps(dataclasses.asdict(limits)),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            output, errors = process.communicate(data, timeout=limits.max_seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise _too_much(f"takes longer than {limits.max_seconds:g} s to read", name) from error
        except BaseException:
            process.kill()
            raise
    try:
        answer = json.loads(output)
    except ValueError as error:
        if process.returncode < 0 or b"MemoryError" in errors:
            raise _too_much("takes too much memory or time to read", name) from error
        tail = errors.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise InputError(
            "the PDF cannot be read" + "".join(f" ({line[:200]})" for line in tail),
            path=name,
            remedy="print it to a new PDF, or save it as DOCX or HTML",
        ) from error
    if "error" in answer:
        kind = LimitError if answer["kind"] == "LimitError" else InputError
        raise kind(answer["error"], path=name, remedy=answer["remedy"])
    return parsed_from_json(answer)


def _too_much(what: str, name: str) -> LimitError:
    return LimitError(
        f"it {what}", path=name, remedy="print it to a new PDF, or save it as DOCX or HTML"
    )
