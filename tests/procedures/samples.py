"""One procedure that is right, its part and its glossary, as their files say it."""

SAMPLE = """
id = "sample"
category = "certificate"
mode = "intake"
identity = "card"
minutes = 3
office = "hall"
icon = "record"
title = "見本の申請"
everyday = "見本が ほしい"
plain = "見本を もらう 手続きです。"
english = "A sample"
purpose = "見本を わたす ために 使います。"
law = ["見本法1条"]
words = ["みほん"]
after = ["窓口で わたします。"]
in_force = { from = 2020-04-01, until = "2030-03-31" }

[settings.copy_fee]
type = "money"
default = 300
about = "手数料"

[settings.by_mail]
type = "yes-no"
default = false
about = "郵送"

[fee]
rule = "per_copy"
with = ["copies", "settings.copy_fee"]

[derived.age]
rule = "band"
with = ["visitor_birth_date", "visit.today"]

[[bring]]
text = "カード"
icon = "card"

[[screening]]
id = "here"
ask = "町に 住んでいますか。"

[[screening.fields]]
id = "in_town"
kind = "yes_no"
label = "町の 人"

[[screening.exits]]
id = "elsewhere"
kind = "end"
when = { in_town = false }
title = "ほかの 町で 申しこみます。"
text = "住んでいる 町の 窓口へ お越し ください。"

[[pages]]
id = "who"
ask = "だれの ためですか。"
terms = ["setai"]

[[pages.fields]]
id = "who_for"
kind = "choice"
label = "だれの"
fact = ["who_for"]
options = [{ id = "self", text = "自分" }, { id = "family", text = "家族" }, { id = "other", text = "ほかの 人" }]

[[pages]]
use = "human"
as = "visitor"
words = { who = "あなた" }
card_when = "always"
keeps = "visitor"
section = "来た人"

[[pages]]
id = "child"
ask = "お子さんの 名前を 教えてください。"
group = "children"

[[pages.fields]]
id = "child_name"
kind = "text"
label = "名前"

[[pages.fields]]
id = "child_lives_here"
kind = "yes_no"
label = "いっしょに 住む"

[[pages]]
id = "toy"
ask = "おもちゃの 名前を 教えてください。"
group = "toys"

[[pages.fields]]
id = "toy_name"
kind = "text"
label = "名前"

[[pages]]
id = "copies"
ask = "何通 必要ですか。"

[[pages.fields]]
id = "copies"
kind = "integer"
label = "通数"
default = "1"
params = { max = 10 }
fact = ["copies"]

[groups.children]
most = 3
more = "もう1人 いますか。"
row = "{n}人め"
when = { who_for = "family" }

[groups.toys]
most = 2
more = "もう1つ ありますか。"
row = "{n}つめ"
inside = "children"

[[attachments]]
id = "letter"
name = "委任状"
form = "original"
when = { who_for = "other" }

[[left_out]]
fact = ["my_number"]
why = "individual number"

[[clerk_notes]]
text = "窓口で 確かめる。"

[terms.kikan]
word = "期間"
meaning = "始めから 終わりまでの 間です。"
"""

PART = """
id = "human"
words = ["who"]

[[pages]]
id = "name"
ask = "{who}の 名前を 教えてください。"
help = "漢字が わからない ときは ひらがなで。"

[[pages.fields]]
id = "name"
kind = "text"
label = "名前"
card = "name"
keeps = "name"
fact = ["{as}_name"]

[[pages.fields]]
id = "nickname"
kind = "text"
label = "よび名"
required = false

[[pages]]
id = "birth_date"
ask = "生まれた 日を 教えてください。"

[[pages.fields]]
id = "birth_date"
kind = "date"
label = "生まれた 日"
card = "birth_date"
fact = ["{as}_birth_date"]
"""

GLOSSARY = """
[setai]
word = "世帯"
meaning = "いっしょに 住む 人たちです。"
"""
