"""Policies from the web, on a server of the test's own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from auditor.errors import InputError, LimitError
from auditor.policy import fetch as module
from auditor.policy.fetch import fetch, is_url

PAGE = "<p>我们申请相机权限。</p>".encode()


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", "/policy")
            self.end_headers()
        elif self.path.startswith("/local"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path.startswith("/gone"):
            self.send_error(404)
        else:
            body = b"" if self.path.startswith("/empty") else PAGE
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    pages = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{pages.server_address[1]}"
    pages.shutdown()


def test_is_url() -> None:
    assert is_url("https://example.com/a") and is_url("HTTP://example.com")
    assert not is_url("policy.html") and not is_url("file:///etc/passwd")


@pytest.mark.parametrize("path", ["/policy", "/moved"])
def test_a_copy_is_kept(server: str, tmp_path: Path, path: str) -> None:
    copy = fetch(server + path, tmp_path / "copies")
    assert copy.read_bytes() == PAGE
    assert copy.parent == tmp_path / "copies" and copy.suffix == ".html"
    assert copy == fetch(server + path, tmp_path / "copies")  # the same content, the same name


@pytest.mark.parametrize("path", ["/gone", "/local", "/loop", "/empty"])
def test_errors_name_the_address(server: str, tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError) as error:
        fetch(server + path, tmp_path)
    assert server in str(error.value)
    assert not list(tmp_path.iterdir())


def test_no_host_and_no_server(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="names no host"):
        fetch("http:///policy", tmp_path)
    with pytest.raises(InputError, match="cannot be loaded"):
        fetch("http://127.0.0.1:9/policy", tmp_path, seconds=2)


def test_too_large(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_BYTES", 10)
    with pytest.raises(LimitError, match="larger than"):
        fetch(server + "/policy", tmp_path)
    assert not list(tmp_path.iterdir())
