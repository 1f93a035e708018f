"""`tickler form`: what clients are asked, what they answered, and what follows from it."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Tickler
from tests.paper.reading import packed, pages
from tickler.exchange.form_files import FormFiles

SHIPPED = ["complaint", "level", "needs", "nps", "relationship", "service-check"]
VISIT = """\
title = "Visit"

[[question]]
key = "mood"
wording = "How was it?"
type = "scale"
from = 1
to = 5
required = true

[[question]]
key = "who"
wording = "Who was there?"
type = "several"
choices = ["owner", "buyer"]
"""


@pytest.fixture
def own(clients: Tickler) -> Path:
    """The directory of the user's forms, with one of their own."""
    directory = clients.home / "config" / "tickler" / "forms"
    directory.mkdir(parents=True)
    (directory / "visit.toml").write_text(VISIT, encoding="utf-8")
    return directory


def forms(tickler: Tickler) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in tickler.json("form", "list")["forms"]}


def answers(tickler: Tickler, client: str = "1") -> list[dict[str, object]]:
    return [filling["values"] for filling in tickler.json("dossier", client)["forms"]]


def test_the_forms_of_the_program_are_all_sound(clients: Tickler) -> None:
    assert [found.name for found in FormFiles(Path("nowhere")).all() if found.form] == SHIPPED
    assert list(forms(clients)) == SHIPPED
    assert clients("form") == clients("form", "list")


def test_the_net_promoter_form_has_the_keys_that_scripts_rely_on(clients: Tickler) -> None:
    questions = clients.json("form", "show", "nps")["questions"]
    assert [(one["key"], one["type"]) for one in questions] == [
        ("score", "scale"), ("why", "text"), ("contact", "yes/no"), ("phone", "text"),
    ]  # fmt: skip


def test_a_form_is_filled_in_by_a_script(clients: Tickler) -> None:
    said = clients("form", "fill", "петров", "nps", "score=9", "why=быстро, и дёшево", "contact=да")
    assert said == (
        "Иван Петров: Recommendation, promoter\n"
        "  Thank them, and keep in touch: ask whom else you may help.\n"
        "s1 thanks for 9 of 10: быстро, и дёшево, Иван Петров → Fri 20 Nov 2026, tab 20\n"
        "s2 a sign of life with a small present, Иван Петров → Thu 20 May 2027, tab May\n"
        "  their birthday is not known: tickler edit 1 --birthday 1980-05-14\n"
    )
    assert answers(clients) == [
        {
            "score": 9, "why": "быстро, и дёшево", "contact": True, "outcome": "promoter",
            "advice": "Thank them, and keep in touch: ask whom else you may help.",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "slips"),
    [
        (
            ["score=10"],
            [("thanks for 10 of 10", "2026-11-20"), ("a sign of life with a small present", "2027-05-20")],
        ),
        (["score=8", "why=dear"], []),
        (["score=2", "why=late"], [("call about their answer, gave 2: late", "2026-11-23")]),
        (["score=2", "contact=yes"], [("call about their answer, gave 2", "2026-11-23")]),
        (
            ["score=2", "contact=no"],
            [("wants no call, gave 2; make good what can be without one", "2026-11-23")],
        ),
    ],
    ids=["promoter", "neutral", "detractor", "detractor who may be called", "detractor who may not"],
)
def test_an_answer_lays_its_slips(clients: Tickler, given: list[str], slips: list[tuple[str, str]]) -> None:
    laid = clients.json("form", "fill", "1", "nps", *given)["reminders"]
    assert [(slip["text"], slip["due"]) for slip in laid] == slips


def test_a_slip_that_lies_there_is_not_laid_twice_and_a_birthday_never(clients: Tickler) -> None:
    clients("edit", "1", "--birthday", "1980-05-14")
    clients("form", "fill", "1", "nps", "score=10")
    again = clients.json("form", "fill", "1", "nps", "score=9")
    assert [slip["text"] for slip in again["reminders"]] == ["thanks for 9 of 10"]
    assert again["remarks"] == [
        "s2 a sign of life with a small present: lies there already",
        "their birthday, 14 May, comes up each year by itself: no slip is laid",
    ]


