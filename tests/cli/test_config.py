"""`tickler config`: settings of the folder, looks in config.toml, and what they change."""

import stat

import pytest

from tests.conftest import Tickler


def setting(tickler, key, *before):
    (row,) = tickler.json(*before, "config", key)["settings"]
    return row["value"], row["source"]


def config_file(tickler):
    return tickler.home / "config" / "tickler" / "config.toml"


def test_all_settings_have_a_value_a_source_and_a_meaning(tickler):
    rows = tickler.json("config")["settings"]

    assert [(row["key"], row["value"], row["source"]) for row in rows] == [
        ("capacity", "30", "default"),
        ("working_days", "mon,tue,wed,thu,fri", "default"),
        ("holidays", "", "default"),
        ("date_order", "", "default"),
        ("country", "", "default"),
        ("owner", "", "default"),
        ("birthdays", "3", "default"),
        ("attempts", "3", "default"),
        ("currency", "", "default"),
        ("language", "", "default"),
        ("churn_limit", "2.5", "default"),
        ("backups", "7d 4w 12m", "default"),
        ("journal", "2 years", "default"),
        ("color", "auto", "default"),
        ("editor", "vi", "default"),
        ("folder", str(tickler.folder), "default"),
        ("paper", "a4", "default"),
        ("sender", "", "default"),
        ("key_command", "", "default"),
    ]
    assert all(row["explanation"] for row in rows)
    assert not tickler.folder.exists()


@pytest.mark.parametrize(
    ("key", "value", "default"),
    [("capacity", "12", "30"), ("working_days", "mon-thu", "mon,tue,wed,thu,fri"), ("country", "HR", "")],
)
def test_an_empty_value_is_the_default_again(tickler, key, value, default):
    tickler("config", key, value)
    assert tickler("config", key, "") == f"{key} = {default}".strip() + "\n"
    assert setting(tickler, key) == (default, "default")


@pytest.mark.parametrize(
    ("key", "said", "kept"),
    [
        ("capacity", "12", "12"),
        ("capacity", "none", "none"),
        ("attempts", "05", "5"),
        ("capacity", "Mon-Thu 20, fri 10", "20, fri 10, sat-sun 30"),
        ("working_days", "mon-thu, SAT", "mon,tue,wed,thu,sat"),
        ("date_order", "MDY", "mdy"),
        ("country", "hr", "HR"),
        ("owner", " Ana   Horvat ", "Ana Horvat"),
        ("birthdays", "07", "7"),
        ("birthdays", "None", "none"),
        ("currency", "eur", "EUR"),
        ("language", "hr-HR", "hr"),
        ("churn_limit", "3,25 %", "3.25"),
    ],
)
def test_a_setting_of_the_folder(tickler, key, said, kept):
    assert tickler("config", key, said) == f"{key} = {kept}".strip() + "\n"
    assert setting(tickler, key) == (kept, "folder")
    assert not config_file(tickler).exists()


def test_the_default_said_is_the_default_again(tickler):
    tickler("config", "capacity", "12")
    tickler("config", "capacity", "30")

    assert setting(tickler, "capacity") == ("30", "default")


def test_capacity_is_counted_with(clients):
    clients("config", "capacity", "1")
    data = clients.json("today")

    assert (data["capacity"], data["over_by"]) == (1, 1)
    assert "capacity 1, over by 1: tickler spread" in clients("today")
    assert clients("note", "3", "x", "--defer", "today").endswith(
        "  3 cards that day, 2 more than it can hold\n"
    )


def test_what_is_carried_over_counts_for_today_alone(clients):
    clients("config", "capacity", "2")

    assert clients("defer", "4", "today").endswith("  3 cards that day, 1 more than it can hold\n")
    assert "more than it can hold" not in clients("defer", "4", "25")


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("add", "Ana", "--on", "25"), id="add"),
        pytest.param(("note", "4", "x", "--defer", "25"), id="note"),
        pytest.param(("defer", "4", "25 10:00"), id="defer"),
        pytest.param(("restore", "4", "--on", "25"), id="restore"),
    ],
)
def test_each_command_that_fills_a_day_says_when_it_is_over(clients, args):
    clients("config", "capacity", "1")
    if args[0] == "restore":
        clients("drop", "4")
    assert clients(*args).endswith("  2 cards that day, 1 more than it can hold\n")


def test_date_order_settles_what_was_refused(tickler):
    assert tickler.fails(5, "when", "12/8")
    tickler("config", "date_order", "dmy")
    assert tickler("when", "12/8") == "Thu 12 Aug 2027, tab Aug\n"
    tickler("config", "date_order", "mdy")
    assert tickler("when", "12/8") == "Tue 8 Dec 2026, tab 8\n"


def test_working_days_move_what_is_counted(tickler):
    tickler("config", "working_days", "tue-sat")
    assert tickler("when", "+1d") == "Sat 21 Nov 2026, tab 21\n"
    assert tickler("when", "mon") == "Mon 23 Nov 2026, tab 23\n  that is a Monday, which is not worked\n"


