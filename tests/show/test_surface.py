"""Where output goes and in which form."""

import io
import json

import pytest

from tests.show.samples import MORNING, TODAY, on
from tickler.core.errors import Ambiguous, DateRefused, FolderUnusable
from tickler.show.agenda import AgendaView
from tickler.show.surface import Surface, surface_for
from tickler.show.when import WhenView


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def decided(stdout: io.StringIO, color: str = "auto", **environ: str) -> tuple[bool, bool, int]:
    surface = surface_for(stdout, io.StringIO(), color=color, environ=environ)
    return surface.terminal, surface.color, surface.width


@pytest.mark.parametrize(
    ("stdout", "color", "environ", "expected"),
    [
        pytest.param(io.StringIO(), "auto", {}, (False, False, 100), id="pipe"),
        pytest.param(io.StringIO(), "auto", {"COLUMNS": "70"}, (False, False, 70), id="pipe, width said"),
        pytest.param(Terminal(), "auto", {"COLUMNS": "90"}, (True, True, 90), id="terminal"),
        pytest.param(Terminal(), "auto", {}, (True, True, 80), id="terminal of unknown width"),
        pytest.param(Terminal(), "auto", {"COLUMNS": "999"}, (True, True, 120), id="very wide"),
        pytest.param(Terminal(), "auto", {"COLUMNS": "5"}, (True, True, 20), id="very narrow"),
        pytest.param(Terminal(), "auto", {"COLUMNS": "wide"}, (True, True, 80), id="nonsense for a width"),
        pytest.param(Terminal(), "auto", {"NO_COLOR": "1"}, (True, False, 80), id="NO_COLOR"),
        pytest.param(Terminal(), "auto", {"NO_COLOR": ""}, (True, True, 80), id="NO_COLOR empty is unset"),
        pytest.param(Terminal(), "auto", {"TERM": "dumb"}, (True, False, 80), id="dumb terminal"),
        pytest.param(Terminal(), "never", {}, (True, False, 80), id="never"),
        pytest.param(io.StringIO(), "always", {}, (True, True, 100), id="always, in a pipe"),
        pytest.param(io.StringIO(), "always", {"NO_COLOR": "1"}, (True, True, 100), id="said beats NO_COLOR"),
    ],
)
def test_what_is_decided_from_streams_and_environment(stdout, color, environ, expected):
    assert decided(stdout, color, **environ) == expected


def test_without_colour_no_escape_sequence_is_sent():
    out = Terminal()
    surface_for(out, io.StringIO(), environ={"NO_COLOR": "1"}).show(AgendaView(MORNING))
    assert "Иван Петров" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_json_is_indented_for_people_and_compact_for_pipes():
    view = WhenView(on(23), None, TODAY, working_day=True)
    pipe, window = io.StringIO(), Terminal()
    surface_for(pipe, io.StringIO(), json=True, environ={}).show(view)
    surface_for(window, io.StringIO(), json=True, environ={}).show(view)
    assert pipe.getvalue().count("\n") == 1
    assert window.getvalue().startswith('{\n  "schema": 1,\n  "place": "2026-11-23",')
    assert json.loads(pipe.getvalue()) == json.loads(window.getvalue())


AMBIGUOUS = Ambiguous(
    '"ivan" may mean 2 clients.', "Say the id.", ["17  Иван Петров", "18  Ivan\x1b[2J Horvat"]
)


def errors(surface_options: dict[str, bool], error: Exception) -> str:
    out, err = io.StringIO(), io.StringIO()
    Surface(out, err, **surface_options).error(error)
    assert out.getvalue() == ""
    return err.getvalue()


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(
            DateRefused("There is no day 32.", "A day tab is a number from 1 to 31."),
            "tickler: There is no day 32.\n  A day tab is a number from 1 to 31.\n",
            id="what is wrong and what to do",
        ),
        pytest.param(
            AMBIGUOUS,
            'tickler: "ivan" may mean 2 clients.\n'
            "    17  Иван Петров\n    18  Ivan␛[2J Horvat\n"
            "  Say the id.\n",
            id="with choices",
        ),
        pytest.param(
            DateRefused('"32" is no day', "Say 1 to 31."),
            'tickler: "32" is no day.\n  Say 1 to 31.\n',
            id="a value at the end",
        ),
        pytest.param(FolderUnusable("It is\nlocked."), "tickler: It is / locked.\n", id="on one line"),
    ],
)
def test_errors_for_people(error, expected):
    assert errors({}, error) == expected
    assert errors({"quiet": True}, error) == expected


def test_errors_for_scripts():
    assert json.loads(errors({"json": True}, AMBIGUOUS)) == {
        "schema": 1,
        "error": {
            "code": 4,
            "kind": "ambiguous",
            "message": '"ivan" may mean 2 clients.',
            "hint": "Say the id.",
            "choices": ["17  Иван Петров", "18  Ivan\x1b[2J Horvat"],
        },
    }


def test_a_message_ends_with_a_full_stop_for_scripts_too():
    assert json.loads(errors({"json": True}, DateRefused('"32" is no day')))["error"]["message"] == (
        '"32" is no day.'
    )


@pytest.mark.parametrize(
    ("options", "said"), [({}, "a ␛ folder\n"), ({"quiet": True}, ""), ({"json": True}, "")]
)
def test_remarks_go_beside_the_answer(options, said):
    out, err = io.StringIO(), io.StringIO()
    Surface(out, err, **options).say("a \x1b folder")
    assert (out.getvalue(), err.getvalue()) == ("", said)


@pytest.mark.parametrize(("text", "written"), [("17\n41\n", "17\n41\n"), ("# Ana", "# Ana\n"), ("", "")])
def test_finished_text_is_written_as_it_is(text, written):
    out = io.StringIO()
    Surface(out, io.StringIO()).write(text)
    assert out.getvalue() == written


@pytest.mark.parametrize("as_json", [False, True])
def test_a_stream_that_cannot_hold_a_letter_gets_an_escape(as_json):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="latin-1")
    surface_for(out, io.StringIO(), json=as_json, environ={}).show(AgendaView(MORNING))
    out.flush()
    text = raw.getvalue().decode("latin-1")
    assert "\\u0418\\u0432\\u0430\\u043d" in text
    if as_json:
        assert json.loads(text)["cards"][0]["name"] == "Иван Петров"


class Window(io.StringIO):
    """A terminal whose size nobody can ask for, as over some remote connections."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("stream", "environ", "size"),
    [
        pytest.param(Window(), {}, (80, None), id="a terminal of unknown size"),
        pytest.param(Window(), {"COLUMNS": "90", "LINES": "30"}, (90, 30), id="a terminal, said"),
        pytest.param(
            io.StringIO(), {"COLUMNS": "90", "LINES": "30"}, (90, None), id="a pipe does not scroll"
        ),
    ],
)
def test_the_size_of_the_window(stream, environ, size):
    surface = surface_for(stream, io.StringIO(), environ=environ)
    assert (surface.width, surface.height) == size