def test_where_birthdays_have_no_slips_one_is_laid_that_comes_back_each_year(clients: Tickler) -> None:
    clients("config", "birthdays", "none")
    clients("edit", "1", "--birthday", "1980-05-14")
    laid = clients.json("form", "fill", "1", "nps", "score=10")
    slips = [(slip["text"], slip["due"], slip["every"]) for slip in laid["reminders"]]
    assert slips[2] == ("birthday: best wishes", "2027-05-14", "every 14 may")
    assert laid["remarks"] == []
    clients.today = "2027-05-14T08:30"
    assert "birthday: best wishes" in clients("today")
    clients("done", "s3")
    due = {slip["text"]: slip["due"] for slip in clients.json("dossier", "1")["reminders"]}
    assert due["birthday: best wishes"] == "2028-05-14"
    again = clients.json("form", "fill", "1", "nps", "score=9")
    assert "s3 birthday: best wishes: lies there already" in again["remarks"]


def test_the_birthday_of_a_promoter_comes_up_each_year(clients: Tickler) -> None:
    clients("edit", "1", "--birthday", "1980-05-14")
    clients("form", "fill", "1", "nps", "score=10")
    for year in (2027, 2028):
        clients.today = f"{year}-05-14T08:30"
        (slip,) = [slip for slip in clients.json("today")["reminders"] if slip["id"] == "b1"]
        assert (slip["text"], slip["due"]) == (f"birthday today, {year - 1980}", f"{year}-05-14")
        clients("done", "b1")


def test_which_slips_an_answer_lays_is_configuration(clients: Tickler) -> None:
    clients("form", "new", "nps")
    path = clients.home / "config" / "tickler" / "forms" / "nps.toml"
    questions = path.read_text(encoding="utf-8").partition("[[slip]]")[0]
    wine = 'when = { score = 10 }\ntext = "a bottle of wine: {why}"\non = "eoy"\n'
    path.write_text(f"{questions}[[slip]]\n{wine}", encoding="utf-8")
    laid = clients.json("form", "fill", "1", "nps", "score=10", "why=fast")["reminders"]
    assert [(slip["text"], slip["due"]) for slip in laid] == [("a bottle of wine: fast", "2026-12-31")]
    for score in ("9", "0"):
        assert clients.json("form", "fill", "1", "nps", f"score={score}")["reminders"] == []


def test_one_undo_takes_back_the_answers_and_the_slips(clients: Tickler) -> None:
    before = clients.dump(), clients.json("dossier", "1")
    clients("form", "fill", "1", "nps", "score=10")
    assert clients("undo") == "taken back: form, Иван Петров: Recommendation, promoter\n"
    assert (clients.dump(), clients.json("dossier", "1")) == before
    clients("redo")
    assert answers(clients)[0]["score"] == 10


