"""Fetch the SARIF 2.1.0 JSON Schema that Microsoft ships (MIT) in an npm package.

``python -m tests.report.fetch_sarif_schema`` puts it into ``.cache/``, where the
tests find it; without it they check the structure themselves.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SHA256 = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"
CACHED = Path(__file__).parents[2] / ".cache" / "sarif-2.1.0-rtm.5.json"


def fetch() -> Path:
    """The schema's path, downloaded once and checked.

    :raises OSError: npm is missing; :class:`subprocess.SubprocessError`: it
        failed (offline); :class:`ValueError`: the file is another one.
    """
    if not CACHED.exists():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ["npm", "pack", "--silent", PACKAGE],
                cwd=folder,
                check=True,
                capture_output=True,
                timeout=60,
            )
            (archive,) = Path(folder).glob("*.tgz")
            with tarfile.open(archive) as tar:
                member = tar.extractfile(MEMBER)
                data = member.read() if member else b""
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise ValueError(f"{PACKAGE} holds another schema than expected")
        CACHED.parent.mkdir(exist_ok=True)
        CACHED.write_bytes(data)
    if hashlib.sha256(CACHED.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{CACHED} is not the expected schema; delete it")
    return CACHED


if __name__ == "__main__":
    sys.stdout.write(f"{fetch()}\n")
