import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card import tlv
from devices.ports import CardGarbledError

one_byte_tags = st.integers(0x01, 0xFE).filter(lambda tag: tag & 0x1F != 0x1F)
two_byte_tags = st.builds(
    lambda first, second: (first | 0x1F) << 8 | second, st.integers(0, 0xFF), st.integers(0, 0x7F)
).filter(lambda tag: tag > 0xFF)
tags = one_byte_tags | two_byte_tags
values = st.binary(max_size=300) | st.integers(0, 0xFFFF).map(bytes)


@given(tags, values)
def test_an_object_survives_the_wire(tag, value):
    assert tlv.parse(tlv.encode(tag, value), "file") == tlv.Tlv(tag, value)


@given(st.lists(st.tuples(tags, st.binary(max_size=140)), max_size=6), st.sampled_from([0x00, 0xFF]))
def test_objects_are_walked_in_order_up_to_the_filler(pieces, filler):
    data = b"".join(tlv.encode(tag, value) for tag, value in pieces)
    assert list(tlv.walk(data + bytes([filler]) * 5, "file")) == [tlv.Tlv(*piece) for piece in pieces]


@given(st.binary(max_size=400))
def test_garbage_is_never_more_than_a_garbled_card(data):
    try:
        walked = list(tlv.walk(data, "file"))
    except CardGarbledError:
        return
    assert sum(len(piece.value) for piece in walked) <= len(data)


@given(st.binary(max_size=400))
def test_one_object_of_garbage_is_inside_it_or_garbled(data):
    try:
        piece = tlv.parse(data, "file")
    except CardGarbledError:
        return
    assert piece.value in data


@given(tags, st.binary(min_size=1, max_size=300), st.data())
def test_a_length_that_runs_past_the_end_is_garbled(tag, value, data):
    whole = tlv.encode(tag, value)
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(CardGarbledError) as caught:
        tlv.parse(whole[:cut], "file")
    assert caught.value.where == "file"


@pytest.mark.parametrize(
    ("head", "tag", "size", "length"),
    [
        ("3082ABCD", 0x30, 4, 0xABCD),
        ("FF2065", 0xFF20, 3, 0x65),
        ("FF208180", 0xFF20, 4, 0x80),
        ("7F2182012A", 0x7F21, 5, 0x12A),
        ("DF2501", 0xDF25, 3, 1),
    ],
)
def test_headers_of_the_card_are_measured(head, tag, size, length):
    header = tlv.read_header(bytes.fromhex(head), "file")
    assert (header.tag, header.size, header.length, header.total) == (tag, size, length, size + length)


@pytest.mark.parametrize("head", ["", "FF", "1F8101", "3080", "3083010000", "308201", "3081"])
def test_a_header_this_card_never_writes_is_garbled(head):
    with pytest.raises(CardGarbledError):
        tlv.read_header(bytes.fromhex(head), "file")


@pytest.mark.parametrize(("tag", "value"), [(0x1F, b""), (0x5C01, b""), (0x30, bytes(0x10000))])
def test_what_cannot_be_written_is_refused(tag, value):
    with pytest.raises(ValueError, match="no object"):
        tlv.encode(tag, value)
