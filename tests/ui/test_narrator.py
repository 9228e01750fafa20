"""What is said of a visit, and when: on the real window, with a voice that only takes notes."""

import logging
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from devices.speech.silence import Recorder
from kiosk.answers.model import Answers
from kiosk.events import (
    ComfortChosen,
    Confirmed,
    Drafted,
    Held,
    HelpOpened,
    Holding,
    LeavesCounted,
    PanelOpened,
    Quit,
    QuitAsked,
    Ticked,
    WentBack,
)
from kiosk.i18n import load_catalogue
from kiosk.receipt import Receipt
from kiosk.session import House, Session, Stage
from kiosk.session.model import Problem
from tests.kiosk.wishes import ANSWERS, HANAKO, HEAD, PROCEDURE, TODAY
from ui.bridge import Bridge
from ui.narrator import Narrator
from ui.theme import LANDSCAPE
from ui.window import Window

RECEIPT = Receipt("01-278-455", "住民票の写し", "町民福祉課", TODAY.isoformat(), ("診断書",), fee=1300)
WHO = ["who", "ジブン", "ほかの人"]  # the first page of the sample: its question and choices


class Voice:
    """A ``SpeechEngine`` that is told by the test how each utterance ended."""

    def __init__(self):
        self.utterances, self.ends = [], []
        self.stops = 0
        self.closed = False

    def speak(self, utterance, on_done):
        self.utterances.append(utterance)
        self.ends.append(on_done)

    def stop(self):
        self.stops += 1

    def prewarm(self):
        pass

    def close(self):
        self.closed = True

    def news(self):
        """Return the lines said since the last look."""
        lines = [line for each in self.utterances for line in each.text.split("\n")]
        self.utterances.clear()
        return lines


class Kiosk:
    """A window with a narrator on *session*, and every event its bridge has seen."""

    def __init__(self, qtbot, session, make):
        self.bridge, self.events = Bridge(session), []
        self.bridge.follow(lambda _before, _after, event: self.events.append(event))
        self.window = Window(
            self.bridge, load_catalogue(), LANDSCAPE, lambda _name: PROCEDURE, now=lambda: TODAY
        )
        qtbot.addWidget(self.window)
        self.narrator = Narrator(self.window, self.bridge, make)
        self.narrator.begin()

    def does(self, *events):
        for event in events:
            self.bridge.happened(event)

    def held(self):
        """Return what was told of the idle clock so far."""
        return [each.on for each in self.events if isinstance(each, Held) and each.what is Holding.SPEAKING]


@pytest.fixture
def voice():
    return Voice()


@pytest.fixture
def open_kiosk(qtbot, voice):
    """Open a kiosk on a session, with its voice already there."""
    opened = []

    def at(session):
        kiosk = Kiosk(qtbot, session, lambda: voice)
        opened.append(kiosk)
        if session.comfort.voice == "on":
            qtbot.waitUntil(lambda: bool(voice.utterances))
        return kiosk

    yield at
    for each in opened:
        each.narrator.close()


def visit(**changes):
    session = Session(
        house=House(heads=(HEAD,)),
        stage=Stage.PAGES,
        noticed=True,
        visit="visit",
        application="application",
        opened=TODAY,
        procedure=PROCEDURE,
    )
    return replace(session, **changes)


def silent(session):
    return replace(session, comfort=replace(session.comfort, voice="off"))


def spoken_of(open_kiosk, voice, session):
    open_kiosk(session)
    return voice.news()


# ------------------------------------------------------------ what is said


def test_a_page_is_said_with_its_question_and_every_choice(open_kiosk, voice):
    assert spoken_of(open_kiosk, voice, visit()) == WHO


def test_a_page_is_one_utterance_in_the_language_of_the_visitor(open_kiosk, voice):
    open_kiosk(visit())

    (said,) = voice.utterances
    assert said.written.split("\n") == ["who", "自分", "ほかの人"]
    assert (said.language, said.rate, said.fixed) == ("ja", 1.0, True)


def test_the_receipt_is_said_with_its_number_figure_by_figure(open_kiosk, voice):
    said = spoken_of(open_kiosk, voice, visit(stage=Stage.DONE, receipt=RECEIPT))

    assert "ウケツケバンゴウは、ゼロ イチ ノ ニー ナナ ハチ ノ ヨン ゴー ゴー です。" in said
    assert any("センサンビャクエン" in line for line in said)
    assert any("診断書" in line for line in said)


