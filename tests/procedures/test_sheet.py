"""The check sheet: nothing of a procedure is missing from it, and what is open stands first."""

import html
import re

import pytest

from procedures.coverage import Coverage, cover, table
from procedures.loader import DATA, Shelf
from procedures.reading import plain
from procedures.sheet import LIMITS, sheet

IDS = [path.stem for path in Shelf(DATA).sources()]


def words(page):
    """Return the words of the sheet, without tags and white space."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL)))


def bare(text):
    return re.sub(r"\s", "", plain(text))


def test_every_question_option_exit_and_note_is_on_the_sheet(procedure):
    told = words(sheet(procedure))
    wanted = [page.ask.source for page in procedure.pages]
    wanted += [option.text.source for _, field in procedure.fields() for option in field.options]
    wanted += [leave.title.source for page in procedure.pages for leave in page.exits]
    wanted += [field.note for _, field in procedure.fields()]
    wanted += [*procedure.clerk_notes, *procedure.law]
    wanted += [each.name.source for each in procedure.attachments]

    assert [text for text in wanted if bare(text) not in told] == []


def test_every_row_of_the_fact_sheet_is_on_it_asked_or_not(procedure):
    told = words(sheet(procedure))
    rows = [row for _, field in procedure.fields() for row in field.fact]
    rows += [row for left in procedure.left_out for row in left.fact]

    assert [row for row in rows if row not in told] == []


def test_what_is_unconfirmed_stands_before_what_is_confirmed(procedure):
    page = sheet(procedure)
    marks = re.findall(
        r"<td>([☐☑])</td><td>[^<]*(?:<br><b>未確認</b>)?</td><td>", page.partition("<h2>聞くこと")[0]
    )

    assert len(marks) == len(procedure.settings)
    assert marks == sorted(marks, key="☐☑".index)


def test_the_sheet_needs_nothing_from_outside(procedure):
    page = sheet(procedure)

    assert not re.search(r"<(script|link|img|iframe)|src=|url\(", page)
    assert page.count("<table>") == page.count("</table>")
    assert page.count("<tr") == page.count("</tr>")


def test_every_limit_a_file_sets_is_said_in_words(procedure):
    assert {key for _, field in procedure.fields() for key in field.params} <= set(LIMITS)


def test_the_table_counts_every_row_once(offer):
    procedures = [offer.procedure(name) for name in IDS]
    lines = [line.split("\t") for line in table(procedures)]

    assert len({len(line) for line in lines}) == 1
    assert lines[-1][1] == str(sum(cover(each).rows for each in procedures))
    for line in lines[1:]:
        assert int(line[1]) == int(line[2]) + sum(map(int, line[3:-1]))


def test_loose_rows_are_measured_against_all(offer):
    whole = cover(offer.procedure(IDS[0]))
    loose = Coverage(
        "x", 100, 96, whole.left_out.__class__({"town does not use": 3, "other": 1, "computed": 0})
    )

    assert loose.loose == pytest.approx(0.04)
