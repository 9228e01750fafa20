"""Draws every widget in themes and sizes into a folder, to be looked at: ``gallery.py FOLDER [NAME …]``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from devices.ports import Secret
from ui.frame import Frame, Slot
from ui.theme import LANDSCAPE, PORTRAIT, Look, dress
from ui.widgets.button import BigButton
from ui.widgets.choice_list import ChoiceList
from ui.widgets.date_parts import EraChoice
from ui.widgets.date_wheel import DateWheel
from ui.widgets.dots import Dots
from ui.widgets.help_card import HelpCard
from ui.widgets.icons import icon_names
from ui.widgets.kana_board import KanaBoard
from ui.widgets.keypad import DigitPad, PinPad
from ui.widgets.letter_pad import LetterPad
from ui.widgets.name_label import NameLabel
from ui.widgets.notice import Notice
from ui.widgets.option import Option
from ui.widgets.picture import Picture
from ui.widgets.row_list import Row, RowList
from ui.widgets.tile import TileGrid

LABELS: dict[Slot, str] = {
    "forward": "つぎへ",
    "back": "もどる",
    "call": "{係|かかり}の{人|ひと}をよぶ",
    "quit": "やめる",
    "help": "せつめい",
    "again": "もういちど",
    "hide": "かくす",
    "language": "Language",
    "size": "{文字|もじ}の{大|おお}きさ",
    "look": "{見|み}やすさ",
    "voice": "{音声|おんせい}",
}

CATEGORIES = (
    Option("record", "証明書がほしい", "住民票・印鑑証明・戸籍・税", "record"),
    Option("baby", "赤ちゃん・子ども", "児童手当・保育所・妊娠の届出", "baby"),
    Option("care", "介護", "要介護認定・福祉用具・住宅改修", "care"),
    Option("house", "災害で 家がこわれた", "り災証明書", "house-crack"),
    Option("car", "くるま", "税・住所変更・車庫証明", "car"),
    Option("find", "ことばで さがす", "「保険証をなくした」など", "magnifier"),
)
WHO = (
    Option("self", "{自分|じぶん}", "カードの{人|ひと}が {介護|かいご}をうける"),
    Option("family", "{家族|かぞく}", "{親|おや}・{夫|おっと}や{妻|つま}・{子|こ}など"),
    Option("work", "{仕事|しごと}で たのまれた", "ケアマネジャー・{施設|しせつ}の{人|ひと}"),
    Option("other", "その{他|た}の{人|ひと}", "{成年後見人|せいねんこうけんにん}・{代理|だいり}の{人|ひと}"),
)


def framed(
    look: Look, heading: str, help_line: str, body: QWidget | None, *, left: str = "あと 3つ"
) -> Frame:
    frame = Frame(look)
    for slot, word in LABELS.items():
        frame.label(slot, word)
    frame.town("松島町")
    frame.title("要介護・要支援認定の申請")
    frame.progress(left)
    frame.heading(heading)
    frame.help(help_line)
    frame.resize(look.glass.width_px, look.glass.height_px)
    frame.show_body(body)
    return frame


def home(look: Look) -> QWidget:
    frame = framed(
        look,
        "きょうは、 {何|なに}の ご{用|よう}ですか。",
        "ひとつ えらんで、 さわってください。",
        TileGrid(look, CATEGORIES),
        left="",
    )
    frame.show_slot("forward", False)
    frame.show_slot("back", False)
    return frame


def question(look: Look) -> QWidget:
    rows = ChoiceList(look, WHO, chosen=["family"])
    return framed(
        look,
        "だれのための {申請|しんせい}ですか。",
        "{介護|かいご}をうける{人|ひと}を えらんでください。",
        rows,
    )


def several(look: Look) -> QWidget:
    rows = ChoiceList(look, WHO, chosen=["family", "work"], several=True)
    frame = framed(look, "あてはまるものを ぜんぶ えらんでください。", "いくつでも えらべます。", rows)
    frame.ribbon("れんしゅう です。 ほんとうの 申しこみには なりません。")
    return frame


def pin(look: Look) -> QWidget:
    body = QWidget()
    row = QHBoxLayout(body)
    secret = Secret()
    secret.press(49)
    row.addWidget(Dots(look, count=2), alignment=Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    row.addWidget(PinPad(look, secret), 3)
    return framed(
        look,
        "4けたの {暗証番号|あんしょうばんごう}を {入|い}れてください。",
        "マイナンバーカードを {受|う}けとったときに {決|き}めた{番号|ばんごう}です。",
        body,
    )


def letters(look: Look) -> QWidget:
    body = QWidget()
    box: QBoxLayout = QVBoxLayout(body) if look.portrait else QHBoxLayout(body)
    box.addWidget(Dots(look, length=16, least=6, count=4), alignment=Qt.AlignmentFlag.AlignTop)
    box.addStretch()
    box.addWidget(LetterPad(look, Secret(), length=16, erase="けす", clear="ぜんぶ\nけす"), 3)
    return framed(look, "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}（6〜16文字）", "", body)


def buttons(look: Look) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setSpacing(look.mm(5))
    for row, kind in enumerate(("filled", "plain", "quiet")):
        still = BigButton(look, "つぎへ", kind=kind, icon="right", after=True)
        down = BigButton(look, "おした", kind=kind, icon="pencil")
        down.setDown(True)
        off = BigButton(look, "いまは おせない", kind=kind)
        off.setEnabled(False)
        focused = BigButton(look, "ここ", kind=kind, icon="home", over=True)
        focused.ringed = True
        focused.hasFocus = lambda: True  # type: ignore[method-assign]
        for column, button in enumerate((still, down, off, focused)):
            grid.addWidget(button, row, column)
    return page


def icons(look: Look) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    for at, name in enumerate(icon_names()):
        grid.addWidget(
            BigButton(look, name, icon=name, over=True, step="hint", bold=False, kind="quiet"),
            at // 9,
            at % 9,
        )
    return page


def digits(look: Look) -> QWidget:
    return framed(look, "{電話番号|でんわばんごう}を {教|おし}えてください。", "", DigitPad(look, text="022"))


ERAS = (
    EraChoice("reiwa", "令和", 1, 8),
    EraChoice("heisei", "平成", 1, 31),
    EraChoice("showa", "昭和", 1, 64),
    EraChoice("taisho", "大正", 1, 15),
    EraChoice("ad", "西暦", 1873, 2026),
)
ROWS = (
    Row("お{名前|なまえ}", "葛\U000e0100飾 髙橋ハナ 𠮷田", "カードから"),
    Row("ご{住所|じゅうしょ}", "宮城県宮城郡松島町高城字帰命院下一19番地の1 松島ハイツ103号室", "カードから"),
    Row("だれのための{申請|しんせい}か", "家族", "", can_mend=True),
    Row("{電話番号|でんわばんごう}", "022-354-5701", "", can_mend=True),
    Row("{続柄|つづきがら}", "子", "さきほどの お答え", can_mend=True),
    Row("{手数料|てすうりょう}", "300円(窓口で お支払い)"),
)


def kana(look: Look) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(NameLabel(look, "マツシマ　ハナ", step="word", bold=True))
    column.addWidget(KanaBoard(look, page="katakana" if look.theme == "soft" else "hiragana"), 1)
    return framed(look, "お{名前|なまえ}の ふりがなを {教|おし}えてください。", "", body)


def address(look: Look) -> QWidget:
    return framed(look, "ご{住所|じゅうしょ}を {教|おし}えてください。", "", KanaBoard(look, page="digits"))


def date(look: Look) -> QWidget:
    wheel = DateWheel(look, ERAS, raw=("showa", "19", "3", ""), partial_date=True)
    return framed(
        look,
        "{生年月日|せいねんがっぴ}を {教|おし}えてください。",
        "わかる ところまでで かまいません。",
        wheel,
    )


def review(look: Look) -> QWidget:
    return framed(
        look,
        "これで よろしいですか。",
        "ちがうところは 「なおす」を おしてください。",
        RowList(look, ROWS, mend="なおす"),
        left="さいごの {確認|かくにん}",
    )


def card(look: Look) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setSpacing(look.mm(5))
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Picture(look, "card-on-reader", said="カードを 読みとり機の上に おく絵"), 1)
    column.addWidget(
        Notice(look, "{番号|ばんごう}が ちがいました。 もういちど、 ゆっくり {入|い}れてください。")
    )
    column.addWidget(
        HelpCard(
            look,
            "なぜ{聞|き}くの？",
            "ご{本人|ほんにん}でないときは、 あなたのお{名前|なまえ}と {続柄|つづきがら}も うかがうためです。",
        )
    )
    return framed(look, "カードを おいてください。", "カードは すぐ お{返|かえ}しします。", body)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "home": home,
    "question": question,
    "several": several,
    "pin": pin,
    "letters": letters,
    "buttons": buttons,
    "icons": icons,
    "digits": digits,
    "kana": kana,
    "address": address,
    "date": date,
    "review": review,
    "card": card,
}


def looks() -> Iterator[tuple[str, Look]]:
    yield "land-M", Look()
    yield "land-XL", Look(size="XL", theme="white")
    yield "port-M", Look(PORTRAIT, theme="soft", language="ja_JP@easy")
    yield "port-XL", Look(PORTRAIT, size="XL", theme="yellow")
    yield "land-S", Look(LANDSCAPE, size="S", theme="black", language="ja_JP@easy")
    yield "land-L", Look(LANDSCAPE, size="L", theme="soft", language="ja_JP@easy")


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    wanted = sys.argv[2:] or list(PAGES)
    for label, look in looks():
        dress(app, look)
        for name in wanted:
            page = PAGES[name](look)
            page.resize(look.glass.width_px, look.glass.height_px)
            page.show()
            app.processEvents()
            page.grab().save(str(folder / f"{name}-{label}.png"))
            page.hide()
            page.deleteLater()


if __name__ == "__main__":
    main()