def test_json_on_standard_input(clients: Tickler) -> None:
    given = {"score": 3, "why": "cold\nfood", "contact": False, "phone": None}
    filled = clients.json("form", "fill", "1", "nps", "-", stdin=json.dumps(given))
    assert filled["filling"]["values"] == {
        "score": 3, "why": "cold\nfood", "contact": False, "outcome": "detractor",
        "advice": "Listen, do not defend; say what will be done, and by when.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "args", "stdin", "said"),
    [
        (5, ["nps", "score=11"], "", 'score: "11" is not on the scale from 0 to 10.\n  Say a whole number'),
        (5, ["nps", "why=x"], "", "score needs an answer: How likely is it that you recommend us to"),
        (
            5,
            ["nps", "score=x", "contact=y?"],
            "",
            "2 answers cannot be kept; nothing was written.\n"
            '    score: "x" is not on the scale from 0 to 10.\n'
            '    contact: "y?" is neither yes nor no.\n',
        ),
        (2, ["nps", "scor=9"], "", 'nps asks no "scor".\n    score\n'),
        (2, ["nps", "9"], "", '"9" is no answer.\n'),
        (2, ["nps", "score=9", "score=8"], "", "score is answered twice.\n"),
        (2, ["nps"], "", "nps has no answers.\n"),
        (3, ["npss", "score=9"], "", 'There is no form "npss".\n    complaint\n'),
        (3, ["../nps", "score=9"], "", 'There is no form "../nps".\n'),
        (5, ["nps", "-"], "[9]", "Standard input is no JSON object.\n"),
        (5, ["nps", "-"], "score=9", "Standard input is no JSON object.\n"),
        (5, ["nps", "-"], '{"score": {"a": 1}}', "score is an object, and no answer is.\n"),
        (5, ["nps", "-"], '{"score": 9.5}', 'score: "9.5" is not on the scale from 0 to 10.\n'),
        (5, ["complaint", "-"], "{}", "what needs an answer: What happened?\n"),
    ],
)
def test_what_is_no_answer_leaves_everything_as_it_was(refused, code, args, stdin, said) -> None:
    assert refused(code, "form", "fill", "1", *args, stdin=stdin).startswith(f"tickler: {said}")


def test_a_form_without_any_answer_is_not_kept(own: Path, clients: Tickler) -> None:
    (own / "visit.toml").write_text(VISIT.replace("required = true\n", ""), encoding="utf-8")
    assert clients.fails(5, "form", "fill", "1", "visit", "mood=") == (
        "tickler: visit has no answer; nothing was kept.\n  tickler form show visit shows what it asks.\n"
    )
    clients.fails(5, "form", "fill", "1", "visit", stdin="\n\n", terminal=True)
    assert answers(clients) == []


def test_a_person_is_asked_one_question_after_the_other(own: Path, clients: Tickler) -> None:
    outcome = clients.run("form", "fill", "1", "visit", stdin="nine\n\n4\n2,ow\n", terminal=True)
    assert outcome.code == 0
    assert outcome.err == (
        "Visit: Иван Петров\n"
        "Enter leaves a question out, Ctrl-C keeps nothing.\n\n"
        "1/2  How was it?\n"
        "     1 … 5\n"
        '  >      mood: "nine" is not on the scale from 1 to 5.\n'
        "     Say a whole number from 1 to 5.\n"
        "  >      mood needs an answer: How was it?\n"
        "     Say a whole number from 1 to 5.\n"
        "  > "
        "2/2  Who was there?\n"
        "     1 owner\n"
        "     2 buyer\n"
        "     several: 1,3\n"
        "  > "
    )
    assert answers(clients) == [{"mood": 4, "who": ["owner", "buyer"]}]


def test_who_goes_away_in_the_middle_leaves_nothing(own: Path, clients: Tickler) -> None:
    before = clients.folder.read_bytes()
    outcome = clients.run("form", "fill", "1", "visit", stdin="4\n", terminal=True)
    assert outcome.code == 130
    assert outcome.err.endswith("  > \nNothing was kept.\n")
    assert clients.folder.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (("long", "close"), "seeks a relationship"), (("long", "distant"), "loyal buyer"),
        (("short", "close"), "exploits the relationship"), (("short", "distant"), "one-off buyer"),
    ],
)  # fmt: skip
def test_the_relationship_is_one_of_four_types_with_its_advice(clients: Tickler, given, outcome) -> None:
    term, distance = given
    clients("form", "fill", "1", "relationship", f"term={term}", f"distance={distance}")
    (values,) = answers(clients)
    assert values["outcome"] == outcome
    assert values["advice"]


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("nnnn", "below what was asked"), ("nyyy", "below what was asked"), ("ynny", "asked"),
        ("yynn", "expected"), ("yyyn", "beyond expectation"), ("yyny", "astonishing"),
        ("yyyy", "astonishing"),
    ],
)  # fmt: skip
def test_the_level_that_an_order_reached(clients: Tickler, given: str, outcome: str) -> None:
    keys = ("asked", "expected", "beyond", "astonishing")
    clients("form", "fill", "1", "level", *(f"{key}={said}" for key, said in zip(keys, given, strict=True)))
    assert answers(clients)[0]["outcome"] == outcome


