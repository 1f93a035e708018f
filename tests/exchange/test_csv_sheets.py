"""Sheets that people keep themselves, in the languages of the users."""

import pytest

from tests.exchange.conftest import filled


def test_plain_words_in_georgian(read_one):
    assert read_one(
        "გვარი;სახელი;კომპანია;ტელეფონი;ელ. ფოსტა\nბერიძე;გიორგი;ვარდი;555 00 00 02;g@v.ge\n", country="GE"
    ) == {"name": "ბერიძე გიორგი", "company": "ვარდი", "phones": ["+995555000002"], "emails": ["g@v.ge"]}


def test_birthday_in_three_columns(read_one):
    text = "Display Name,Birth Year,Birth Month,Birth Day\nAna,1984,5,9\n"
    assert read_one(text) == {"name": "Ana", "birthday": "1984-05-09"}


@pytest.mark.parametrize(
    ("headers", "codec"),
    [
        ("Name;Birth Day;Birth Month;Birth Year", "utf-8"),
        ("Name;Geburtstag;Geburtsmonat;Geburtsjahr", "utf-8"),
        ("ФИО;День рождения;Месяц рождения;Год рождения", "cp1251"),
        ("Ime i prezime;Dan rođenja;Mjesec rođenja;Godina rođenja", "cp1250"),
        ("სახელი და გვარი;დაბადების დღე;დაბადების თვე;დაბადების წელი", "utf-8"),
    ],
    ids=["English", "German", "Russian", "Croatian", "Georgian"],
)
def test_birthday_in_three_columns_of_each_language(read_one, headers, codec):
    text = f"{headers}\nAna;9;5;1984\n"
    assert read_one(text, codec=codec) == {"name": "Ana", "birthday": "1984-05-09"}


def test_a_list_of_1c(read_one):
    assert read_one(
        "Код;Наименование;Полное наименование;ИНН;Контактное лицо;Должность контактного лица;Телефон;Факс;"
        "E-mail;Юридический адрес;Фактический адрес;Менеджер;Комментарий\n"
        'К-17;Ромашка;"ООО ""Ромашка""";7701000000;Петров Иван;закупщик;8 495 000-00-01;8 495 000-00-09;'
        "i@r.ru;Москва, ул. Ленина, 5;Тула, ул. Мира, 2;я;скидка\n",
        codec="cp1251",
        country="RU",
    ) == {
        "name": "Петров Иван",
        "company": "Ромашка",
        "position": "закупщик",
        "phones": ["+74950000001"],
        "emails": ["i@r.ru"],
        "address": "Москва, ул. Ленина, 5",
        "notes": ["скидка"],
        "custom": {
            "Код": "К-17",
            "Полное наименование": 'ООО "Ромашка"',
            "ИНН": "7701000000",
            "Факс": "8 495 000-00-09",
            "Менеджер": "я",
            "address other": "Тула, ул. Мира, 2",
        },
    }


def test_house_and_flat_in_columns_of_their_own(read_one):
    assert read_one(
        "№;Компания;ФИО;Тел. моб.;Тел. раб.;Почта;Город;Улица;Дом;Квартира;Когда звонить\n"
        "1;Ромашка;Петров Иван Сергеевич;8 916 000-00-01;8 495 000-00-01;i@r.ru;Москва;Ленина;5;12;утром\n",
        country="RU",
    ) == {
        "name": "Петров Иван Сергеевич",
        "company": "Ромашка",
        "phones": ["+79160000001", "+74950000001"],
        "emails": ["i@r.ru"],
        "address": "Ленина, 5, 12, Москва",
        "custom": {"№": "1", "Когда звонить": "утром"},
    }


