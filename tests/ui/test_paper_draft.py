"""The draft on paper: every answer, page after page, and that it is no application on each."""

import datetime as dt
import re
import subprocess
import threading

import pytest

from kiosk.application import Row
from kiosk.draft import Draft
from tests.patience import STEP
from ui.paper_draft import draft_pdf


def lines(count, shown="松島町高城字町10"):
    return tuple(Row((f"f{at}",), f"区分{at // 5}", f"項目{at}", "x", shown, "typed") for at in range(count))


def draft(count=12, rows=None, **changes):
    given = {"bring": ("車検証",), "after": ("警察署に 出します。",), **changes}
    return Draft("車庫証明", dt.date(2026, 11, 22), rows or lines(count), **given)


def texts(pdf):
    """Return the words of each page, without the spaces."""
    command = ["pdftotext", "-layout", "-", "-"]
    told = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=STEP).stdout.decode()
    return [re.sub(r"\s", "", page) for page in told.split("\f")[:-1]]


def test_a_draft_is_a4(qapp):
    width, height = re.search(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", draft_pdf(draft())).groups()

    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)


def test_a_draft_is_drawn_on_a_thread_of_its_own_selectors_and_all(qapp):
    drawn = []
    names = draft(rows=lines(1, "葛\U000e0100城 𠮷子"))
    worker = threading.Thread(target=lambda: drawn.append(draft_pdf(names)))
    worker.start()
    worker.join()

    assert drawn[0].startswith(b"%PDF")


@pytest.mark.system
def test_every_answer_is_on_the_paper_and_every_page_says_what_it_is_not(qapp):
    pages = texts(draft_pdf(draft(70)))

    assert len(pages) > 1
    assert all("これは申請ではありません" in page for page in pages)
    for at in range(70):
        assert any(f"項目{at}" in page for page in pages)
    assert "".join(pages).count("松島町高城字町10") == 70
    assert "車検証" in "".join(pages[-2:])
    assert "警察署に出します。" in pages[-1]


@pytest.mark.system
def test_an_unanswered_row_is_said_to_be_empty(qapp):
    assert "（書いていません）" in texts(draft_pdf(draft(rows=lines(1, ""))))[0]


@pytest.mark.system
def test_a_draft_of_practice_says_so(qapp):
    assert "れんしゅう" in texts(draft_pdf(draft(practice=True)))[0]
