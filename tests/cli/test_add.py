"""`tickler add`: a new card, loose or behind a date."""

import stat

import pytest

EVERYTHING = (
    "add", "Иван Петров", "--company", "ООО Ромашка", "--position", "Закупки", "--phone", "+7 916 000-00-01",
    "--phone", "+7 495 000-00-01", "--email", "petrov@romashka.example", "--address", "Москва",
    "--website", "https://romashka.example", "--birthday", "12.4.1979", "--tag", "vip", "--tag", "customer",
    "--source", "fair", "--address-as", "Mr Petrov", "--say", "ee-VAHN", "--language", "ru",
    "--timezone", "Europe/Moscow", "--set", "discount=5%", "--on", "25 9am", "--kind", "meeting",
    "--why", "renewal", "--service", "Respectful", "--channel", "phone", "--hours", "9-12",
)  # fmt: skip


def test_the_first_card_makes_the_folder_for_its_owner_alone(tickler):
    outcome = tickler.run("add", "Ana", "Kralj")

    assert outcome.out == "Ana Kralj → loose\n"
    assert outcome.err == f"Your folder is {tickler.folder}\n"
    assert stat.S_IMODE(tickler.folder.stat().st_mode) == 0o600
    assert stat.S_IMODE(tickler.folder.parent.stat().st_mode) == 0o700
    assert tickler.run("add", "Bo").err == ""


def test_everything_that_is_said_is_on_the_card(tickler):
    assert tickler(*EVERYTHING) == "Иван Петров → Wed 25 Nov 2026 09:00, tab 25\n"

    card = tickler.json("dossier", "1")["card"]
    assert {key: value for key, value in card.items() if key != "created_at"} == {
        "id": 1,
        "name": "Иван Петров",
        "place": "2026-11-25",
        "time": "09:00",
        "tab": "25",
        "kind": "meeting",
        "why": "renewal",
        "company": "ООО Ромашка",
        "position": "Закупки",
        "address": "Москва",
        "website": "https://romashka.example",
        "birthday": "1979-04-12",
        "source": "fair",
        "address_as": "Mr Petrov",
        "say": "ee-VAHN",
        "language": "ru",
        "timezone": "Europe/Moscow",
        "external_id": None,
        "phones": ["+7 916 000-00-01", "+7 495 000-00-01"],
        "emails": ["petrov@romashka.example"],
        "tags": ["customer", "vip"],
        "custom": {"discount": "5%"},
        "dropped_at": None,
        "dropped_why": None,
        "cadence": None,
        "local_time": "2026-11-20T11:30:00+03:00",
        "service": "respectful",
        "channel": "phone",
        "hours": "9-12",
    }


def test_a_day_that_is_not_worked_is_kept_and_said(tickler):
    assert tickler("add", "Ana", "--on", "sun") == "Ana → Sun 22 Nov 2026, tab 22\n  that is a Sunday\n"


@pytest.mark.parametrize(
    ("args", "by"),
    [
        pytest.param(("--email", "IVANA@bura.example"), "e-mail", id="same address"),
        pytest.param(("--company", "Hotel Bura"), "name", id="same name and firm"),
    ],
)
def test_a_likely_duplicate_is_named(clients, args, by):
    assert clients("add", "Ivana Maric", *args) == (
        "Ivana Maric → loose\n"
        f"  card 3, Ivana Marić, has the same {by}; tickler undo takes the new one back\n"
    )


def test_a_number_without_its_country_takes_that_of_the_folder(tickler):
    tickler("config", "country", "HR")
    tickler("add", "Ana", "--phone", "091 000 0009")

    assert "has the same phone" in tickler("add", "Bo", "--phone", "+385 91 000 0009")


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("--phone", "none"), 5, '"none" is no telephone number.', id="phone"),
        pytest.param(("--email", "ana.example"), 5, '"ana.example" is no e-mail address.', id="e-mail"),
        pytest.param(("--birthday", "31.2.1980"), 5, "there is no such day", id="birthday"),
        pytest.param(
            ("--timezone", "Mars/Base"),
            5,
            '"Mars/Base" is no timezone: not a time zone such as Europe/Zagreb.',
            id="time zone",
        ),
        pytest.param(
            ("--service", "royal"),
            5,
            '"royal" is no service: not one of respectful, informal, quick.',
            id="service",
        ),
        pytest.param(
            ("--timezone", "../etc/passwd"), 5, "is no timezone: not a time zone", id="time zone as a path"
        ),
        pytest.param(("--set", "discount"), 5, '--set takes KEY=VALUE, not "discount".', id="set"),
        pytest.param(("--kind", "lunch"), 5, '"lunch" is no kind of contact.', id="kind"),
        pytest.param(("--on", "yesterday"), 5, "The past is no place", id="past"),
        pytest.param(("--on", "30 feb"), 5, "February has no 30th", id="impossible"),
        pytest.param(("--on", ""), 5, "No date was given", id="an empty variable of a script"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "add", "Ana", *args)


@pytest.mark.parametrize("name", [(), (" ",)], ids=["no name", "a blank name"])
def test_a_card_needs_a_name(refused, name):
    assert refused(5 if name else 2, "add", *name).startswith("tickler: ")
