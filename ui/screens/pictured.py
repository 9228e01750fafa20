"""The pictures of pages, each with its words for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.i18n import NOTHING, Text
from ui.theme import Look
from ui.widgets.picture import Picture
from ui.words import Words

__all__ = ["SAID", "picture_of"]

#: What each shows; only what is true of the real thing wherever it was issued.
SAID: Mapping[str, Text] = {
    "clinic_card": Text(
        "picture.clinic_card", "{診察券|しんさつけん}の 絵。{病院|びょういん}の 名前の ところに やじるし。"
    ),
    "copay_card": Text(
        "picture.copay_card",
        "{負担割合証|ふたんわりあいしょう}の 絵。{何割|なんわり}を はらうかの ところに やじるし。",
    ),
    "health_insurance": Text(
        "picture.health_insurance",
        "{資格確認書|しかくかくにんしょ}と スマートフォンの 絵。番号の ところに やじるし。",
    ),
    "home_works": Text("picture.home_works", "{階段|かいだん}の 手すり、スロープ、{引き戸|ひきど}の 絵。"),
    "insured_card": Text(
        "picture.insured_card",
        "{介護保険|かいごほけん}の {保険証|ほけんしょう}の 絵。10けたの 番号の ところに やじるし。",
    ),
    "insured_card_level": Text(
        "picture.insured_card_level",
        "{介護保険|かいごほけん}の {保険証|ほけんしょう}の 絵。"
        "{要介護|ようかいご}・{要支援|ようしえん}と {有効期間|ゆうこうきかん}の ところに やじるし。",
    ),
    "power_of_attorney": Text("picture.power_of_attorney", "{委任状|いにんじょう}に ペンで 名前を 書く 絵。"),
    "seal_card": Text(
        "picture.seal_card", "{印鑑登録証|いんかんとうろくしょう}の カードの 絵。番号の ところに やじるし。"
    ),
    "welfare_items": Text(
        "picture.welfare_items",
        "{腰|こし}かけ{便座|べんざ}、お{風呂|ふろ}の いす、{歩行補助|ほこうほじょ}つえの 絵。",
    ),
}


def picture_of(name: str, words: Words, look: Look) -> Picture:
    """Return the picture *name*; one without words here, as a town's own, is for the eye only."""
    said = SAID.get(name, NOTHING)
    return Picture(look, name, said=words.plain(said) if said else "")
