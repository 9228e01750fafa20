"""The double-strike guard."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.strikes import Strikes


def test_a_second_strike_in_the_same_place_is_a_tremble(clock, strikes):
    assert strikes.takes_touch(100, 100, 40)
    clock.now += 0.2
    assert not strikes.takes_touch(110, 95, 40)


def test_the_same_place_counts_again_after_half_a_second(clock, strikes):
    assert strikes.takes_touch(100, 100, 40)
    clock.now += 0.5
    assert strikes.takes_touch(100, 100, 40)


def test_another_place_counts_at_once(strikes):
    assert strikes.takes_touch(100, 100, 40)
    assert strikes.takes_touch(300, 100, 40)


def test_a_key_struck_twice_counts_once_but_another_key_counts(clock, strikes):
    assert strikes.takes_key(13)
    clock.now += 0.1
    assert not strikes.takes_key(13)
    assert strikes.takes_key(32)


def test_trembling_on_does_not_lengthen_the_guard(clock, strikes):
    assert strikes.takes_touch(0, 0, 40)
    for _ in range(4):
        clock.now += 0.12
        assert not strikes.takes_touch(0, 0, 40)
    clock.now += 0.12
    assert strikes.takes_touch(0, 0, 40)


def test_the_guard_can_be_switched_off(clock, strikes):
    strikes.use(seconds=0)
    assert strikes.takes_key(13)
    assert strikes.takes_key(13)


@given(st.lists(st.floats(0, 2), min_size=1, max_size=30))
def test_strikes_that_count_are_never_closer_than_the_guard(pauses):
    now = 0.0
    guard = Strikes(lambda: now)
    counted = []
    for pause in pauses:
        now += pause
        if guard.takes_touch(5, 5, 40):
            counted.append(now)
    assert all(later - earlier >= 0.5 for earlier, later in pairwise(counted))
