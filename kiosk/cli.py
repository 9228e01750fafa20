"""The command ``kiosk``: finds the sub-command, runs it, and says expected trouble in one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from kiosk.complaint import Complaint
from procedures.refusal import ProcedureError

__all__ = ["COMMANDS", "Command", "main"]


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: the module that is imported when it is asked for, and what help says of it.

    The module has ``arguments(parser)``, which declares its options, and ``execute(options)``,
    which returns the exit code and raises ``Complaint`` for expected trouble.
    """

    module: str
    about: str
    example: str


COMMANDS: Mapping[str, Command] = {
    "run": Command("kiosk.commands.run", "窓口を開ける", "kiosk run --rehearse"),
    "rehearse": Command(
        "kiosk.commands.rehearse",
        "来庁者のファイルを、手を使わずに本物の画面で演じる",
        "kiosk rehearse assets/visits/resident_record.toml --screenshots out/rehearsal",
    ),
    "doctor": Command("kiosk.commands.doctor", "この端末で窓口を開けられるかを調べる", "kiosk doctor --json"),
    "config": Command(
        "kiosk.commands.config",
        "すべての設定と、その値がどこから来たかを示す",
        "kiosk config --set session.idle_seconds=120",
    ),
    "procedures": Command(
        "kiosk.commands.procedures",
        "手続きの一覧、検査、中身、流れ図",
        "kiosk procedures show resident_record",
    ),
    "outbox": Command(
        "kiosk.commands.outbox", "まだ渡していない申請を見る、送る、書き出す", "kiosk outbox list"
    ),
    "keys": Command("kiosk.commands.keys", "課と端末の鍵を作る、確かめる", "kiosk keys new office"),
    "desk": Command("kiosk.desk.cli", "職員の側: 届いた申請を開く", "kiosk desk open --latest"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``kiosk`` with *argv*; 0 all well, 1 it could not be done, 2 wrong words or settings."""
    words = list(sys.argv[1:] if argv is None else argv)
    options = _parser(words).parse_args(words)
    execute: Callable[[argparse.Namespace], int] = options.execute
    try:
        return execute(options)
    except Complaint as complaint:
        sys.stderr.write(f"kiosk: {complaint}\n")
        return complaint.exit_code
    except ProcedureError as refusal:
        sys.stderr.write(f"kiosk: {refusal}\n")
        return 1
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; keep the interpreter from saying so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """A parser that knows --config and --set, as do all below it: they may stand before or after a deed."""

    def __init__(self, *, overrides: list[str], **words: Any) -> None:
        super().__init__(**words)
        self._overrides = overrides
        self.add_argument(
            "--config",
            type=Path,
            default=argparse.SUPPRESS,  # a parser further down must not put back what was said further up
            metavar="FILE",
            help="設定ファイル kiosk.toml の場所",
        )
        self.add_argument(
            "--set",
            action=_Collected,
            default=argparse.SUPPRESS,
            const=overrides,
            metavar="SECTION.KEY=VALUE",
            help="設定を1つだけ変える",
        )

    def add_subparsers(self, **words: Any) -> Any:
        """Make the parsers below of the same kind, with the same list of overrides."""
        kind: Any = partial(_Parser, overrides=self._overrides)  # argparse only calls it
        return super().add_subparsers(parser_class=kind, **words)


class _Collected(argparse.Action):
    """Adds the value to the list that all parsers of one call share."""

    def __call__(self, _parser: object, _namespace: object, value: object, _option: object = None) -> None:
        self.const.append(value)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    overrides: list[str] = []
    parser = _Parser(
        overrides=overrides, prog="kiosk", description="松島町 窓口キオスク", epilog="例: kiosk doctor"
    )
    parser.set_defaults(config=None, overrides=overrides)
    commands = parser.add_subparsers(metavar="コマンド", required=True)
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name, help=command.about, description=command.about, epilog=f"例: {command.example}"
        )
        if name in words:  # only the command that is meant is imported
            module = import_module(command.module)
            module.arguments(sub)
            sub.set_defaults(execute=module.execute)
    return parser


if __name__ == "__main__":
    sys.exit(main())
