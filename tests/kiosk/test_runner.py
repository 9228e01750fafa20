"""One thread, one job after the other; the unexpected reaches the top."""

from __future__ import annotations

import threading

from kiosk.runner import Runner


def test_jobs_are_done_in_order_and_close_waits_for_them():
    done: list[int] = []
    runner = Runner("test")
    for at in range(20):
        runner.do(lambda at=at: done.append(at))
    runner.close()

    assert done == list(range(20))
    assert not runner.busy


def test_a_runner_is_busy_until_its_job_is_done():
    gate = threading.Event()
    runner = Runner("test")
    runner.do(gate.wait)
    assert runner.busy

    gate.set()
    runner.close()
    assert not runner.busy


def test_what_nobody_expected_reaches_the_top(monkeypatch):
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: caught.append(args.exc_type))
    runner = Runner("test")
    runner.do(lambda: {}["missing"])
    runner.close()

    assert caught == [KeyError]


def test_a_runner_that_did_nothing_closes_at_once():
    before = threading.active_count()
    runner = Runner("test")
    runner.close()

    assert not runner.busy
    assert threading.active_count() == before
