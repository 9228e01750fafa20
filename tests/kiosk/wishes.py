"""A small procedure with everything an application can have, and wishes made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from devices.ports import Holder
from kiosk.answers.address import Address
from kiosk.answers.choice import Choice
from kiosk.answers.date import PartialDate
from kiosk.answers.model import Answer, Answers, Path, Source
from kiosk.answers.name import Name
from kiosk.answers.phone import Phone
from kiosk.answers.text import Words
from kiosk.answers.yes_no import YesNo
from kiosk.application import Wish
from kiosk.clock import JAPAN
from kiosk.route import walk
from procedures.model import (
    Attachment,
    Category,
    Field,
    Group,
    Guard,
    Head,
    Identity,
    Mode,
    Option,
    Page,
    Procedure,
    Test,
    Text,
)

TODAY = dt.datetime(2026, 11, 22, 10, 5, 30, tzinfo=JAPAN)
HANAKO = Holder("松島　花子", "宮城県宮城郡松島町高城字町東９００番地の１", "19440512", "2")


def text(source: str) -> Text:
    return Text(f"test.{source}", source)


def when(name: str, *among: str) -> Guard:
    return Guard(((Test(name, frozenset(among)),),))


def option(name: str, label: str) -> Option:
    return Option(name, text(label))


def field(name: str, kind: str, label: str, section: str, **more: object) -> Field:
    return Field(id=name, kind=kind, label=text(label), section=section, **more)


def page(name: str, *fields: Field, **more: object) -> Page:
    return Page(id=name, ask=text(name), fields=fields, **more)


WHO = page(
    "who",
    field(
        "whose",
        "choice",
        "だれの ものですか",
        "請求",
        options=(option("self", "{自分|じぶん}"), option("other", "ほかの人")),
    ),
)
REASON = page(
    "reason", field("reason", "text", "{理由|りゆう}", "請求", note="第三者請求"), when=when("whose", "other")
)
NAME = page(
    "name",
    field("name", "name", "あなたの {名前|なまえ}", "請求者", card="name", staff="氏名"),
    field("kana", "kana", "フリガナ", "請求者", required=False),
    field("born", "date", "生年月日", "請求者", card="birth_date"),
    field("address", "address", "住所", "請求者", card="address"),
    field(
        "sex", "choice", "性別", "請求者", card="sex", options=(option("female", "女"), option("male", "男"))
    ),
)
CHILD = page(
    "child",
    field("child_name", "name", "名前", "児童"),
    field("sick", "yes_no", "病気", "児童"),
    group="children",
)
PHONE = page("phone", field("phone", "phone", "電話", "請求者", required=False))

HEAD = Head(
    id="sample",
    number=0,
    category=Category.CERTIFICATE,
    mode=Mode.INTAKE,
    title=text("{住民票|じゅうみんひょう}の写しの請求"),
    everyday=text("住民票がほしい"),
    plain=text("住民票"),
    english="Residence certificate",
    icon="",
    office="residents",
    pages=5,
    fields=9,
)

PROCEDURE = Procedure(
    head=HEAD,
    version=3,
    law=(),
    identity=Identity.CARD,
    minutes=5,
    purpose=text("使いみち"),
    pages=(WHO, REASON, NAME, CHILD, PHONE),
    groups=MappingProxyType({"children": Group("children", text("もう1人いますか"), text("{n}人目"), 3)}),
    derived=MappingProxyType({}),
    settings=MappingProxyType({}),
    values=MappingProxyType({}),
    attachments=(
        Attachment("identity", text("本人確認書類"), "show"),
        Attachment(
            "contract", text("{契約書|けいやくしょ}"), "copy", when("whose", "other"), "第三者請求のとき"
        ),
        Attachment("doctor", text("診断書"), "original", when("sick", "yes")),
    ),
    after=(text("窓口で お{受|う}け取りください"),),
    clerk_notes=("手数料は窓口で受け取る",),
)


def typed(value: object, source: Source = Source.TYPED, *, needs_kanji: bool = False) -> Answer:
    return Answer(value, source, needs_kanji)


ANSWERS: Mapping[Path, Answer] = {
    ("whose",): typed(Choice("self")),
    ("name",): typed(Name.of_card(HANAKO.name), Source.CARD),
    ("born",): typed(PartialDate.of_card(HANAKO.birth_date), Source.CARD),
    ("address",): typed(Address(HANAKO.address), Source.CARD),
    ("sex",): typed(Choice("female"), Source.CARD),
    ("children", 0, "child_name"): typed(Name("まつしま　たろう", "まつしま", "たろう"), needs_kanji=True),
    ("children", 0, "sick"): typed(YesNo(yes=False)),
    ("children", 0, "more"): typed(YesNo(yes=True)),
    ("children", 1, "child_name"): typed(Name.of_card("葛\U000e0102城　𠮷子")),
    ("children", 1, "sick"): typed(YesNo(yes=True)),
    ("children", 1, "more"): typed(YesNo(yes=False)),
    ("phone",): typed(Phone("0223545701")),
    # Answered before the route turned away from them:
    ("reason",): typed(Words("債権の回収のため")),
    ("children", 2, "child_name"): typed(Name.of_card("消えた　子")),
}


def wish(
    application: str = "a-1",
    answers: Mapping[Path, Answer] = ANSWERS,
    procedure: Procedure = PROCEDURE,
    **more: object,
) -> Wish:
    defaults = {
        "office": "町民福祉課",
        "opened": TODAY,
        "holder": HANAKO,
        "fee": 300,
        "deadline": dt.date(2026, 12, 1),
    }
    route = walk(procedure, Answers(answers), TODAY.date())
    return Wish(application=application, procedure=procedure, route=route, **{**defaults, **more})
