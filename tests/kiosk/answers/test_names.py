import pytest

from kiosk.answers.address import Address
from kiosk.answers.kana import Kana, katakana
from kiosk.answers.kinds import parse
from kiosk.answers.model import Refused
from kiosk.answers.name import Name, same_name
from tests.kiosk.answers.drafts import asked


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("𠮷田\u3000花子", "𠮷田", "花子"),
        ("葛\U000e0102城\u3000髙志", "葛\U000e0102城", "髙志"),
        ("●川\u3000一", "●川", "一"),
    ],
)
def test_a_card_s_name_is_split_at_its_one_wide_space(text, family, given):
    assert Name.of_card(text) == Name(text, family, given)


@pytest.mark.parametrize(
    "text",
    [
        "SMITH JOHN ALAN",
        "山田\u3000太郎\u3000花子",
        "\u3000山田",
        "山田\u3000",
        "スミス",
        "山田\u3000\u3000太郎",
    ],
)
def test_a_card_s_name_is_never_split_by_a_guess(text):
    assert Name.of_card(text) == Name(text)


@pytest.mark.parametrize("text", ["ﾔﾏﾀﾞ ﾀﾛｳ", "か\u3099", "葛\U000e0100\u3000ＡＢ", "神\ufa19"])
def test_a_name_is_kept_to_the_last_code_point(text):
    value = parse(text, asked("name"))

    assert value.shown(asked("name")) == text


def test_a_name_of_sixty_letters_fits_whatever_selectors_it_carries():
    assert parse("葛\U000e0100" * 60, asked("name"))


def test_a_name_tells_which_part_is_missing():
    with pytest.raises(Refused) as caught:
        parse(("山田", "\u3000"), asked("name"))

    assert (caught.value.reason, caught.value.facts) == ("part-missing", {"part": "given"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋\u3000一郎", "高橋 一郎"),
        ("葛\U000e0100城\u3000花", "葛城\u3000花"),
        ("𠮷田\u3000光", "吉田光"),
        ("ＳＭＩＴＨ　Ｊｏｈｎ", "SMITH JOHN"),
        ("渡邉\u3000香", "渡邊\u3000香"),
        ("神\ufa19", "神\u795e"),
    ],
)
def test_names_are_compared_by_a_copy(one, other):
    assert same_name(Name.of_card(one), Name.of_card(other))


def test_other_names_stay_other_names():
    assert not same_name(Name("斎藤\u3000花"), Name("斉藤\u3000花"))
    assert not same_name(Name("山田\u3000花"), Name("山田\u3000花子"))


@pytest.mark.parametrize("text", ["まつしま はな", "マツシマ・ハナー", "ﾏﾂｼﾏ"])
def test_a_name_in_kana_only_is_marked_for_the_clerk(text):
    assert parse(text, asked("name")).needs_kanji


@pytest.mark.parametrize("text", ["松島 はな", "SMITH", "●"])
def test_a_name_with_a_kanji_or_letter_is_not_marked(text):
    assert not parse(text, asked("name")).needs_kanji


def test_an_address_in_kana_with_figures_is_marked_for_the_clerk():
    assert parse("たかぎ １の２", asked("address")).needs_kanji
    assert not parse("高城字１－２", asked("address")).needs_kanji


def test_a_card_s_address_is_untouched_however_long():
    text = "宮城県宮城郡松島町高城字帰命院下一１９番地の１\u3000" + "松" * 300

    assert Address.of_card(text).json() == text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("まつしま\u3000はなこ", "マツシマ\u3000ハナコ"),
        ("ﾏﾂｼﾏ ﾊﾅｺ", "マツシマ\u3000ハナコ"),
        ("か\u3099くｰ", "ガクー"),
        ("ｼﾞｮﾝ･ｽﾐｽ", "ジョン・スミス"),
        ("ろばーと-", "ロバートー"),
        ("  は   な ", "ハ\u3000ナ"),
    ],
)
def test_kana_of_every_kind_becomes_wide_katakana(typed, read):
    assert katakana(typed) == read


def test_a_reading_in_two_parts_is_a_draft_in_two_parts():
    value = parse(("やまだ", "はなこ"), asked("kana"))

    assert value == Kana("ヤマダ\u3000ハナコ")
    assert value.raw() == ("ヤマダ", "ハナコ")
