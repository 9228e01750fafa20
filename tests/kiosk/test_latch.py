"""Two kiosks never share a state folder."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.complaint import Complaint
from kiosk.latch import AlreadyOpenError, Latch

HOLD = "import sys; from pathlib import Path; from kiosk.latch import Latch; latch = Latch(Path(sys.argv[1])); latch.take(); print('held', flush=True); sys.stdin.read()"


def test_a_second_kiosk_is_told_in_one_sentence(tmp_path):
    with Latch(tmp_path / "state"), pytest.raises(AlreadyOpenError) as caught:
        Latch(tmp_path / "state").take()

    assert str(caught.value).count("。") <= 2
    assert caught.value.exit_code == 1


def test_another_process_holds_the_latch_until_it_dies(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyOpenError):
            Latch(tmp_path).take()
        other.kill()
    with Latch(tmp_path):
        pass


def test_a_latch_that_was_released_can_be_taken_again(tmp_path):
    for _ in range(2):
        with Latch(tmp_path), pytest.raises(AlreadyOpenError):
            Latch(tmp_path).take()


def test_a_folder_that_cannot_be_written_is_a_complaint(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(Complaint, match="file"):
        Latch(tmp_path / "file" / "state").take()
