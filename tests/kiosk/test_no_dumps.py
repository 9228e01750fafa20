"""A crash writes no memory to disk."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import ctypes, resource
from kiosk.no_dumps import forbid_core_dumps
print(forbid_core_dumps(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_core_dumps_are_off_and_the_process_is_undumpable():
    said = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True", "(0,", "0)", "0"]