def test_what_is_filled_in_is_never_kept_on_disk(open_kiosk, voice):
    open_kiosk(visit(stage=Stage.DONE, receipt=RECEIPT))

    assert not voice.utterances[0].fixed


def test_nothing_private_is_said_of_the_review(open_kiosk, voice):
    session = visit(
        stage=Stage.REVIEW, answers=Answers(ANSWERS), holder=HANAKO, passed=(), comfort=visit().comfort
    )
    said = "".join(spoken_of(open_kiosk, voice, session))

    assert "あなたの ナマエ" in said
    for private in ("花子", "はなこ", "高城", "1944", "昭和19", "5701"):
        assert private not in said


def test_trouble_is_said_with_its_ways_out(open_kiosk, voice):
    said = spoken_of(open_kiosk, voice, visit(problem=Problem("printer")))

    assert said[0] == "紙が 出ませんでした"
    assert said[-2:] == ["わかりました", "もういちど ためす"]


def test_english_is_said_to_whoever_reads_english(open_kiosk, voice):
    session = visit(stage=Stage.DONE, receipt=RECEIPT)
    open_kiosk(replace(session, comfort=replace(session.comfort, language="en")))

    assert voice.utterances[0].language == "en"
    assert any("0 1, 2 7 8, 4 5 5" in line for line in voice.news())


# ------------------------------------------------------------ when it is said