def test_what_is_promised_for_a_complaint_is_a_promise_of_that_day(clients: Tickler) -> None:
    said = clients("form", "fill", "1", "complaint", "what=it leaks", "by=fri")
    assert said == (
        "Иван Петров: Complaint\n"
        "s1 promised: make good the complaint: it leaks, Иван Петров → Fri 27 Nov 2026, tab 27\n"
    )
    again = clients.json("form", "fill", "1", "complaint", "what=it leaks", "by=fri")
    assert again["remarks"] == ["s1 make good the complaint: it leaks: lies there already"]
    later = clients.json("form", "fill", "1", "complaint", "what=it leaks", "by=30")
    assert [(slip["due"], slip["promise"]) for slip in later["reminders"]] == [("2026-11-30", True)]


def test_a_complaint_without_a_promise_is_asked_about_soon(clients: Tickler) -> None:
    (slip,) = clients.json("form", "fill", "1", "complaint", "what=it leaks")["reminders"]
    assert (slip["text"], slip["due"], slip["promise"]) == (
        "has the complaint been settled? it leaks", "2026-11-24", False,
    )  # fmt: skip


def test_a_form_of_another_day_is_kept_with_that_day(clients: Tickler) -> None:
    filled = clients.json("form", "fill", "1", "complaint", "what=late", "by=2026-11-18", "--on", "mon")
    assert filled["filling"]["at"] == "2026-11-16T08:30:00+00:00"
    assert [slip["due"] for slip in filled["reminders"]] == ["2026-11-20"]  # promised, and over
    error = clients.fails(5, "form", "fill", "1", "nps", "score=9", "--on", "tomorrow")
    assert error.startswith('tickler: "tomorrow" is still to come: Sat 21 Nov 2026.')


def test_a_mistake_is_struck_out(clients: Tickler) -> None:
    clients("form", "fill", "1", "nps", "score=1", "why=typing error")
    clients("form", "fill", "1", "nps", "score=10")
    before = clients.dump()
    assert clients("form", "remove", "1") == (
        "Иван Петров, struck out: Recommendation of Fri 20 Nov 2026\n"
        "  tickler undo writes it down again\n"
        "  s1 call about their answer, gave 1: typing error: lies there still; "
        "tickler drop s1 takes it away\n"
    )
    assert clients.json("nps")["nps"] == 100
    clients("undo")
    assert clients.dump() == before
    removed = clients.json("form", "remove", "2")
    assert (removed["removed"], removed["filling"]["values"]["score"]) == (True, 10)
    assert "There is no filled form 2." in clients.fails(3, "form", "remove", "2")


def test_the_dossier_tells_the_number_of_a_filled_form(clients: Tickler) -> None:
    clients("form", "fill", "1", "nps", "score=8")
    assert "#1 Recommendation" in clients("dossier", "1")


def test_which_answers_have_which_consequences_is_shown(clients: Tickler) -> None:
    lines = clients("form", "show", "nps").splitlines()
    assert lines[lines.index("what follows") :] == [
        "what follows",
        "promoter        score 9 to 10         Thank them, and keep in touch: ask whom else you may help.",
        "neutral         score 7 to 8          Ask what was missing for a ten.",
        "detractor       score 0 to 6          Listen, do not defend; say what will be done, and by when.",
        "slip, today     score 9 to 10         thanks for {score} of 10: {why}",
        "slip, +6m       score 9 to 10         a sign of life with a small present",
        "slip, birthday  score 9 to 10         best wishes",
        "slip, +1wd      score 0 to 6          call about their answer, gave {score}: {why}",
        "                contact yes or not",
        "                answered",
        "slip, +1wd      score 0 to 6          wants no call, gave {score}; make good what can be without",
        "                contact no            one: {why}",
    ]
    assert clients("form", "show", "complaint").splitlines()[-2:] == [
        "promise, day of by  by answered      make good the complaint: {what}",
        "slip, +2wd          by not answered  has the complaint been settled? {what}",
    ]
    shown = clients.json("form", "show", "complaint")["slips"]
    assert [(slip["on"], slip["promise"], slip["when"]) for slip in shown] == [
        ("{by}", True, {}), ("+2wd", False, {"by": [""]}),
    ]  # fmt: skip
    assert clients.json("form", "show", "nps")["outcomes"][0]["when"] == {"score": {"from": "9", "to": "10"}}


