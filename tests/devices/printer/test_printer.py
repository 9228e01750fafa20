"""What every printer promises; CUPS is played by ``cups.sh``, in the words of the real one."""

import os
import shutil
from pathlib import Path

import pytest

from devices.ports import PaperOutError, PrinterAbsentError, PrinterError, PrinterJamError
from devices.printer.absent import NoPrinter
from devices.printer.folder import FolderPrinter
from devices.printer.lp import LpPrinter

PDF = b"%PDF-1.7\n\x00\xff slip"


class Queue:
    """A CUPS with one queue; ``state`` says how the printer is."""

    def __init__(self, home):
        self._home = home
        self.printer = LpPrinter("slip", look_seconds=0.01, grace_seconds=0.05)
        self.become("ready")

    def become(self, state):
        (self._home / "state").write_text(state)

    def empty(self):
        self.become("empty")

    def printed(self):
        page = self._home / "printed"
        return [page.read_bytes()] if page.exists() else []

    def title(self):
        return (self._home / "title").read_text().strip()

    def waiting(self):
        return (self._home / "job").exists()


class Folder:
    """The paper twin."""

    def __init__(self, home):
        self._home = home / "paper"
        self.printer = FolderPrinter(self._home)

    def empty(self):
        self.printer.loaded = False

    def printed(self):
        return [page.read_bytes() for page in sorted(self._home.glob("*.pdf"))]


@pytest.fixture
def cups(tmp_path, monkeypatch):
    programs, home = tmp_path / "bin", tmp_path / "cups"
    programs.mkdir()
    home.mkdir()
    os.mkfifo(home / "never")
    for name in ("lp", "lpstat", "cancel"):
        shutil.copy(Path(__file__).with_name("cups.sh"), programs / name)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("FAKE_CUPS", str(home))
    return Queue(home)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture(params=["cups", "folder"])
def paper(request):
    return request.getfixturevalue(request.param)


def test_a_loaded_printer_is_ready(paper):
    paper.printer.check()
    assert paper.printed() == []


def test_a_document_comes_out_byte_for_byte(paper):
    paper.printer.print_pdf(PDF, "受付番号のひかえ")
    assert paper.printed() == [PDF]


def test_without_paper_nothing_comes_out_and_nothing_stays_behind(paper):
    paper.empty()
    with pytest.raises(PaperOutError):
        paper.printer.print_pdf(PDF, "slip")
    assert paper.printed() == []


def test_a_missing_printer_says_so():
    with pytest.raises(PrinterAbsentError):
        NoPrinter().check()
    with pytest.raises(PrinterAbsentError):
        NoPrinter().print_pdf(PDF, "slip")


def test_two_slips_of_one_title_are_two_files(folder):
    for _ in range(2):
        folder.printer.print_pdf(PDF, "slip")
    assert folder.printed() == [PDF, PDF]


def test_a_title_cannot_leave_the_folder(folder, tmp_path):
    folder.printer.print_pdf(PDF, "../../etc/控え.pdf")
    assert {at.name for at in tmp_path.iterdir()} == {"paper"}
    assert folder.printed() == [PDF]


def test_a_folder_that_cannot_be_written_refuses_the_job(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(PrinterJamError):
        FolderPrinter(tmp_path / "file").print_pdf(PDF, "slip")


def test_the_title_reaches_the_queue(cups):
    cups.printer.print_pdf(PDF, "受付番号のひかえ")
    assert cups.title() == "受付番号のひかえ"


def test_a_job_without_paper_is_taken_back_for_the_next_resident(cups):
    cups.empty()
    with pytest.raises(PaperOutError):
        cups.printer.print_pdf(PDF, "slip")
    assert not cups.waiting()


def fit(printer):
    try:
        printer.check()
    except PrinterError:
        return False
    return True


def test_an_idle_queue_is_not_judged_by_the_alerts_of_its_last_job(cups):
    cups.empty()
    assert fit(cups.printer)

    cups.become("paused")
    assert not fit(cups.printer)


def test_warnings_stop_no_page(cups):
    cups.become("low")
    cups.printer.print_pdf(PDF, "slip")
    assert cups.printed() == [PDF]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("jammed", "media-jam"),
        ("paused", "Paused"),
        ("rejecting", "Rejecting Jobs"),
        ("held", "holding new jobs"),
    ],
)
def test_a_stopped_queue_is_known_before_anything_is_sent(cups, state, why):
    cups.become(state)
    with pytest.raises(PrinterJamError) as caught:
        cups.printer.check()
    assert why in caught.value.why
    with pytest.raises(PrinterJamError):
        cups.printer.print_pdf(PDF, "slip")
    assert not cups.waiting()


def test_an_open_door_is_the_printers_own_word_for_staff(cups):
    cups.become("door")
    with pytest.raises(PrinterJamError) as caught:
        cups.printer.print_pdf(PDF, "slip")
    assert caught.value.why == "door-open"
    assert not cups.waiting()


def test_a_printer_that_is_switched_off_is_absent_though_its_queue_is_there(cups):
    cups.become("offline")
    with pytest.raises(PrinterAbsentError):
        cups.printer.print_pdf(PDF, "slip")
    assert not cups.waiting()


def test_a_job_that_never_ends_is_taken_back(cups):
    cups.become("stuck")
    printer = LpPrinter("slip", look_seconds=0.01, patience_seconds=0.1)
    with pytest.raises(PrinterJamError, match="end"):
        printer.print_pdf(PDF, "slip")
    assert not cups.waiting()


def test_an_empty_document_is_refused_in_the_words_of_lp(cups):
    with pytest.raises(PrinterJamError, match="No file in print request"):
        cups.printer.print_pdf(b"", "slip")


def test_without_a_name_the_systems_default_is_used(cups):
    LpPrinter().print_pdf(PDF, "slip")
    assert cups.printed() == [PDF]


@pytest.mark.parametrize("destination", ["other", "slip", None])
def test_an_unknown_queue_or_no_cups_at_all_is_an_absent_printer(cups, destination):
    cups.become("down")
    with pytest.raises(PrinterAbsentError):
        LpPrinter(destination).check()


def test_programs_that_do_not_answer_mean_an_absent_printer(cups):
    cups.become("silent")
    with pytest.raises(PrinterAbsentError, match="answer"):
        LpPrinter("slip", answer_seconds=0.2).check()


def test_a_machine_without_cups_programs_has_no_printer(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterAbsentError, match="not installed"):
        LpPrinter("slip").check()


@pytest.mark.system
@pytest.mark.parametrize("destination", ["slip", None])
def test_the_real_programs_without_a_server_mean_an_absent_printer(destination, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")  # the discard port: nobody listens
    printer = LpPrinter(destination)
    with pytest.raises(PrinterAbsentError):
        printer.check()
    with pytest.raises(PrinterAbsentError):
        printer.print_pdf(PDF, "slip")
