"""Service, channel and hours on the card: set, edited, shown first, and through every format and back."""

import pytest

WISHES = ("--service", "informal", "--channel", "messenger", "--hours", "after 16:00")
THREE = {"service": "informal", "channel": "messenger", "hours": "after 16:00"}


@pytest.fixture
def ana(tickler):
    tickler(
        "add", "Ana Horvat", "--phone", "+385 91 000 0001", "--address-as", "Ana", "--say", "AH-na", *WISHES
    )
    return tickler


def card_of(tickler):
    card = tickler.json("dossier", "1")["card"]
    return {key: card[key] for key in THREE}


def test_the_dossier_shows_first_how_to_speak_with_the_client(ana):
    assert ana("dossier", "ana").splitlines()[3:9] == [
        "address as  Ana",
        "say         AH-na",
        "service     informal",
        "channel     messenger",
        "hours       after 16:00, not at 08:30",
        "phone       +385 91 000 0001",
    ]
    assert "- **service:** informal\n" in ana("dossier", "ana", "--md")


def test_edit_changes_and_removes(ana):
    ana("edit", "1", "--service", "QUICK", "--channel", "fax at the reception", "--hours", "")
    assert card_of(ana) == {"service": "quick", "channel": "fax at the reception", "hours": None}
    ana("undo")
    assert card_of(ana) == THREE


def test_the_editor_has_the_fields(ana, editor):
    editor("file.write_text(file.read_text().replace('after 16:00', '9-12'))")
    ana("edit", "1", terminal=True)
    assert card_of(ana) == {**THREE, "hours": "9-12"}


@pytest.mark.parametrize("ending", ["csv", "json", "vcf"])
def test_an_export_brings_them_into_another_folder(ana, tmp_path, ending):
    file = tmp_path / f"cards.{ending}"
    ana("export", "-o", str(file))
    ana.environ["TICKLER_FOLDER"] = str(tmp_path / "other.db")
    ana("import", str(file))
    assert card_of(ana) == THREE


@pytest.mark.parametrize(
    "header",
    [
        "name,kind of service,preferred channel,best time to call",
        "Name,Art der Betreuung,Kontaktweg,Erreichbarkeit",
        "Имя,стиль обслуживания,способ связи,удобное время",
        "Ime,način usluge,način kontakta,vrijeme za poziv",
        "სახელი,მომსახურების სტილი,კონტაქტის გზა,დარეკვის დრო",
    ],
    ids=["en", "de", "ru", "hr", "ka"],
)
def test_columns_of_other_programs(tickler, header):
    tickler("import", "-", stdin=f"{header}\nAna Horvat,Informal,messenger,after 16:00\n")
    assert card_of(tickler) == THREE


def test_a_service_that_is_none_is_kept_aside(tickler):
    report = tickler.json("import", "-", stdin="name,kind of service\nAna Horvat,gold\n")
    assert report["problems"] == [
        {
            "row": 2,
            "column": "kind of service",
            "value": "gold",
            "reason": "not one of respectful, informal, quick; kept as a custom field",
        }
    ]
    assert tickler.json("dossier", "1")["card"]["custom"] == {"kind of service": "gold"}
