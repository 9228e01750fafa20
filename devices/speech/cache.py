"""Fixed sentences kept on disk as sound, so that they are said at once on a weak machine."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import zlib
from pathlib import Path

__all__ = ["SentenceCache"]

log = logging.getLogger("speech")

_MAGIC = b"said1\n"
_DIGEST = hashlib.sha256().digest_size


class SentenceCache:
    """Files in *folder*, one a sentence, at most *limit_bytes* together; the least used go first.

    A file holds a mark, a SHA-256 and the compressed samples; its name is a hash, so no text is
    on disk. Whoever fills it answers for storing nothing private. A damaged file counts as
    missing, and a disk that fails costs speed only: nothing here raises ``OSError``.
    """

    def __init__(self, folder: Path, *, limit_bytes: int = 128_000_000) -> None:
        self._folder = folder
        self._limit = limit_bytes

    def find(self, sentence: str, rate: float, version: str) -> bytes | None:
        """Return the samples stored for this sentence, tempo and engine, or None."""
        path = self._path(sentence, rate, version)
        try:
            samples = _unpack(path.read_bytes())
            if samples is not None:
                os.utime(path)  # used just now: the last to be thrown out
        except OSError:
            return None
        return samples

    def store(self, sentence: str, rate: float, version: str, samples: bytes) -> None:
        """Keep *samples*, whole or not at all, and make room for them."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(self._path(sentence, rate, version), _pack(samples))
            self._make_room()
        except OSError as trouble:
            log.warning("a sentence was not cached: %s", trouble.strerror)

    def _path(self, sentence: str, rate: float, version: str) -> Path:
        key = "\0".join((version, f"{rate:.3f}", sentence))
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.said"

    def _write(self, path: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _make_room(self) -> None:
        """Throw out files, the longest unused first, until the rest fits the limit."""
        files = [(at.stat(), at) for at in self._folder.glob("*.said")]
        total = sum(stat.st_size for stat, _ in files)
        for stat, at in sorted(files, key=lambda item: item[0].st_mtime_ns):
            if total <= self._limit:
                return
            at.unlink(missing_ok=True)
            total -= stat.st_size


def _pack(samples: bytes) -> bytes:
    body = zlib.compress(samples, 1)
    return _MAGIC + hashlib.sha256(body).digest() + body


def _unpack(content: bytes) -> bytes | None:
    """Return the samples, or None for anything that was not written whole by ``_pack``."""
    digest, body = content[len(_MAGIC) :][:_DIGEST], content[len(_MAGIC) + _DIGEST :]
    if not content.startswith(_MAGIC) or hashlib.sha256(body).digest() != digest:
        return None
    return zlib.decompress(body)