def test_a_complaint_has_dates_past_and_to_come(clients: Tickler) -> None:
    clients("form", "fill", "1", "complaint", "what=it leaks", "since=mon", "by=fri")
    (values,) = answers(clients)
    assert (values["since"], values["by"]) == ("2026-11-16", "2026-11-27")


def test_a_broken_form_is_refused_with_its_line_and_takes_nothing_down(own: Path, clients: Tickler) -> None:
    clients("form", "fill", "1", "visit", "mood=4")
    (own / "visit.toml").write_text(VISIT.replace('"several"', '"sevral"'), encoding="utf-8")
    (own / "latin.toml").write_bytes(b'title = "x"\nabout = "\xe9"\n')
    listed = forms(clients)
    assert str(listed["visit"]["fault"]).startswith('visit.toml, line 14: "sevral" is no type;')
    assert listed["latin"]["fault"] == "latin.toml, line 2: not UTF-8."
    assert "broken: " in clients("form", "list")
    error = clients.fails(5, "form", "fill", "1", "visit", "mood=4")
    assert error.startswith(f'tickler: {own / "visit.toml"}, line 14: "sevral" is no type;')
    assert "How was it? 4" in clients("dossier", "1")
    clients("form", "fill", "1", "nps", "score=8")
    clients("today")


def test_old_answers_stay_readable_when_the_form_is_changed_or_gone(own: Path, clients: Tickler) -> None:
    clients("form", "fill", "1", "visit", "mood=4", "who=owner")
    (own / "visit.toml").write_text(
        VISIT.replace("How was it?", "And?").replace('"mood"', '"m"'), encoding="utf-8"
    )
    clients("form", "fill", "1", "visit", "m=2")
    (own / "visit.toml").unlink()
    assert forms(clients)["visit"]["source"] == "gone"
    text = clients("dossier", "1")
    assert "How was it? 4" in text
    assert "And? 2" in text
    assert "And?" in clients("form", "show", "visit", "1")
    assert '"visit"' in clients("form", "export", "visit")


def test_a_form_of_the_user_takes_the_place_of_ours(clients: Tickler) -> None:
    said = clients("form", "new", "nps")
    path = clients.home / "config" / "tickler" / "forms" / "nps.toml"
    assert said == f"nps written to {path}\n  change it, then: tickler form show nps\n"
    path.write_text(path.read_text(encoding="utf-8").replace('"+1wd"', '"+3w"'), encoding="utf-8")
    laid = clients.json("form", "fill", "1", "nps", "score=0")["reminders"]
    assert [slip["due"] for slip in laid] == ["2026-12-11"]
    assert forms(clients)["nps"]["source"] == "you"
    assert "exists already" in clients.fails(5, "form", "new", "nps")


def test_the_case_of_a_name_makes_no_other_form(clients: Tickler) -> None:
    clients("form", "new", "NPS")
    directory = clients.home / "config" / "tickler" / "forms"
    assert [path.name for path in directory.iterdir()] == ["nps.toml"]
    (directory / "nps.toml").rename(directory / "Nps.toml")
    assert forms(clients)["nps"]["source"] == "you"
    assert list(forms(clients)) == SHIPPED
    clients("form", "fill", "1", "NPS", "score=9")
    assert clients.json("nps")["answers"] == 1


