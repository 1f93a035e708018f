import pytest

from tickler.core.errors import ValueRefused
from tickler.exchange.columns.headers import columns_of, meaning_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("First Name", "first-name"),
        ("FirstName", "first-name"),
        ("first_name", "first-name"),
        ("E-mail 3 Address", "email"),
        ("Phone 2 - Value", "phone"),
        ("Phone 2 - Label", "left-out"),
        ("Organization 1 - Name", "company"),
        ("Organization Title", "position"),
        ("Person - Email", "email"),
        ("LeadSource", "source"),
        ("MailingCity", "city"),
        ("Country/Region", "country"),
        ("Nachname", "last-name"),
        ("Telefon geschäftlich", "phone"),
        ("E-Mail 2: Adresse", "email"),
        ("Straße privat", "street"),
        ("Отчество", "middle-name"),
        ("Рабочий телефон", "phone"),
        ("Адрес эл. почты", "email"),
        ("Улица (раб. адрес)", "street"),
        ("Ime i prezime", "name"),
        ("Adresa e-pošte", "email"),
        ("Kućni telefon", "phone"),
        ("Tvrtka", "company"),
        ("სახელი", "first-name"),
        ("ელ. ფოსტა", "email"),
        ("ტელეფონი", "phone"),
        ("Person - Job title", "position"),
        ("Person - Label", "tag"),
        ("MAILINGPOSTALCODE", "postal-code"),
        ("Privatadresse", "address"),
        ("Firmentelefon", "phone"),
        ("Haupttelefon", "phone"),
        ("Юридический адрес", "address"),
        ("Почтовый код (дом.)", "postal-code"),
        ("Тип 2 эл. почты", "left-out"),
        ("Weiteres/r Bundesland/Kanton", "region"),
        ("Ostali telefon", "phone"),
        ("PLZ/Ort", "city"),
        ("PLZ Ort", "city"),
        ("Straße/Hausnr.", "street"),
        ("Straße, Nr.", "street"),
        ("Straße, PLZ und Ort", "address"),
        ("Улица, номер дома", "street"),
        ("Квартира, офис, комната, этаж", "street"),
        ("Poštanski broj i mjesto", "city"),
        ("Фамилия, имя, отчество", "name"),
        ("Company / Account", "company"),
        ("Tel./Fax", "phone"),
        ("Company (required)", "company"),
        ("Телефон (обязательно)", "phone"),
        ("Mailing State/Province (text only)", "region"),
        ("Poslovna adresa - grad", "city"),
        ("Первый адрес эл. почты", "email"),
        ("Мобильный тел.", "phone"),
        ("Mobiltelefonnummer", "phone"),
        ("Fiksni", "phone"),
        ("День рожд.", "birthday"),
        ("Datum rođ.", "birthday"),
        ("geb.", "birthday"),
        ("დაბ. თარიღი", "birthday"),
        ("Kundennr.", "external-id"),
        ("Preferred Contact Method", "channel"),
        ("Bevorzugter Kontaktweg", "channel"),
        ("Предпочтительный способ связи", "channel"),
        ("Najbolje vrijeme", "hours"),
        ("Best time to call", "hours"),
        ("დარეკვის დრო", "hours"),
        ("Стиль обслуживания", "service"),
    ],
)
def test_meaning(header, field):
    assert meaning_of(header).field == field


@pytest.mark.parametrize(
    "header",
    [
        "Business Fax", "Fax geschäftlich", "Рабочий факс", "Kućni faks", "Assistant's Phone", "Connected On",
        "Organization - ID", "Company ID", "Account Owner", "Contact type", "Тип контакта", "ИНН", "Home",
        "", "42", "Telefon (Fax)", "Name/Telefon", "E-mail owner", "Nr.", "Company Fax (required)",
    ],
)  # fmt: skip
def test_not_understood(header):
    assert meaning_of(header) is None


def test_a_long_text_is_no_header():
    assert meaning_of("name " * 100_000) is None
    assert meaning_of("x" * 1_000_000) is None


@pytest.mark.parametrize(
    ("header", "group"),
    [
        ("Business City", "business"),
        ("Poslovna ulica", "business"),
        ("Poslovni grad", "business"),
        ("Weitere Straße", "other"),
        ("Weiterer Ort", "other"),
        ("Улица 2 (раб. адрес)", "business"),
        ("Почтовый код (дом.)", "home"),
        ("Address 2 - City", "2"),
        ("Home Address 2", "home"),
        ("Street 2", ""),
        ("City", ""),
    ],
)
def test_which_address_is_meant(header, group):
    assert meaning_of(header).group == group


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Title", "First Name", "Job Title"], ["prefix", "first-name", "position"]),
        (["First Name", "Last Name", "Title"], ["first-name", "last-name", "position"]),
        (["Name", "Vorname", "Telefon"], ["last-name", "first-name", "phone"]),
        (["Name", "Surname", "Phone"], ["first-name", "last-name", "phone"]),
        (["NAME", "SECOND_NAME", "LAST_NAME"], ["first-name", "middle-name", "last-name"]),
        (
            ["Name", "Birth Year", "Birth Month", "Birth Day"],
            ["name", "birth-year", "birth-month", "birth-day"],
        ),
    ],
    ids=["Outlook", "Salesforce", "German sheet", "English sheet", "Bitrix24", "Thunderbird"],
)
def test_neighbours_decide(headers, fields):
    assert [column.field for column in columns_of(headers)] == fields


def test_unknown_headers_become_custom_fields_with_names_of_their_own():
    keys = [column.key for column in columns_of(["Name", "Colour", "Colour", ""])]
    assert keys == ["Name", "Colour", "Colour (3)", "column 4"]


@pytest.mark.parametrize(
    ("field", "understood"),
    [
        ("name", "name"),
        ("first-name", "first-name"),
        ("address_as", "address-as"),
        ("external-id", "external-id"),
        ("skip", "left-out"),
    ],
)
def test_mapping_overrules_the_header(field, understood):
    assert columns_of(["Phone"], {"phone": field})[0].field == understood


def test_mapping_to_a_custom_field():
    assert columns_of(["Name", "Region"], {"Region": "custom:Area"})[1].key == "Area"


def test_mapping_of_a_header_that_is_not_there():
    with pytest.raises(ValueRefused, match=r'The file has no column "Nme"\.') as refusal:
        columns_of(["Name", "Phone"], {"Nme": "name"})
    assert refusal.value.choices == ("Name", "Phone")


def test_mapping_to_a_field_that_does_not_exist():
    with pytest.raises(ValueRefused, match=r'A contact has no field "colour"\.') as refusal:
        columns_of(["Name"], {"Name": "colour"})
    assert "custom:KEY" in refusal.value.choices
