"""JSON bytes that are the same every time, so that they can be hashed, signed and compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["canonical"]


def canonical(value: Any) -> bytes:
    """Return *value* as UTF-8 JSON with sorted keys and no white space.

    ``TypeError`` on a float (two machines may write it differently) and on anything JSON cannot hold.
    """
    _refuse_floats(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no single spelling")
    if isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError("a JSON key is a string")
            _refuse_floats(each)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for each in value:
            _refuse_floats(each)