def test_a_new_form_is_one_that_works(clients: Tickler) -> None:
    clients("form", "new", "визит")
    filled = clients.json(
        "form", "fill", "1", "визит", "what=light", "how-good=1", "who=2,the bank", "by=8.12."
    )
    assert filled["filling"]["values"] == {
        "what": "light", "how-good": 1, "who": ["the partner", "the bank"], "by": "2026-12-08",
        "outcome": "in need", "advice": "Show the simplest thing that helps.",
    }  # fmt: skip
    assert [slip["text"] for slip in filled["reminders"]] == ["ask what the bank said: light"]
    assert "is no name for a form" in clients.fails(5, "form", "new", "../x")


def test_a_slip_whose_date_is_over_is_refused(own: Path, clients: Tickler) -> None:
    (own / "visit.toml").write_text(f'{VISIT}[[slip]]\ntext = "x"\non = "2026-01-05"\n', encoding="utf-8")
    assert clients.fails(5, "form", "fill", "1", "visit", "mood=4").startswith(
        'tickler: visit lays a slip on "2026-01-05": '
    )
    assert answers(clients) == []


def test_the_dossier_shows_the_forms_everywhere(office: Tickler, tmp_path: Path) -> None:
    office("form", "fill", "1", "nps", "score=9", "why=<b>quick</b>\n*and* kind")
    assert "How likely is it that you recommend us to a colleague or friend? 9" in " ".join(
        office("dossier", "1").split()
    ).replace("promoter ", "")
    markdown = office("dossier", "1", "--md")
    assert "### 20 Nov 2026 08:30, Recommendation, promoter\n" in markdown
    assert "- Why? **\\<b\\>quick\\</b\\> / \\*and\\* kind**\n" in markdown
    office("dossier", "1", "--pdf", "1.pdf", "--html", "1.html")
    assert "Why?<b>quick</b>" in packed(pages((tmp_path / "1.pdf").read_bytes())[0])
    assert "Why? &lt;b&gt;quick&lt;/b&gt;\n*and* kind" in (tmp_path / "1.html").read_text(encoding="utf-8")


def test_a_form_is_printed_blank_and_filled_in(office: Tickler, tmp_path: Path) -> None:
    assert office("form", "show", "nps", "--pdf", "nps.pdf") == "Recommendation, 1 page, written to nps.pdf\n"
    blank = packed(pages((tmp_path / "nps.pdf").read_bytes())[0])
    assert "client" in blank
    assert "friend?012345678910notatallcertainly" in blank
    office("form", "fill", "1", "nps", "score=9", "why=#quick")
    office("form", "show", "nps", "1", "--pdf", "nps.pdf", "--force")
    filled = packed(pages((tmp_path / "nps.pdf").read_bytes())[0])
    assert "ИванПетров,ОООРомашка20Nov202608:30" in filled
    assert "friend?9Why?#quick" in filled
    assert "promoterThankthem" in filled


@pytest.mark.parametrize("name", SHIPPED)
def test_every_form_of_the_program_fits_on_a_page(office: Tickler, name: str) -> None:
    assert office.json("form", "show", name, "--pdf", "form.pdf")["written"][0]["pages"] == 1


def test_a_long_scale_is_written_and_not_ringed(office: Tickler, own: Path, tmp_path: Path) -> None:
    (own / "visit.toml").write_text(VISIT.replace("to = 5", "to = 100"), encoding="utf-8")
    office("form", "show", "visit", "--pdf", "visit.pdf")
    assert "Howwasit?1to100" in packed(pages((tmp_path / "visit.pdf").read_bytes())[0])


def test_who_has_not_answered_yet(clients: Tickler) -> None:
    assert clients.fails(3, "form", "show", "nps", "1") == (
        "tickler: Иван Петров has not answered nps yet.\n  tickler form fill 1 nps\n"
    )
    assert clients.fails(3, "form", "show", "lost", "1").startswith('tickler: There is no form "lost".\n')


