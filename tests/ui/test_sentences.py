"""Every trouble and every refusal has a sentence of its own."""

import pytest

from devices import ports
from kiosk.answers.reasons import FACTS
from kiosk.i18n import placeholders
from kiosk.trouble import KEYS, key_of
from ui.problems import ADVICE, WAYS
from ui.refusals import REFUSALS


def kinds_of(base):
    return {base}.union(
        *(kinds_of(kind) for kind in base.__subclasses__() if kind.__module__ == "devices.ports")
    )


@pytest.mark.parametrize("kind", sorted(kinds_of(ports.DeviceError), key=lambda kind: kind.__name__))
def test_every_device_error_has_its_own_advice(kind):
    assert kind in KEYS
    assert KEYS[kind] in ADVICE


def test_an_error_of_a_new_kind_is_explained_as_its_nearest_base():
    class StickyPaperError(ports.PaperOutError):
        pass

    assert key_of(StickyPaperError()) == "printer.paper"


@pytest.mark.parametrize("key", sorted(ADVICE))
def test_every_advice_has_a_way_out(key):
    advice = ADVICE[key]

    assert advice.ways
    assert set(advice.ways) <= set(WAYS)


@pytest.mark.parametrize("reason", sorted(FACTS))
def test_every_refusal_has_a_sentence_that_its_facts_can_fill(reason):
    assert placeholders(REFUSALS[reason].source) <= set(FACTS[reason])


def test_no_sentence_is_left_for_a_reason_that_nobody_gives():
    assert set(REFUSALS) - set(FACTS) == {"required"}
