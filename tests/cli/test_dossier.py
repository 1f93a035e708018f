"""`tickler dossier`: everything on one client, on the screen and as Markdown."""

DOSSIER = """
Иван Петров                                                               card 1
ООО Ромашка
Fri 27 Nov 2026, tab 27 · asks for a discount
moved once · reached 1 of 1

phone  +7 916 000-00-01
tags   vip
since  20 Nov 2026 08:30

notes
20 Nov 2026 08:30  reached  wants
                            three quotes

moved
20 Nov 2026 08:30  Fri 20 Nov 09:30 → Fri 27 Nov

slips
s1  Fri 20 Nov  send the offer
"""

MARKDOWN = """
# Иван Петров

ООО Ромашка

Fri 27 Nov 2026, tab 27 · asks for a discount

moved once · reached 1 of 1

- **phone:** \\+7 916 000-00-01
- **tags:** vip
- **since:** 20 Nov 2026 08:30

## Notes

### 20 Nov 2026 08:30, reached

wants\\
three quotes

## Moved

- 20 Nov 2026 08:30: Fri 20 Nov 09:30 → Fri 27 Nov

## Slips

- send the offer (Fri 20 Nov)
"""


def work(tickler):
    tickler.environ["COLUMNS"] = "80"
    tickler("note", "1", "-", "--outcome", "reached", "--defer", "fri", stdin="wants\nthree quotes\n")
    tickler("remind", "send the offer", "--on", "today", "--for", "1")


def test_on_the_screen(clients):
    work(clients)
    assert "\n" + clients("dossier", "petrov") == DOSSIER


def test_as_markdown(clients):
    work(clients)
    assert "\n" + clients("dossier", "1", "--md") == MARKDOWN


def test_as_json(clients):
    work(clients)
    data = clients.json("dossier", "1")
    assert (data["card"]["place"], data["card"]["phones"]) == ("2026-11-27", ["+7 916 000-00-01"])
    assert data["notes"] == [
        {
            "id": 1,
            "at": "2026-11-20T08:30:00+00:00",
            "kind": "call",
            "outcome": "reached",
            "text": "wants\nthree quotes",
        }
    ]
    assert data["moves"] == [
        {"at": "2026-11-20T08:30:00+00:00", "from": "2026-11-20", "to": "2026-11-27", "why": None}
    ]
    assert [slip["text"] for slip in data["reminders"]] == ["send the offer"]


def test_a_dropped_client_still_has_a_dossier(clients):
    clients("drop", "2", "--why", "closed the shop")

    assert "dropped on 20 Nov 2026 08:30: closed the shop" in clients("dossier", "šarić")


def test_nothing_of_a_name_is_obeyed_by_the_terminal(tickler):
    tickler("add", "Eve\x1b[2J [bold]x[/bold]", "--company", "\u202etxt.exe")
    for args in (("dossier", "1"), ("dossier", "1", "--md"), ("list",), ("export",)):
        shown = tickler("--color", "never", *args, terminal=True)
        assert "\x1b" not in shown and "\u202e" not in shown, args
        assert "bold" in shown


def test_hours_outside_of_which_it_is_by_the_clients_own_clock(clients):
    def hours():
        (line,) = (line for line in clients("dossier", "petrov").splitlines() if line.startswith("hours"))
        return line.removeprefix("hours").strip()

    clients("edit", "petrov", "--hours", "8-12")
    assert hours() == "8-12"
    clients("edit", "petrov", "--timezone", "Asia/Tbilisi")
    assert hours() == "8-12, not at 12:30"
