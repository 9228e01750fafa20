"""Every setting of this machine (kiosk.toml), declared once with its type, default and documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

__all__ = ["SECTIONS", "TITLES", "Declared", "declared", "setting"]

T = TypeVar("T")

#: Keys by the names that stand on them. Digits and letters are typed with; the rest would lead off the glass.
_NAMED = ("Backspace", "Ins", "Home", "End", "PgUp", "PgDown")
_KEY = r"[!-/:-@\[-`{-~]|" + "|".join(_NAMED)
_KEYS = f"記号1つか、{' '.join(_NAMED)}"


def setting(
    default: T,
    about: str,
    *,
    among: tuple[str, ...] = (),
    form: str = "",
    least: float | None = None,
    most: float | None = None,
    confirmed: bool = True,
    secret: bool = False,
) -> T:
    """Declare one setting.

    *about* is its line of documentation in Japanese; *among* a closed set of words; *form* a
    regular expression the whole text must match; *least* and *most* bound a number. An
    unconfirmed default is listed by ``kiosk config`` until the town has set it. The value of a
    secret one is never printed.
    """
    metadata = {
        "about": about,
        "among": among,
        "form": form,
        "least": least,
        "most": most,
        "confirmed": confirmed,
    }
    declaration: Any = field(default=default, metadata=metadata, repr=not secret)
    return declaration  # type: ignore[no-any-return]  # as dataclasses.field: typed as the value it will hold


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting as it was declared."""

    section: str
    name: str
    type: type
    default: object
    about: str
    among: tuple[str, ...]
    form: str
    least: float | None
    most: float | None
    confirmed: bool
    secret: bool

    @property
    def key(self) -> str:
        """Return the name staff write: ``session.idle_seconds``."""
        return f"{self.section}.{self.name}" if self.section else self.name

    def fits(self, text: str) -> bool:
        """Say whether *text* has the declared form and is one of the declared words."""
        return (not self.among or text in self.among) and (
            not self.form or bool(re.fullmatch(self.form, text))
        )


def declared(section: str, owner: type) -> Iterator[Declared]:
    """Yield every setting declared by the dataclass *owner*, in order."""
    types = get_type_hints(owner)
    each: Field[Any]
    for each in fields(owner):
        if "about" in each.metadata:
            yield Declared(
                section=section,
                name=each.name,
                type=types[each.name],
                default=each.default,
                secret=not each.repr,
                **each.metadata,
            )


@dataclass(frozen=True, slots=True)
class KioskSection:
    """``[kiosk]``: this machine."""

    id: str = setting(
        "01", "端末の番号、数字2けた。受付番号の頭になる。町のほかの端末と重ならないこと", form=r"[0-9]{2}"
    )
    keep_days: int = setting(
        30, "職員に渡した申請の封をしたものを、端末にも残しておく日数", least=0, most=365
    )


@dataclass(frozen=True, slots=True)
class PathsSection:
    """``[paths]``: where things are kept."""

    state: Path = setting(Path(), "この端末が書きこむフォルダー。空なら、動かしている利用者の状態フォルダー")
    outbox: Path = setting(Path("outbox.sqlite"), "まだ渡していない申請(封をしたもの)を置くファイル")
    courier: Path = setting(Path("courier"), "封をした申請を職員の側へ渡すフォルダー(共有フォルダーなど)")
    keys: Path = setting(Path("keys"), "この端末の署名鍵のフォルダー。本人のほかは読めない権限にする")
    recipients: Path = setting(Path("recipients"), "申請を開ける課の公開鍵(*.pub)のフォルダー")
    town: Path = setting(Path("town.toml"), "町の設定のファイル。すべての端末で同じもの")
    procedures: Path = setting(
        Path(), "町が手直しした手続きのファイルのフォルダー。空なら製品の手続きだけを使う"
    )


@dataclass(frozen=True, slots=True)
class CardSection:
    """``[card]``: the My Number card."""

    reader: str = setting(
        "pcsc", "カードの読み取り方。virtual は練習と試験だけに使う", among=("pcsc", "virtual")
    )
    name: str = setting("", "読み取り機の名前の一部。空なら見つかった最初のもの")
    keep_last_try: bool = setting(
        default=True, about="暗証番号の最後の1回を使わずに残す(支援員が許したときだけ使う)"
    )


