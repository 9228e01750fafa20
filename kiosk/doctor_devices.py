"""What ``kiosk doctor`` asks of the devices, through their ports."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Mapping

from devices.ports import (
    CardReader,
    CardSpot,
    DeviceError,
    PaperOutError,
    Printer,
    PrinterAbsentError,
    PrinterError,
    SpeechEngine,
    SpeechError,
    Utterance,
)
from kiosk.config import Config
from kiosk.doctor import Check, Verdict

__all__ = ["devices"]

_READER_SECONDS = 5.0
_VOICE_SECONDS = 20.0  # the first sentence waits for the dictionary

_SPOTS: Mapping[CardSpot, tuple[Verdict, str, str]] = {
    CardSpot.EMPTY: (Verdict.OK, "つながっています", ""),
    CardSpot.PRESENT: (Verdict.WARN, "カードが置かれたままです", "カードを取ってください"),
    CardSpot.MUTE: (Verdict.WARN, "置かれたカードが答えません", "カードを取ってください"),
    CardSpot.IN_USE: (
        Verdict.WARN,
        "ほかのプログラムがカードを使っています",
        "そのプログラムを終わらせてください",
    ),
    CardSpot.NO_READER: (Verdict.BAD, "読み取り機がありません", "USB の線と card.name を確かめてください"),
    CardSpot.SERVICE_DOWN: (
        Verdict.BAD,
        "カードのサービスが動いていません",
        "systemctl enable --now pcscd.socket",
    ),
}


def devices(
    config: Config, reader: CardReader, printer: Printer, voice: Callable[[], SpeechEngine] | None
) -> Iterator[Callable[[], Check]]:
    """Yield the checks of the devices; the voice says one sentence, None leaves it to speak for itself."""
    yield lambda: _reader("カードの読み取り機", reader)
    yield lambda: _printer("プリンター", printer, config)
    if voice is not None:
        yield lambda: _voice("音声", voice, config)
    yield lambda: _bell("係の人をよぶ", config)


def _reader(part: str, reader: CardReader) -> Check:
    news: queue.SimpleQueue[CardSpot] = queue.SimpleQueue()
    stop = reader.watch(news.put)
    try:
        spot = news.get(timeout=_READER_SECONDS)
    except queue.Empty:
        return Check(part, Verdict.BAD, "答えがありません", "線を抜いて差しなおしてください")
    finally:
        stop()
    verdict, fact, mend = _SPOTS[spot]
    return Check(part, verdict, fact, mend)


def _printer(part: str, printer: Printer, config: Config) -> Check:
    if config.printer.kind == "none":
        return Check(part, Verdict.WARN, "使わない設定です", "使うときは printer.kind を lp にしてください")
    try:
        printer.check()
    except PaperOutError:
        return Check(part, Verdict.WARN, "紙がありません", "紙を入れてください")
    except PrinterAbsentError as error:
        return Check(part, Verdict.BAD, f"つながりません({error})", "電源と printer.name を確かめてください")
    except PrinterError as error:
        return Check(part, Verdict.BAD, f"刷れません({error})", "プリンターの表示を見てください")
    return Check(part, Verdict.OK, config.printer.name or "標準のプリンター")


def _voice(part: str, voice: Callable[[], SpeechEngine], config: Config) -> Check:
    if config.voice.engine == "silent":
        return Check(part, Verdict.WARN, "音を出さない設定です", "voice.engine を openjtalk にしてください")
    try:
        finished = _said(voice, "おんせいのかくにんです", config.voice.volume)
    except DeviceError as error:
        return Check(
            part, Verdict.BAD, f"音が出ません({error})", "スピーカーと voice.device を確かめてください"
        )
    if not finished:
        return Check(part, Verdict.BAD, "音が出ません", "スピーカーと voice.device を確かめてください")
    return Check(part, Verdict.OK, config.voice.engine)


def _said(voice: Callable[[], SpeechEngine], words: str, volume: float) -> bool:
    """Say *words* and return whether they were said to the end."""
    news: queue.SimpleQueue[bool] = queue.SimpleQueue()
    engine = voice()
    try:
        engine.speak(Utterance(words, volume=volume), news.put)
        return news.get(timeout=_VOICE_SECONDS)
    except queue.Empty:
        raise SpeechError("no end of the sentence") from None
    finally:
        engine.close()


def _bell(part: str, config: Config) -> Check:
    if config.call.kind == "none":
        return Check(part, Verdict.WARN, "画面の案内だけです", "よぶ命令を call.command に書けます")
    return Check(part, Verdict.OK, config.call.command)