@pytest.mark.parametrize(
    ("headers", "codec"),
    [
        ("Nr;Firma;Name;Vorname;Straße;Hausnummer;PLZ;Ort;Tel.;Fax;Mobil;E-Mail;Geb.-Datum;"
         "Bemerkung", "cp1252"),
        ("R.br.;Naziv tvrtke;Prezime;Ime;Ulica;Kućni broj;Poštanski broj;Mjesto;Tel;Faks;Mob;Mail;"
         "Datum rođenja;Napomena", "cp1250"),
        ("No;Business name;Surname;Forename;Street name;House no.;Postcode;Town;Phone no.;Fax;Cell;Mail;DOB;"
         "Remarks", "utf-8"),
    ],
    ids=["German", "Croatian", "English"],
)  # fmt: skip
def test_a_sheet_with_a_house_number(read_one, headers, codec):
    first, fax = headers.split(";")[0], headers.split(";")[9]
    row = "1;Acme;Horvat;Ana;Ilica;5a;10000;Zagreb;+385 1 000 0001;+385 1 000 0009;+385 91 000 0001;a@x.hr;"
    assert read_one(f"{headers}\n{row}9.5.1984;x\n", codec=codec) == {
        "name": "Horvat Ana",
        "company": "Acme",
        "address": "Ilica 5a, 10000 Zagreb",
        "phones": ["+38510000001", "+385910000001"],
        "emails": ["a@x.hr"],
        "birthday": "1984-05-09",
        "notes": ["x"],
        "custom": {first: "1", fax: "+385 1 000 0009"},
    }


@pytest.mark.parametrize(
    ("headers", "row", "name", "company"),
    [
        ("Клиент;Контактное лицо", "Ромашка;Иван Петров", "Иван Петров", "Ромашка"),
        ("Customer;First name;Last name", "Acme;Ana;Horvat", "Ana Horvat", "Acme"),
        ("Kupac;Telefon", "Ana Horvat;+385 1 000 0001", "Ana Horvat", None),
        ("Client;Company", "Ana Horvat;Acme", "Ana Horvat", "Acme"),
        ("Name;Firma", "Groß;Müller KG", "Groß", "Müller KG"),
        ("Name;Vorname;Firma", "Groß;Jürgen;Müller KG", "Groß Jürgen", "Müller KG"),
        ("Наименование;Телефон", "Ромашка;+7 495 000-00-01", "Ромашка", "Ромашка"),
    ],
    ids=["client and person", "customer and names", "buyer alone", "client and company", "German name",
         "German family name", "firm alone"],
)  # fmt: skip
def test_who_is_the_person_and_who_the_firm(read, headers, row, name, company):
    (read_row,) = read(f"{headers}\n{row}\n")
    assert (read_row.contact.name, read_row.contact.company) == (name, company)


@pytest.mark.parametrize(
    ("headers", "row", "name"),
    [
        ("Фамилия;Имя;Отчество", "Петров;Иван;Сергеевич", "Петров Иван Сергеевич"),
        ("Имя;Отчество;Фамилия", "Иван;Сергеевич;Петров", "Иван Сергеевич Петров"),
        ("Last name;First name;Title;Suffix;Job title", "Horvat;Ana;Dr.;ml.;buyer", "Dr. Horvat Ana ml."),
        ("First name;Title", "Ana;buyer", "Ana"),
        ("Nickname;First name", "Anči;Ana", "Ana"),
        ("Nickname;Phone", "Anči;+385 1 000 0001", "Anči"),
        ("File as;E-mail", "Horvat, Ana;a@x.hr", "Horvat, Ana"),
        ("First name;Company", ";Acme", "Acme"),
        ("First name;E-mail", ";a@x.hr", "a@x.hr"),
        ("First name;Phone", ";+385 1 000 0001", "+385 1 000 0001"),
    ],
)
def test_the_name_of_a_card(read, headers, row, name):
    (read_row,) = read(f"{headers}\n{row}\n")
    assert read_row.contact.name == name


def test_a_title_beside_a_position_belongs_to_the_name_and_else_is_the_position(read):
    (row,) = read("First name;Title\nAna;buyer\n")
    assert filled(row.contact) == {"name": "Ana", "position": "buyer"}
