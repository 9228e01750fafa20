"""Official words: whoever meets one can have it explained by one touch, or reads it explained beside it."""

from procedures.reading import plain

#: Words of offices that everyday speech does not have; 住民票, 戸籍, 年金 and the like are known to everybody.
OFFICIAL = (
    *(
        "世帯",
        "世帯主",
        "続柄",
        "筆頭者",
        "本籍",
        "附票",
        "除票",
        "除籍",
        "改製原戸籍",
        "広域交付",
        "旧氏",
        "通称",
    ),
    *("被保険者", "要介護", "要支援", "負担割合", "負担限度額", "主治医", "特定疾病", "訪問調査", "受給資格"),
    *("資格確認書", "国民健康保険", "後期高齢者", "ケアプラン", "居宅", "福祉用具", "包括支援", "理由書"),
    *("委任状", "登記事項", "成年後見人", "未成年後見人", "法定代理人", "相続人", "受領委任", "自認書"),
    *(
        "監護",
        "生計",
        "扶養",
        "控除",
        "所得",
        "課税",
        "寡婦",
        "特別障害者",
        "公金受取口座",
        "厚生年金",
        "共済",
    ),
    *("児童扶養手当", "母子健康手帳", "保育標準時間", "認可外", "現況届"),
    *("養育費", "医療的ケア", "こども誰でも通園"),
    *("り災", "罹災", "被災証明", "車台番号", "型式"),
)


def said(page):
    """Yield what a page says, with what stands beside it as its explanation."""
    yield plain(page.ask.source), plain(page.help.source)
    yield plain(page.help.source), ""
    for field in page.fields:
        yield plain(field.label.source), plain(field.hint.source)
        yield plain(field.hint.source), ""
        for option in field.options:
            yield plain(option.text.source), plain(option.hint.source)
            yield plain(option.hint.source), ""


def explains(beside, word):
    """Say whether *beside* explains *word*: it says of it what it is called, or is there for it alone."""
    return "いいます" in beside or (bool(beside) and word not in beside)


def unexplained(page, procedure):
    near = "".join(
        plain(text.source)
        for name in page.terms
        for text in (procedure.terms[name].word, procedure.terms[name].meaning)
    )
    for text, beside in said(page):
        for word in OFFICIAL:
            if word in text and word not in near and not explains(beside, word) and "いいます" not in text:
                yield f"{page.id}: {word}"


def test_an_official_word_is_explained_where_it_stands(procedure):
    assert sorted({each for page in procedure.pages for each in unexplained(page, procedure)}) == []


def test_an_explanation_uses_no_word_it_explains_nor_one_nobody_does(procedure):
    for term in procedure.terms.values():
        meaning = plain(term.meaning.source)

        assert meaning.endswith("。")
        assert len(meaning) <= 130, term.id
        assert plain(term.word.source) not in meaning.partition("。")[0] or "いいます" in meaning, term.id
