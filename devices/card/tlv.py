"""BER-TLV as the card writes it: tags of one or two bytes, lengths short, ``81`` or ``82``.

The length in the header rules; filler (``FF`` or ``00``) after the last object is no object
(facts: card §3.3, §5). Whatever bytes come in, the only error is ``CardGarbledError``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from devices.ports import CardGarbledError

__all__ = ["Header", "Tlv", "encode", "is_filler", "parse", "read_header", "walk"]

_LONG_TAG = 0x1F  # all five low bits set: a second tag byte follows
_MORE_TAG = 0x80  # a third would follow; this card has none
_SHORT_LIMIT = 0x80
_ONE_BYTE, _TWO_BYTES = 0x81, 0x82
_MAX_LENGTH = 0xFFFF
_FILLER = (0x00, 0xFF)


@dataclass(frozen=True, slots=True)
class Header:
    """Tag and length of one object; *size* counts the header's own bytes."""

    tag: int
    size: int
    length: int

    @property
    def total(self) -> int:
        """Bytes of header and value together."""
        return self.size + self.length


@dataclass(frozen=True, slots=True)
class Tlv:
    """One object: its tag and its value."""

    tag: int
    value: bytes = field(repr=False)


def read_header(data: bytes, where: str, begin: int = 0) -> Header:
    """Return the header that stands in *data* at *begin*; *where* names the file in errors."""
    try:
        tag, at = data[begin], begin + 1
        if tag & _LONG_TAG == _LONG_TAG:
            if data[at] & _MORE_TAG:
                raise CardGarbledError(where)
            tag, at = tag << 8 | data[at], at + 1
        length, at = data[at], at + 1
        if length == _ONE_BYTE:
            length, at = data[at], at + 1
        elif length == _TWO_BYTES:
            length, at = data[at] << 8 | data[at + 1], at + 2
        elif length >= _SHORT_LIMIT:
            raise CardGarbledError(where)
    except IndexError:
        raise CardGarbledError(where) from None
    return Header(tag, at - begin, length)


def parse(data: bytes, where: str) -> Tlv:
    """Return the object at the start of *data*; what stands after it is filler and ignored."""
    header = read_header(data, where)
    if header.total > len(data):
        raise CardGarbledError(where)
    return Tlv(header.tag, data[header.size : header.total])


def walk(data: bytes, where: str) -> Iterator[Tlv]:
    """Yield the objects of *data* in order, until its end or its trailing filler."""
    at = 0
    while at < len(data) and not (data[at] in _FILLER and is_filler(data[at:])):
        header = read_header(data, where, at)
        end = at + header.total
        if end > len(data):
            raise CardGarbledError(where)
        yield Tlv(header.tag, data[at + header.size : end])
        at = end


def is_filler(data: bytes) -> bool:
    """Whether *data* is nothing, or one filler byte over and over."""
    return not data or (data[0] in _FILLER and data.count(data[0]) == len(data))


def encode(tag: int, value: bytes) -> bytes:
    """Return one object; ``ValueError`` for a tag or a length this card could not carry."""
    head = tag.to_bytes(2 if tag > 0xFF else 1, "big")  # noqa: PLR2004 - the largest one-byte tag
    if len(head) != _tag_size(head) or len(value) > _MAX_LENGTH:
        raise ValueError(f"no object with tag {tag:X} and {len(value)} bytes")
    if len(value) < _SHORT_LIMIT:
        return head + bytes((len(value),)) + value
    if len(value) <= 0xFF:  # noqa: PLR2004 - what one length byte holds
        return head + bytes((_ONE_BYTE, len(value))) + value
    return head + bytes((_TWO_BYTES,)) + len(value).to_bytes(2, "big") + value


def _tag_size(head: bytes) -> int:
    if head[0] & _LONG_TAG != _LONG_TAG:
        return 1
    return 2 if len(head) > 1 and not head[1] & _MORE_TAG else 0
