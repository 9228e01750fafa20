"""The map of a My Number card: applications, files, PINs, tags (facts: card §2, §4.1, §5.2).

Read by both sides: by the sessions that ask a card and by the virtual card that answers.
"""

from __future__ import annotations

from devices.card.protocol import PinRule
from devices.ports import Pin

__all__ = ["DIGEST_INFO_SHA256", "PIN_RULES", "Jpki", "Text"]

DIGEST_INFO_SHA256 = bytes.fromhex("3031300D060960864801650304020105000420")


class Jpki:
    """公的個人認証 AP: two keys, their certificates and those of their issuers."""

    AID = bytes.fromhex("D392F000260100000001")
    SIGN_CERTIFICATE = 0x0001
    SIGN_ISSUER = 0x0002
    TOKEN_INFO = 0x0006
    AVAILABLE = 0x0008
    USER_CERTIFICATE = 0x000A
    USER_ISSUER = 0x000B
    USER_KEY = 0x0017
    USER_PIN = 0x0018
    SIGN_KEY = 0x001A
    SIGN_PIN = 0x001B
    LABEL_SIZE = 32  # bytes of the token label at the start of TOKEN_INFO


class Text:
    """券面事項入力補助 AP: 個人番号 (never read by the kiosk) and the four basic attributes."""

    AID = bytes.fromhex("D3921000310001010408")
    NUMBER = 0x0001
    ATTRIBUTES = 0x0002
    PROOF = 0x0003
    BASIC_INFO = 0x0005
    PIN = 0x0011
    SECOND_PIN = 0x0012
    CHECK_A = 0x0014
    CHECK_B = 0x0015

    TAG_NUMBER = 0xFF10
    TAG_ATTRIBUTES = 0xFF20
    TAG_OFFSETS = 0xDF21
    TAG_NAME = 0xDF22
    TAG_ADDRESS = 0xDF23
    TAG_BIRTH = 0xDF24
    TAG_SEX = 0xDF25


PIN_RULES = {
    Pin.TEXT: PinRule(Text.PIN, 4, 4, letters=False),
    Pin.USER: PinRule(Jpki.USER_PIN, 4, 4, letters=False),
    Pin.SIGN: PinRule(Jpki.SIGN_PIN, 6, 16, letters=True),
}
