import datetime as dt
import sqlite3
import threading

import pytest

from kiosk.outbox import Outbox, OutboxFullError, State
from kiosk.receipt import check_number


def states(outbox):
    return [entry.state for entry in outbox.entries()]


def test_a_slot_counts_from_one_and_its_number_is_the_kiosks(outbox, make):
    first = outbox.accept("a", make("a"))
    second = outbox.accept("b", make("b"))

    assert (first.sequence, second.sequence) == (1, 2)
    assert first.number != second.number
    assert all(check_number(slot.number) and slot.number.startswith("01-") for slot in (first, second))
    assert first.epoch == second.epoch == outbox.epoch
    assert first.accepted == "2026-11-22T10:05:30+09:00"


def test_a_parcel_comes_out_as_it_went_in(outbox, make, path):
    slot = outbox.accept("a", make("a"))

    assert outbox.parcel("a") == make("a")(slot)
    assert outbox.parcel("nobody") is None


def test_the_same_application_gets_its_old_slot_and_nothing_is_made_again(outbox, make, clock):
    def never(slot):
        raise AssertionError

    first = outbox.accept("a", make("a"))
    clock.turn(hours=1)

    assert outbox.accept("a", never) == first
    assert len(outbox.entries()) == 1


def test_the_slot_is_the_same_after_a_restart(path, make, clock):
    before = Outbox.open(path, "01", now=clock)
    slot = before.accept("a", make("a"))
    before.close()
    after = Outbox.open(path, "01", now=clock)

    assert after.accept("a", make("a")) == slot
    assert after.epoch == before.epoch
    assert after.alarms == ()
    after.close()


def test_what_fails_while_it_is_made_leaves_nothing_behind(outbox, make):
    def broken(slot):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outbox.accept("a", broken)

    assert outbox.entries() == ()
    assert outbox.accept("b", make("b")).sequence == 1


def test_order_is_of_arrival_even_when_the_clock_is_set_back_a_year(outbox, make, clock):
    outbox.accept("a", make("a"))
    clock.turn(days=-365)
    outbox.accept("b", make("b"))

    assert [entry.application for entry in outbox.due()] == ["a", "b"]


def test_a_parcel_goes_out_comes_back_and_arrives(outbox, make):
    outbox.accept("a", make("a"))
    seen = []
    for move in (outbox.set_out, outbox.bring_back, outbox.set_out, outbox.acknowledge):
        move("a")
        seen += states(outbox)

    assert seen == [State.SENDING, State.WAITING, State.SENDING, State.ACKNOWLEDGED]
    assert outbox.entries()[0].attempts == 2
    assert outbox.due() == ()


def test_a_held_parcel_says_why_and_waits_until_it_is_released(outbox, make):
    outbox.accept("a", make("a"))
    outbox.hold("a", "other-bytes")

    assert (outbox.entries()[0].why, outbox.due()) == ("other-bytes", ())
    outbox.release("a")
    assert [(entry.state, entry.why) for entry in outbox.due()] == [(State.WAITING, "")]


@pytest.mark.parametrize("late", ["set_out", "bring_back", "release"])
def test_a_late_report_does_not_call_an_acknowledged_parcel_back(outbox, make, late):
    outbox.accept("a", make("a"))
    outbox.acknowledge("a")

    getattr(outbox, late)("a")

    assert states(outbox) == [State.ACKNOWLEDGED]


def test_only_what_was_acknowledged_long_ago_is_forgotten_and_its_number_stays_taken(
    outbox, make, clock, path
):
    secret = make("gone")(outbox.accept("gone", make("gone"))).sealed
    outbox.accept("kept", make("kept"))
    outbox.acknowledge("gone")
    clock.turn(days=31)

    assert outbox.forget(clock() - dt.timedelta(days=30)) == 1
    assert outbox.parcel("gone") is None
    assert outbox.parcel("kept") is not None
    assert len(outbox.entries()) == 2
    assert secret[:40] not in path.read_bytes()


def test_every_step_is_in_the_audit_and_its_chain_is_whole(outbox, make, path):
    outbox.accept("a", make("a"))
    outbox.set_out("a")
    outbox.hold("a", "refused")
    outbox.release("a")
    outbox.acknowledge("a")
    with sqlite3.connect(path) as file:
        records = [row[0] for row in file.execute("SELECT record FROM audit ORDER BY number")]
    file.close()

    assert records == [
        "parcel-accepted",
        "parcel-sent",
        "parcel-held",
        "parcel-released",
        "parcel-acknowledged",
    ]
    assert outbox.broken_audit_row() is None


def test_a_full_file_gives_no_number_and_keeps_what_it_has(outbox, make):
    slot = outbox.accept("a", make("a"))
    (pages,) = outbox._file.execute("PRAGMA page_count").fetchone()
    outbox._file.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(OutboxFullError) as caught:
        outbox.accept("big", make("big", 50_000))

    assert "ディスクがいっぱい" in str(caught.value)
    assert [entry.slot for entry in outbox.entries()] == [slot]
    outbox._file.execute("PRAGMA max_page_count = 1000000")
    assert outbox.accept("big", make("big", 50_000)).sequence == 2
    assert outbox.broken_audit_row() is None


def test_a_blob_that_changed_on_the_disk_is_no_parcel(outbox, make, path):
    outbox.accept("a", make("a"))
    with sqlite3.connect(path) as file:
        file.execute("UPDATE parcel SET sealed = CAST(substr(sealed, 1, 699) || 'X' AS BLOB)")
    file.close()

    assert outbox.parcel("a") is None


def test_threads_take_turns_and_each_application_is_kept_once(outbox, make):
    names = [f"a{at % 5}" for at in range(20)]
    slots: dict[str, set[str]] = {}
    guard = threading.Lock()

    def run(name):
        slot = outbox.accept(name, make(name))
        with guard:
            slots.setdefault(name, set()).add(slot.number)

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [len(numbers) for numbers in slots.values()] == [1] * 5
    assert [entry.slot.sequence for entry in outbox.entries()] == [1, 2, 3, 4, 5]


def test_two_processes_share_the_file_one_at_a_time(outbox, make, path, clock):
    other = Outbox.open(path, "01", now=clock, mend=False)
    first = outbox.accept("a", make("a"))

    assert other.accept("a", make("a")) == first
    assert other.accept("b", make("b")).sequence == 2
    other.close()