def test_looks_go_into_a_private_file_and_leave_the_rest_of_it(tickler):
    file = config_file(tickler)
    file.parent.mkdir(parents=True)
    file.write_text('# mine\neditor = "nano"  # small\n')

    receipt = tickler.json("config", "color", "never")
    assert (receipt["message"], receipt["remarks"]) == ("color = never", [f"written to {file}"])
    assert file.read_text() == '# mine\neditor = "nano"  # small\ncolor = "never"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert setting(tickler, "color") == ("never", str(file))
    assert not tickler.folder.exists()

    tickler("config", "editor", "")
    assert setting(tickler, "editor") == ("vi", "default")


def test_the_folder_may_be_elsewhere(tickler, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "my.db"
    tickler("config", "folder", str(elsewhere))
    tickler("add", "Ana")

    assert elsewhere.exists() and not tickler.folder.exists()
    assert setting(tickler, "folder") == (str(elsewhere), str(config_file(tickler)))
    tickler.environ["TICKLER_FOLDER"] = str(tmp_path / "env.db")
    assert setting(tickler, "folder") == (str(tmp_path / "env.db"), "TICKLER_FOLDER")
    assert setting(tickler, "folder", "--folder", "/said.db") == ("/said.db", "command line")


def test_sources_are_those_that_the_program_asks(tickler):
    tickler.environ.update(NO_COLOR="1", EDITOR="ed", VISUAL="vim")
    assert setting(tickler, "color") == ("never", "NO_COLOR")
    assert setting(tickler, "editor") == ("vim", "VISUAL")
    tickler("config", "editor", "nano")
    assert setting(tickler, "editor") == ("nano", str(config_file(tickler)))
    assert setting(tickler, "color", "--color", "always") == ("always", "command line")


def test_color_of_the_configuration_is_for_terminals(clients):
    clients("config", "color", "never")
    assert "\x1b" not in clients("today", terminal=True)
    clients("config", "color", "always")
    assert "\x1b" in clients("today", terminal=True)
    assert "\x1b" not in clients("today")


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param(("colour",), 'There is no setting "colour".', id="show unknown"),
        pytest.param(("colour", "x"), 'There is no setting "colour".', id="set unknown"),
        pytest.param(("capacity", "0"), 'capacity is a number of cards, not "0".', id="capacity"),
        pytest.param(
            ("attempts", "0"), 'attempts is a number of calls from 1 to 99, not "0".', id="attempts"
        ),
        pytest.param(("capacity", "many"), 'capacity is a number of cards, not "many".', id="no number"),
        pytest.param(("working_days", "mon,xyz"), "working_days knows no day", id="weekday"),
        pytest.param(("date_order", "ymd"), 'date_order is dmy or mdy, not "ymd".', id="date order"),
        pytest.param(("country", "Croatia"), 'not "Croatia".', id="country"),
        pytest.param(("holidays", "islamic"), 'a region of it, not "islamic".', id="holidays of no country"),
        pytest.param(("holidays", "HR-"), 'a region of it, not "HR-".', id="holidays without the region"),
        pytest.param(("holidays", "XX"), 'The holidays of "XX" are not known.', id="holidays"),
        pytest.param(("holidays", "DE-XX"), 'The holidays of "DE-XX" are not known.', id="region"),
        pytest.param(("birthdays", "soon"), "birthdays is a number of days, 0 to 60", id="birthdays"),
        pytest.param(("birthdays", "61"), "birthdays is a number of days, 0 to 60", id="birthdays too far"),
        pytest.param(("birthdays", "9" * 5000), "birthdays is a number of days", id="birthdays, long"),
        pytest.param(("owner", "x" * 101), "owner is a name of 100 characters at most", id="owner"),
        pytest.param(("language", "Croatian"), '"Croatian" is no language.', id="language"),
        pytest.param(("currency", "euro"), '"euro" is no currency.', id="currency"),
        pytest.param(("churn_limit", "101"), 'churn_limit is a share in percent, not "101".', id="churn"),
        pytest.param(("churn_limit", "2.5.5"), 'not "2.5.5".', id="no share"),
        pytest.param(("color", "red"), 'color is auto, always or never, not "red".', id="colour"),
        pytest.param(("paper", "a3"), 'paper is a4 or letter, not "a3".', id="paper"),
    ],
)
def test_refused(refused, args, error):
    assert error in refused(5, "config", *args)


@pytest.mark.parametrize("content", [b"color = ", b"\xff"], ids=["no TOML", "no text"])
@pytest.mark.parametrize("command", [("today",), ("config",), ("config", "color", "never")])
def test_a_broken_file_is_named_and_left(tickler, content, command):
    file = config_file(tickler)
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    assert str(file) in tickler.fails(5, *command)
    assert file.read_bytes() == content


def test_a_file_that_one_may_not_read_is_named(open_home, somebody):
    tickler = Tickler(open_home)
    tickler("config", "color", "never")
    config_file(tickler).chmod(0)
    somebody(open_home)

    assert tickler.fails(5, "today") == (
        f"tickler: {config_file(tickler)} cannot be read: Permission denied.\n  Check its rights.\n"
    )