def test_what_was_answered_last_is_shown(clients: Tickler) -> None:
    clients("form", "fill", "1", "nps", "score=9")
    clients("form", "fill", "1", "nps", "score=7", "why=dear")
    assert (
        clients("form", "show", "NPS", "1")
        == """\
Recommendation                                                                                nps #2
Иван Петров, ООО Ромашка · 20 Nov 2026 08:30

How likely is it that you recommend us to a       7
colleague or friend?
Why?                                              dear

neutral
Ask what was missing for a ten.
"""
    )


def test_export_as_csv_has_a_column_for_each_question(clients: Tickler) -> None:
    clients("form", "fill", "1", "nps", "score=3", "phone=+385 1", "why==SUM(A1)")
    clients("form", "fill", "3", "nps", "score=8", "contact=yes")
    clients("form", "fill", "3", "relationship", "term=long", "distance=close")
    of_one = list(csv.DictReader(io.StringIO(clients("form", "export", "nps"))))
    assert list(of_one[0]) == [
        "client_id", "client", "company", "at", "form", "title", "score", "why", "phone", "contact",
        "outcome", "advice",
    ]  # fmt: skip
    assert [(row["client"], row["score"], row["why"]) for row in of_one] == [
        ("Иван Петров", "3", "'=SUM(A1)"), ("Ivana Marić", "8", ""),
    ]  # fmt: skip
    of_all = list(csv.DictReader(io.StringIO(clients("form", "export"))))
    assert (of_all[0]["nps.score"], of_all[2]["relationship.term"]) == ("3", "long")
    in_json = clients.json("form", "export", "nps")["forms"]
    assert [(one["client_id"], one["values"]["score"]) for one in in_json] == [(1, 3), (3, 8)]


def test_export_into_a_file(office: Tickler, tmp_path: Path) -> None:
    office("form", "fill", "1", "nps", "score=3")
    assert office("form", "export", "-o", "nps.json") == "1 filled form written to nps.json\n"
    assert json.loads((tmp_path / "nps.json").read_text(encoding="utf-8"))["forms"][0]["form"] == "nps"
    assert "exists already" in office.fails(5, "form", "export", "-o", "nps.json")
    assert "--excel marks CSV" in office.fails(2, "form", "export", "--format", "json", "--excel")
    office("form", "export", "--excel", "-o", "nps.csv")
    assert (tmp_path / "nps.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_answers_go_with_the_client(office: Tickler, tmp_path: Path) -> None:
    office("form", "fill", "1", "nps", "score=3", "why=late")
    (kept,) = answers(office)
    assert "1 filled form" in office("handover", "all.tickler")
    office("export", "--format", "json", "-o", "all.json")
    for folder, command in (("a.db", ("receive", "all.tickler")), ("b.db", ("import", "all.json"))):
        office("--folder", folder, *command)
        assert office.json("--folder", folder, "form", "export")["forms"][0]["values"] == kept
    assert "Nothing was new" in office("--folder", "a.db", "receive", "all.tickler")
    office("form", "fill", "1", "nps", "score=9")
    office("handover", "all.tickler", "--force")
    assert office.json("--folder", "a.db", "receive", "all.tickler")["received"]["forms"] == 1
    office("merge", "3", "1")
    assert [values["score"] for values in answers(office, "3")] == [9, 3]
    office("--yes", "purge", "3")
    assert office.json("form", "export")["forms"] == []


def test_text_of_a_form_is_never_sent_raw_to_a_terminal(own: Path, clients: Tickler) -> None:
    (own / "visit.toml").write_text(VISIT.replace("How was it?", "\\u001b[2J\\u202eHow?"), encoding="utf-8")
    clients("form", "fill", "1", "visit", "mood=4")
    for args in (
        ("form", "show", "visit"),
        ("form", "show", "visit", "1"),
        ("dossier", "1"),
        ("form", "list"),
    ):
        assert not {"\x1b", "\u202e"} & set(clients(*args))
    asked = clients.run("form", "fill", "1", "visit", stdin="4\n\n", terminal=True)
    assert not {"\x1b", "\u202e"} & set(asked.err)
