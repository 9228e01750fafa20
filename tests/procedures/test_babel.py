"""Babel finds every sentence of the files, each under its context, once."""

from __future__ import annotations

from babel.messages.extract import extract as extract_with

from procedures.babel import extract
from procedures.index import DATA, Offer
from procedures.loader import Shelf

KEYWORDS = {"pgettext": ((1, "c"), 2)}


def found(path):
    with path.open("rb") as file:
        return [message for _, _, message, _ in extract(file, {}, (), {})]


def test_a_procedure_gives_its_own_sentences_and_the_filled_ones_of_its_parts(folder):
    messages = found(folder.path / "sample.toml")

    assert ("sample.head.title", "見本の申請") in messages
    assert ("sample.who.who_for.family", "家族") in messages
    assert ("sample.here.elsewhere.text", "住んでいる 町の 窓口へ お越し ください。") in messages
    assert ("sample.visitor_name.ask", "あなたの 名前を 教えてください。") in messages
    assert ("sample.group.children.row", "{n}人め") in messages
    assert not [context for context, _ in messages if context.startswith(("human.", "glossary."))]
    assert len(messages) == len(set(messages))


def test_a_part_gives_the_sentences_it_does_not_fill(folder):
    messages = found(folder.path / "parts" / "human.toml")

    assert ("human.name.help", "漢字が わからない ときは ひらがなで。") in messages
    assert not [source for _, source in messages if "{who}" in source or "…" in source]


def test_the_glossary_gives_its_words(folder):
    assert found(folder.path / "glossary.toml") == [
        ("glossary.terms.setai.word", "世帯"),
        ("glossary.terms.setai.meaning", "いっしょに 住む 人たちです。"),
    ]


def test_what_is_spoken_otherwise_is_a_second_message(folder):
    folder.change(
        'ask = "何通 必要ですか。"', 'ask = { show = "何通 必要ですか。", say = "何枚 いりますか。" }'
    )

    messages = found(folder.path / "sample.toml")

    assert ("sample.copies.ask", "何通 必要ですか。") in messages
    assert ("sample.copies.ask.say", "何枚 いりますか。") in messages


def test_babel_itself_can_call_it_and_gets_the_line(folder):
    with (folder.path / "sample.toml").open("rb") as file:
        lines = {
            context: line
            for line, _, _, context in extract_with("procedures.babel:extract", file, keywords=KEYWORDS)
        }
    text = (folder.path / "sample.toml").read_text("utf-8").splitlines()

    assert "何通 必要ですか。" in text[lines["sample.copies.ask"] - 1]


def test_every_sentence_a_loaded_procedure_shows_was_found(real_known):
    sources = [*DATA.glob("*.toml"), *DATA.glob("parts/*.toml")]
    known_messages = {message for source in sources for message in found(source)}
    offer = Offer(real_known)

    shown = {
        (text.context, text.source)
        for path in Shelf(DATA).sources()
        for page in offer.procedure(path.stem).pages
        for text in (page.ask, page.help, page.why, *(field.label for field in page.fields))
        if text
    }

    assert shown <= known_messages
    assert len({context for context, _ in known_messages}) == len(known_messages)