def test_a_draft_alone_says_nothing(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()

    kiosk.does(Drafted(("whose",), "self"))

    assert voice.news() == []


def test_a_new_refusal_is_said_by_itself(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()

    kiosk.does(Confirmed())

    assert voice.news() == ["ここを 入れてください。"]


def test_a_refusal_is_said_again_to_whoever_presses_on(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    kiosk.does(Confirmed())
    voice.news()

    kiosk.does(Confirmed())

    assert voice.news() == ["ここを 入れてください。"]


def test_the_next_page_cuts_the_last_one_off(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()

    kiosk.does(Drafted(("whose",), "other"), Confirmed())

    assert voice.news()[0] == "reason"


def test_a_page_is_said_again_when_it_is_come_back_to(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    kiosk.does(Drafted(("whose",), "other"), Confirmed())
    voice.news()

    kiosk.does(WentBack())

    assert voice.news() == WHO


def test_a_page_is_said_again_when_what_lay_over_it_is_gone(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    kiosk.does(HelpOpened(True))
    voice.news()

    kiosk.does(HelpOpened(False))

    assert voice.news()[0] == "who"


def test_mouichido_says_the_whole_page_again(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()

    kiosk.window.again.emit()

    assert voice.news() == WHO


def test_another_language_says_the_page_anew(open_kiosk, voice):
    kiosk = open_kiosk(visit(panel="language"))
    voice.news()

    kiosk.does(ComfortChosen("language", "en"))

    assert voice.utterances[0].language == "en"


def test_the_idle_page_is_announced_once_at_the_end_of_a_visit(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()

    kiosk.does(QuitAsked(True), Quit())
    first = voice.news()
    kiosk.window.present(kiosk.bridge.session)

    assert any("こんにちは" in line for line in first)
    assert voice.news() == []


def test_leaves_counted_late_wait_for_the_end_of_the_page(qtbot, open_kiosk, voice):
    kiosk = open_kiosk(visit(leaves=1))
    voice.news()

    kiosk.does(LeavesCounted(3))
    assert voice.news() == []

    voice.ends[-1](True)
    qtbot.waitUntil(lambda: bool(voice.utterances))
    assert voice.news() == ["サンマイ中の イチマイめ"]

    kiosk.does(LeavesCounted(1), LeavesCounted(3))
    assert voice.news() == []


def test_a_turned_leaf_is_said_at_once(open_kiosk, voice):
    kiosk = open_kiosk(visit(leaves=3))
    voice.news()

    kiosk.does(Confirmed())

    assert voice.news() == ["サンマイ中の ニマイめ"]


# ------------------------------------------------------------ silence


def test_nothing_is_said_to_whoever_wants_no_voice(qtbot, open_kiosk, voice):
    kiosk = open_kiosk(silent(visit()))
    qtbot.waitUntil(lambda: kiosk.narrator._engine is not None)

    kiosk.does(Drafted(("whose",), "other"), Confirmed())
    kiosk.window.again.emit()

    assert voice.news() == []


def test_switching_the_voice_off_cuts_it_off_and_switching_it_on_says_where_one_is(open_kiosk, voice):
    kiosk = open_kiosk(visit(panel="voice"))
    voice.news()

    kiosk.does(ComfortChosen("voice", "off"))
    assert voice.stops == 1

    kiosk.does(ComfortChosen("voice", "on"))
    assert voice.news()[0] == "音声を 出しますか。"
    kiosk.does(PanelOpened(""))
    assert voice.news()[0] == "who"


def test_speaking_stops_the_idle_clock_until_the_last_word(qtbot, open_kiosk, voice):
    kiosk = open_kiosk(visit())
    kiosk.does(Drafted(("whose",), "other"), Confirmed())
    qtbot.waitUntil(lambda: kiosk.held() == [True])

    voice.ends[0](False)  # the first page was cut off
    voice.ends[1](True)
    qtbot.waitUntil(lambda: kiosk.held() == [True, False])
    assert kiosk.bridge.session.holding == frozenset()


def test_a_warning_that_is_being_said_stands_until_a_visit_nobody_touches_is_over(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    for second in range(1, 601):  # the first page is never said to its end, so the clock waits for it
        kiosk.does(Ticked(float(second)))
    voice.news()
    kiosk.does(Ticked(601.0))

    assert voice.news()[0] == "まだ ご利用ですか。"
    kiosk.does(*(Ticked(601.0 + second) for second in range(1, 59)))
    assert kiosk.bridge.session.warned
    kiosk.does(Ticked(661.0))
    assert kiosk.bridge.session.stage is Stage.IDLE


def test_a_voice_that_cannot_be_had_leaves_a_kiosk_that_works(qtbot, caplog):
    def make():
        raise OSError("no such library")

    kiosk = Kiosk(qtbot, visit(), make)
    qtbot.waitUntil(lambda: kiosk.narrator._waiting is None)
    kiosk.does(Drafted(("whose",), "other"), Confirmed())
    kiosk.narrator.close()

    assert kiosk.held() == []
    assert [each.getMessage() for each in caplog.records if each.name == "kiosk.voice"] == [
        "there is no voice"
    ]


def test_a_voice_that_fails_at_each_sentence_is_told_of_once(qtbot, caplog, open_kiosk, voice):
    caplog.set_level(logging.WARNING, "kiosk.voice")
    kiosk = open_kiosk(visit())
    voice.ends[-1](False)
    qtbot.waitUntil(lambda: kiosk.held() == [True, False])
    kiosk.window.again.emit()
    voice.ends[-1](False)
    qtbot.waitUntil(lambda: kiosk.held() == [True, False, True, False])

    assert len([each for each in caplog.records if each.name == "kiosk.voice"]) == 1


def test_a_rehearsal_keeps_every_page_although_the_voice_comes_late(qtbot):
    lines = []
    kiosk = Kiosk(qtbot, visit(), lambda: Recorder(lines))
    kiosk.does(Drafted(("whose",), "other"), Confirmed())
    qtbot.waitUntil(lambda: len(lines) > 1)
    kiosk.narrator.close()

    assert [line.split("\n")[0] for line in lines] == ["who", "reason"]


def test_a_closed_narrator_has_let_go_of_its_voice(open_kiosk, voice):
    kiosk = open_kiosk(visit())
    kiosk.narrator.close()
    voice.news()

    kiosk.window.again.emit()

    assert voice.closed
    assert voice.news() == []


def test_a_screen_reader_is_told_instead(qtbot, monkeypatch, open_kiosk, voice):
    kiosk = open_kiosk(visit())
    voice.news()
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))

    kiosk.does(Drafted(("whose",), "other"), Confirmed())

    assert voice.news() == []
    assert told[0].startswith("reason")


def test_what_nobody_has_translated_is_said_by_a_japanese_voice(qtbot, open_kiosk, voice):
    session = visit()
    open_kiosk(replace(session, comfort=replace(session.comfort, language="en")))
    assert [(each.language, each.text) for each in voice.utterances] == [("en", "who")]

    voice.ends[-1](True)
    qtbot.waitUntil(lambda: len(voice.utterances) > 1)

    assert voice.utterances[-1].language == "ja"
    assert voice.utterances[-1].written == "自分\nほかの人"