@dataclass(frozen=True, slots=True)
class ScreenSection:
    """``[screen]``: the glass."""

    size: str = setting(
        "auto",
        "画面の大きさ。auto なら機械に聞く。分からない画面では 1920x1080@21.5in のように書く",
        form=r"auto|[1-9][0-9]{2,4}x[1-9][0-9]{2,4}@[1-9][0-9]?(\.[0-9]+)?in",
    )
    cursor: str = setting("auto", "矢印。auto なら、さわる画面では消す", among=("auto", "hidden", "shown"))


@dataclass(frozen=True, slots=True)
class KeysSection:
    """``[keys]``: the number pad's keys."""

    back_one: str = setting("-", f"前へ。{_KEYS}", form=_KEY)
    on_one: str = setting("+", f"次へ。{_KEYS}", form=_KEY)
    choose: str = setting("Enter", f"決定。{_KEYS} Enter Return Space", form=rf"{_KEY}|Enter|Return|Space")
    go_back: str = setting("Backspace", f"もどる。{_KEYS}", form=_KEY)
    again: str = setting("*", f"もういちど聞く。{_KEYS}", form=_KEY)


@dataclass(frozen=True, slots=True)
class SessionSection:
    """``[session]``: one resident's visit."""

    idle_seconds: int = setting(
        300, "触れられないまま、「まだご利用ですか」を出すまでの秒数", least=30, most=3600
    )
    warning_seconds: int = setting(60, "「まだご利用ですか」を出してから終わるまでの秒数", least=20, most=600)
    help_minutes: int = setting(
        15, "係の人をよんだあと、触れられなくても待つ分数。そのあと idle_seconds を数える", least=1, most=120
    )
    restart_between_visits: bool = setting(
        default=False, about="1人が終わるたびに再起動して、メモリーに残った文字も消す"
    )


@dataclass(frozen=True, slots=True)
class VoiceSection:
    """``[voice]``: what is heard."""

    engine: str = setting("openjtalk", "声。silent は音を出さない", among=("openjtalk", "pyttsx3", "silent"))
    device: str = setting(
        "", "openjtalk の声を出す装置の名前の一部。空なら機械の標準。ある装置は kiosk doctor が示す"
    )
    volume: float = setting(0.8, "はじめの音の大きさ、0.0 から 1.0", least=0.0, most=1.0)


@dataclass(frozen=True, slots=True)
class PrinterSection:
    """``[printer]``: the slip's printer."""

    kind: str = setting(
        "none",
        "lp は CUPS のプリンター、none はなし。folder は練習だけに使う",
        among=("lp", "folder", "none"),
    )
    name: str = setting("", "CUPS での名前。空なら標準のプリンター。folder ではフォルダーの場所")


@dataclass(frozen=True, slots=True)
class CallSection:
    """``[call]``: how staff are called."""

    kind: str = setting(
        "none", "よび方。command は下の命令を動かす、none は画面の案内だけ", among=("command", "none")
    )
    command: str = setting("", "よぶときに動かす命令。{kiosk} と {step} が入れかわる")


@dataclass(frozen=True, slots=True)
class StaffSection:
    """``[staff]``: the staff door."""

    pin_hash: str = setting(
        "",
        "係の人の番号を argon2 で変えたもの。空なら入口は開かない",
        form=r"|\$argon2(id|i|d)\$.+",
        secret=True,
    )


@dataclass(frozen=True, slots=True)
class LogSection:
    """``[log]``: the technical log."""

    level: str = setting("info", "どこまで書くか", among=("debug", "info", "warning", "error"))
    file: str = setting("", "書きこむファイル。空なら標準エラー(systemd では journal)")


#: The sections of kiosk.toml, in the order they are shown.
SECTIONS: Mapping[str, type] = {
    "kiosk": KioskSection,
    "paths": PathsSection,
    "card": CardSection,
    "screen": ScreenSection,
    "keys": KeysSection,
    "session": SessionSection,
    "voice": VoiceSection,
    "printer": PrinterSection,
    "call": CallSection,
    "staff": StaffSection,
    "log": LogSection,
}

#: What each section is called in the example file and by ``kiosk config``.
TITLES: Mapping[str, str] = {
    "kiosk": "この端末",
    "paths": "置き場所。相対パスは、town と recipients は kiosk.toml から、ほかは state から数える",
    "card": "マイナンバーカード",
    "screen": "画面",
    "keys": "5つのキー(数字だけの小さなキーボードに合わせてある)",
    "session": "1人の利用",
    "voice": "音声",
    "printer": "受付票のプリンター",
    "call": "係の人をよぶ",
    "staff": "係の人の入口",
    "log": "技術の記録(名前・住所・答えは書かれない)",
}
