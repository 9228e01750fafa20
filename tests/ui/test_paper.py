import re
import subprocess
import threading
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from kiosk.receipt import Receipt
from tests.patience import STEP
from ui.paper import slip_pdf

RECEIPT = Receipt(
    number="01-234-566",
    title="要介護認定の申請",
    office="健康長寿課",
    accepted="2026-11-22T10:05:30+09:00",
    bring=("{介護保険|かいごほけん}の 保険証", "診察券"),
    after=("町から お医者さんに 意見を 聞きます。",),
    fee=300,
)


def printed(pdf):
    """Return what a person finds on the paper, without the spaces."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=STEP).stdout.decode()
    return re.sub(r"\s", "", text)


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_slip_is_one_sheet_of_a5(qapp):
    pdf = slip_pdf(RECEIPT, "ja")

    width, height = re.search(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf).groups()
    assert pages(pdf) == 1
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (148, 210)


def test_a_slip_is_drawn_on_a_thread_of_its_own(qapp):
    drawn = []
    worker = threading.Thread(target=lambda: drawn.append(slip_pdf(RECEIPT, "ja")))
    worker.start()
    worker.join()

    assert drawn[0].startswith(b"%PDF")


def test_many_papers_go_on_to_a_second_sheet(qapp):
    many = Receipt("01-234-566", "", "町民福祉課", RECEIPT.accepted, bring=("戸籍の 証明書",) * 40)

    assert pages(slip_pdf(many, "ja")) == 2


@pytest.mark.system
def test_the_code_on_the_paper_reads_as_the_number(qapp):
    command = ["pdftoppm", "-r", "150", "-png", "-"]
    png = subprocess.run(
        command, input=slip_pdf(RECEIPT, "ja"), capture_output=True, check=True, timeout=STEP
    )

    found = zxingcpp.read_barcodes(Image.open(BytesIO(png.stdout)))
    assert [each.text for each in found] == ["01-234-566"]


@pytest.mark.system
@pytest.mark.parametrize("language", ["ja", "ja_JP@easy"])
def test_the_paper_says_where_to_go_and_what_to_bring(qapp, language):
    paper = printed(slip_pdf(RECEIPT, language))

    for words in (
        "01-234-566",
        "健康長寿課",
        "介護保険の保険証",
        "診察券",
        "意見を聞きます",
        "300円",
    ):
        assert words in paper
    assert "かいごほけん" not in paper
    assert "認定" not in paper


@pytest.mark.system
def test_practice_is_marked_on_the_paper(qapp):
    practice = Receipt("01-000-000", "", "町民福祉課", RECEIPT.accepted, practice=True)

    assert "れんしゅう" in printed(slip_pdf(practice, "ja"))


@pytest.mark.system
def test_the_paper_speaks_the_language_of_the_visitor(qapp):
    paper = printed(slip_pdf(RECEIPT, "en"))

    assert "2026-11-2210:05" in paper
    assert "受付番号" not in paper
