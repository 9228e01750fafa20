import stat
import subprocess

import pytest
import zxingcpp
from PIL import Image

from kiosk.answers.name import Name
from kiosk.application import build
from kiosk.cli import main
from kiosk.desk.paper import as_html, as_pdf
from kiosk.desk.sheet import lay_out
from kiosk.parcel import Slot
from tests.kiosk.wishes import ANSWERS, typed, wish

SLOT = Slot("01-234-566", "01", "e" * 16, 7, "2026-11-22T10:05:30+09:00")


def sheet(**more):
    return lay_out(build(wish(**more), SLOT))


def named(name):
    return sheet(answers={**ANSWERS, ("name",): typed(Name.of_card(name))}, holder=None)


def test_the_page_has_everything_a_clerk_needs_in_the_forms_order():
    html = as_html(sheet(protection=True))
    wanted = [
        "住民票の写しの請求",
        "01-234-566",
        "期限",
        "本人確認書類（提示）",
        "支援措置",
        "受付印",
        "請求者",
        "児童（1人目）",
    ]
    places = [html.index(each, html.index("<body>")) for each in wanted]

    assert places == sorted(places)
    assert html.count("漢字を確認</span>") == 1


def test_what_a_resident_typed_is_text_and_never_markup():
    html = as_html(named("<script>&　花子"))

    assert "<script>" not in html
    assert "&lt;script&gt;&amp;" in html


def test_the_page_refers_to_nothing_outside_itself():
    html = as_html(sheet())

    assert "url(" not in html
    assert "src=" not in html


def test_a_variant_the_usual_font_lacks_is_drawn_with_the_font_that_has_it():
    assert '<span class="mj">葛\U000e0102</span>城' in as_html(named("葛\U000e0102城　花子"))
    assert "葛\U000e0100城" in as_html(named("葛\U000e0100城　花子"))


def test_a_pdf_is_written_for_the_clerk_alone(town, capsys, tmp_path):
    number = town.apply()
    out = tmp_path / "out.pdf"

    assert main(town.words(number, "--pdf", str(out))) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert str(out) in capsys.readouterr().out


def test_a_pdf_into_a_folder_is_called_by_its_number(town, tmp_path):
    number = town.apply()

    assert main(town.words(number, "--pdf", str(tmp_path))) == 0
    assert (tmp_path / f"{number}.pdf").exists()


def test_a_pdf_that_cannot_be_written_is_one_sentence_and_not_marked_as_opened(town, capsys, tmp_path):
    number = town.apply()

    assert main(town.words(number, "--pdf", str(tmp_path / "no" / "such.pdf"))) == 1
    assert "に書けません" in capsys.readouterr().err
    assert town.desk().news()[0].startswith(number)


def drawn(tmp_path, pdf, name):
    """Return page one of *pdf* as poppler draws it, 150 dots an inch."""
    (tmp_path / f"{name}.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", tmp_path / f"{name}.pdf", tmp_path / name],
        check=True,
    )
    with Image.open(tmp_path / f"{name}.png") as picture:
        return picture.convert("L")


@pytest.mark.system
@pytest.mark.parametrize("selector", ["\U000e0100", "\U000e0102"])
def test_a_variant_of_a_name_is_drawn_another_way_than_the_plain_letter(tmp_path, selector):
    plain = drawn(tmp_path, as_pdf(named("葛城　花子")), "plain")
    variant = drawn(tmp_path, as_pdf(named(f"葛{selector}城　花子")), "variant")

    assert plain.size == variant.size
    assert plain.tobytes() != variant.tobytes()


@pytest.mark.system
def test_the_qr_code_on_the_page_reads_as_the_number(tmp_path):
    page = drawn(tmp_path, as_pdf(sheet()), "page")

    assert [found.text for found in zxingcpp.read_barcodes(page)] == ["01-234-566"]


@pytest.mark.system
def test_the_text_of_the_page_can_be_searched(tmp_path):
    (tmp_path / "page.pdf").write_bytes(as_pdf(sheet()))
    found = subprocess.run(
        ["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
    )

    for expected in ("01-234-566", "住民票の写しの請求", "𠮷子", "昭和19年5月12日"):
        assert expected in found.stdout
