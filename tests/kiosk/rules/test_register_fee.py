"""The fee of a family register counts every certificate asked for, whatever row it stands in."""

from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Answers, Source
from kiosk.route import MORE, walk
from kiosk.rules import fee
from tests.kiosk.session.visiting import NOW, procedure

REGISTER = procedure("family_register")


def asked_for():
    fields = {each.id: each for _, each in REGISTER.fields()}
    answers = Answers()
    raws = {
        ("honseki_town",): "matsushima",
        ("more_kinds",): "yes",
        ("doc_kind",): "koseki_zenbu",
        ("copies_first",): "2",
        ("others", 0, "other_kind"): "joseki_zenbu",
        ("others", 0, "other_copies"): "1",
        ("others", 0, MORE): "no",
    }
    for path, raw in raws.items():
        spec = fields.get(path[-1])
        value = parse(raw, spec, today=NOW.date()) if spec else parse(raw, fields["more_kinds"])
        answers = answers.put(path, Answer(value, Source.TYPED))
    return answers


def test_what_is_asked_for_in_further_rows_is_paid_for_too():
    route = walk(REGISTER, asked_for(), NOW.date())
    last = route.stops[-1]
    given = [route.view.value(each, last) for each in REGISTER.fee.arguments]

    assert ("others", 0, "other_kind") in route.view.met
    assert fee(REGISTER.fee.rule, given) == 2 * 450 + 750
