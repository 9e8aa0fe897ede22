"""A policy from the web: its bytes and a copy for the record.

Only what the server sends is read: no script runs, nothing else is loaded.
"""

from __future__ import annotations

import hashlib
import http.client
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from auditor.errors import InputError, LimitError

_MAX_BYTES = 20_000_000
_MAX_REDIRECTS = 5
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


def is_url(text: str) -> bool:
    """Whether a policy is named by its address."""
    return text.lower().startswith(("http://", "https://"))


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _MAX_REDIRECTS

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not is_url(newurl):
            raise urllib.error.URLError(
                f"redirected to an address that is not of the web: {newurl}"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, directory: Path, *, seconds: float = 30.0) -> Path:
    """Load one policy and keep a copy in ``directory``.

    The copy's name holds the host and the first digits of the content's
    SHA-256, so that two versions of a policy are two files.

    :param seconds: for all of it; also the time that one read may wait.
    :raises InputError: the address is wrong or the server does not answer.
    :raises LimitError: it is larger than 20 MB or takes too long.
    """
    host = urllib.parse.urlsplit(url).hostname
    if not host:
        raise InputError("the address names no host", path=url, remedy="give it as https://…")
    request = urllib.request.Request(
        url, headers={"User-Agent": "auditor", "Accept": "text/html,text/plain,*/*"}
    )
    opener = urllib.request.build_opener(_Redirects)
    deadline = time.monotonic() + seconds
    chunks: list[bytes] = []
    size = 0
    try:
        with opener.open(request, timeout=seconds) as answer:
            kind = answer.headers.get_content_type()
            while chunk := answer.read(65536):
                size += len(chunk)
                if size > _MAX_BYTES:
                    raise LimitError(
                        f"it is larger than {_MAX_BYTES // 1_000_000} MB",
                        path=url,
                        remedy="save it and give the file",
                    )
                if time.monotonic() > deadline:
                    raise LimitError(
                        f"it took longer than {seconds:.0f} s",
                        path=url,
                        remedy="save it and give the file",
                    )
                chunks.append(chunk)
    except urllib.error.HTTPError as error:
        raise InputError(
            f"the server answered {error.code}", path=url, remedy="check the address"
        ) from error
    except (OSError, http.client.HTTPException, ssl.SSLError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(
            f"it cannot be loaded: {reason}", path=url, remedy="save the page and give the file"
        ) from error
    data = b"".join(chunks)
    if not data.strip():
        raise InputError("the server sent nothing", path=url, remedy="check the address")
    digest = hashlib.sha256(data).hexdigest()[:12]
    suffix = _SUFFIXES.get(kind) or Path(urllib.parse.urlsplit(url).path).suffix or ".html"
    name = re.sub(r"[^A-Za-z0-9.-]", "_", host)
    copy = directory / f"policy-{name}-{digest}{suffix if len(suffix) <= 6 else '.html'}"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"its copy cannot be written: {error.strerror}", path=copy, remedy="choose --copies DIR"
        ) from error
    return copy
