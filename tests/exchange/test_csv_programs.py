"""The headers of each address book, with one contact as it would write it."""

import pytest

from tests.exchange.conftest import sheet


def test_google_since_2024(read_one):
    assert read_one(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Name Prefix,Name Suffix,"
        "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
        "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Website 1 - Label,Website 1 - Value\n"
        "Ana,Marija,Horvat,A-na,HOR-vat,Dr.,ml.,Anči,,Čvorak d.o.o.,direktorica,Prodaja,1604-05-09,"
        '"met at the fair\nwants a quote",https://photo,* myContacts ::: * friends ::: VIP,* Work,'
        "ana@cvorak.hr,Home,ana@x.hr,Mobile,+385 91 000 0001 ::: +385 1 000 0002,Work,"
        '"Ilica 1\n10000 Zagreb\nHR",Ilica 1,Zagreb,Work,https://cvorak.hr\n'
    ) == {
        "name": "Dr. Ana Marija Horvat ml.",
        "say": "A-na HOR-vat",
        "company": "Čvorak d.o.o.",
        "position": "direktorica",
        "birthday": "--05-09",
        "notes": ["met at the fair\nwants a quote"],
        "tags": ["friends", "VIP"],
        "emails": ["ana@cvorak.hr", "ana@x.hr"],
        "phones": ["+385910000001", "+38510000002"],
        "address": "Ilica 1\n10000 Zagreb\nHR",
        "website": "https://cvorak.hr",
        "custom": {"Nickname": "Anči", "Organization Department": "Prodaja"},
    }


def test_google_before_2024(read_one):
    assert read_one(
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Language,Photo,"
        "Group Membership,"
        "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,"
        "Organization 1 - Name,Organization 1 - Title\n"
        "Ivan Petrov,Ivan,,Petrov,,--05-09,,ru,,* starred ::: * myContacts,* Work,i@r.ru ::: p@r.ru,Work,"
        "+7 916 000-00-01,,Romashka,buyer\n"
    ) == {
        "name": "Ivan Petrov",
        "birthday": "--05-09",
        "language": "ru",
        "tags": ["starred"],
        "emails": ["i@r.ru", "p@r.ru"],
        "phones": ["+79160000001"],
        "company": "Romashka",
        "position": "buyer",
    }


@pytest.mark.parametrize("label", ["Label", "Type"], ids=["since 2024", "before"])
def test_a_fax_of_google_is_not_called(read_one, label):
    assert read_one(
        f"Name,Phone 1 - {label},Phone 1 - Value,Phone 2 - {label},Phone 2 - Value,Phone 3 - {label},"
        "Phone 3 - Value\n"
        "Ana,* Work Fax,+385 1 000 0001,Mobile,+385 91 000 0001,Home Fax,+385 1 000 0002\n"
    ) == {
        "name": "Ana",
        "phones": ["+385910000001"],
        "custom": {"fax": "+385 1 000 0001 ::: +385 1 000 0002"},
    }


OUTLOOK_IN_ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,"
    "Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,"
    "Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,"
    "Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,"
    "Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,"
    "Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,"
    "Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,"
    "Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,"
    "E-mail 2 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,Initials,"
    "Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,"
    "Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,"
    "Spouse,User 1,User 2,User 3,User 4,Web Page"
)


def test_outlook_in_english(read_one):
    assert read_one(
        sheet(
            OUTLOOK_IN_ENGLISH,
            {
                "Title": "Mr.", "First Name": "John", "Last Name": "Smith", "Suffix": "Jr.",
                "Company": "Acme", "Department": "Sales", "Job Title": "buyer",
                "Business Street": "1 High St", "Business Street 2": "Floor 2", "Business City": "London",
                "Business Postal Code": "N1", "Business Country/Region": "UK",
                "Business Address PO Box": "PO 7", "Home Street": "2 Low Rd", "Home City": "Leeds",
                "Home Postal Code": "LS1", "Other City": "Hull", "Assistant's Phone": "+44 20 7000 0008",
                "Business Fax": "+44 20 7000 0009", "Business Phone": "+44 20 7000 0001",
                "Mobile Phone": "+44 7000 000002", "Anniversary": "0/0/00", "Birthday": "0/0/00",
                "Categories": "VIP;Fair", "E-mail Address": "john@acme.uk", "E-mail Type": "SMTP",
                "E-mail Display Name": "John Smith", "E-mail 2 Address": "js@x.uk", "Gender": "Unspecified",
                "Notes": "likes tea", "Priority": "Normal", "Private": "False", "Sensitivity": "Normal",
                "Web Page": "acme.uk",
            },
        )
    ) == {
        "name": "Mr. John Smith Jr.",
        "company": "Acme",
        "position": "buyer",
        "address": "1 High St, Floor 2, PO 7, N1 London, UK",
        "phones": ["+442070000001", "+447000000002"],
        "emails": ["john@acme.uk", "js@x.uk"],
        "tags": ["VIP", "Fair"],
        "notes": ["likes tea"],
        "website": "acme.uk",
        "custom": {
            "Department": "Sales",
            "Assistant's Phone": "+44 20 7000 0008",
            "Business Fax": "+44 20 7000 0009",
            "address home": "2 Low Rd, LS1 Leeds",
            "address other": "Hull",
        },
    }  # fmt: skip


OUTLOOK_IN_GERMAN = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,"
    "Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,"
    "Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,"
    "Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Weitere Straße,"
    "Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,Weitere Postleitzahl,"
    "Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,"
    "Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),"
    "Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,"
    "Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,"
    "E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,E-Mail 2: Angezeigter Name,Empfohlen von,"
    "Geburtstag,Geschlecht,Initialen,Jahrestag,Kategorien,Notizen,Ort,Postfach geschäftlich,"
    "Postfach privat,Priorität,Privat,Sprache,Stichwörter,Vertraulichkeit,Webseite,Weiteres Postfach"
)


def test_outlook_in_german(read_one, read):
    text = sheet(
        OUTLOOK_IN_GERMAN,
        {
            "Anrede": "Herr", "Vorname": "Jürgen", "Weitere Vornamen": "Karl", "Nachname": "Groß",
            "Firma": "Müller KG", "Abteilung": "Einkauf", "Position": "Einkäufer",
            "Straße geschäftlich": "Hauptstraße 1", "Straße geschäftlich 2": "Hof",
            "Ort geschäftlich": "Köln", "Postleitzahl geschäftlich": "50667",
            "Land/Region geschäftlich": "Deutschland", "Straße privat": "Am Hang 2", "Ort privat": "Bonn",
            "Bundesland/Kanton privat": "NRW", "Weitere Straße": "Seeweg 3", "Weiterer Ort": "Plön",
            "Weiteres/r Bundesland/Kanton": "SH", "Weitere Postleitzahl": "24306",
            "Fax geschäftlich": "+49 221 5000019", "Telefon geschäftlich": "+49 221 5000011",
            "Telefon (privat)": "0228 500002", "Mobiltelefon": "0170 5000003",
            "Haupttelefon": "+49 221 5000010", "E-Mail-Adresse": "j@m.de", "E-Mail-Typ": "SMTP",
            "E-Mail: Angezeigter Name": "Jürgen Groß", "E-Mail 2: Adresse": "jg@x.de",
            "Geburtstag": "9.5.1984", "Geschlecht": "Keine Angabe", "Jahrestag": "0.0.00",
            "Kategorien": "Wichtig;Messe", "Notizen": "Grüße", "Priorität": "Normal", "Privat": "Aus",
            "Vertraulichkeit": "Normal", "Webseite": "mueller.de",
        },
    )  # fmt: skip
    assert read_one(text, codec="cp1252", country="DE") == {
        "name": "Herr Jürgen Karl Groß",
        "company": "Müller KG",
        "position": "Einkäufer",
        "address": "Hauptstraße 1, Hof, 50667 Köln, Deutschland",
        "phones": ["+492215000011", "+49228500002", "+491705000003", "+492215000010"],
        "emails": ["j@m.de", "jg@x.de"],
        "birthday": "1984-05-09",
        "tags": ["Wichtig", "Messe"],
        "notes": ["Grüße"],
        "website": "mueller.de",
        "custom": {
            "Abteilung": "Einkauf",
            "Fax geschäftlich": "+49 221 5000019",
            "address home": "Am Hang 2, Bonn, NRW",
            "address other": "Seeweg 3, 24306 Plön, SH",
        },
    }
    read(text, codec="cp1252")
    assert read.reading.encoding == "cp1252"


OUTLOOK_IN_RUSSIAN = (
    "Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Отдел,Должность,Улица (раб. адрес),"
    "Улица 2 (раб. адрес),Улица 3 (раб. адрес),Город (раб. адрес),Область (раб. адрес),"
    "Индекс (раб. адрес),Страна или регион (раб. адрес),Улица (дом. адрес),Улица 2 (дом. адрес),"
    "Улица 3 (дом. адрес),Город (дом. адрес),Область (дом. адрес),Почтовый код (дом.),"
    "Страна или регион (дом. адрес),Улица (другой адрес),Улица  2 (другой адрес),Улица  3 (другой адрес),"
    "Город  (другой адрес),Область  (другой адрес),Индекс  (другой адрес),"
    "Страна или регион  (другой адрес),Телефон помощника,Рабочий факс,Рабочий телефон,Телефон раб. 2,"
    "Обратный вызов,Телефон в машине,Основной телефон организации,Домашний факс,Домашний телефон,"
    "Телефон дом. 2,ISDN,Телефон переносной,Другой факс,Другой телефон,Пейджер,Основной телефон,"
    "Радиотелефон,Телетайп/телефон с титрами,Телекс,Важность,Веб-страница,Годовщина,День рождения,Дети,"
    "Заметки,Имя помощника,Инициалы,Категории,Ключевые слова,Код организации,Пол,Пометка,"
    "Почтовый ящик (дом. адрес),Почтовый ящик (раб. адрес),Профессия,Расположение,Руководитель,Супруг(а),"
    "Счет,Хобби,Частное,Адрес эл. почты,Тип эл. почты,Краткое имя эл. почты,Адрес 2 эл. почты,"
    "Тип 2 эл. почты,Краткое 2 имя эл. почты,Язык"
)


def test_outlook_in_russian(read_one, read):
    text = sheet(
        OUTLOOK_IN_RUSSIAN,
        {
            "Имя": "Иван", "Отчество": "Сергеевич", "Фамилия": "Петров", "Организация": "ООО Ромашка",
            "Отдел": "Снабжение", "Должность": "закупщик", "Улица (раб. адрес)": "ул. Ленина",
            "Улица 2 (раб. адрес)": "офис 4", "Город (раб. адрес)": "Москва",
            "Индекс (раб. адрес)": "101000", "Улица (дом. адрес)": "ул. Мира", "Город (дом. адрес)": "Тула",
            "Почтовый код (дом.)": "300000", "Рабочий факс": "+7 495 000-00-09",
            "Рабочий телефон": "8 495 000-00-01", "Телефон переносной": "8 916 000-00-01",
            "Важность": "Обычная", "Веб-страница": "romashka.ru", "Годовщина": "0.0.00",
            "День рождения": "09.05.1984", "Заметки": "скидка", "Категории": "Важные",
            "Адрес эл. почты": "i@r.ru", "Тип эл. почты": "SMTP", "Краткое имя эл. почты": "Петров",
            "Адрес 2 эл. почты": "ip@x.ru", "Пол": "Не определен", "Пометка": "Обычная", "Частное": "Ложь",
        },
    )  # fmt: skip
    assert read_one(text, codec="cp1251", country="RU") == {
        "name": "Иван Сергеевич Петров",
        "company": "ООО Ромашка",
        "position": "закупщик",
        "address": "ул. Ленина, офис 4, 101000 Москва",
        "phones": ["+74950000001", "+79160000001"],
        "emails": ["i@r.ru", "ip@x.ru"],
        "birthday": "1984-05-09",
        "tags": ["Важные"],
        "notes": ["скидка"],
        "website": "romashka.ru",
        "custom": {
            "Отдел": "Снабжение",
            "Рабочий факс": "+7 495 000-00-09",
            "address home": "ул. Мира, 300000 Тула",
        },
    }
    read(text, codec="cp1251")
    assert read.reading.encoding == "cp1251"


OUTLOOK_IN_CROATIAN = (
    "Titula;Ime;Srednje ime;Prezime;Sufiks;Tvrtka;Odjel;Radno mjesto;Poslovna ulica;Poslovna ulica 2;"
    "Poslovni grad;Poslovna županija;Poslovni poštanski broj;Poslovna država/regija;Kućna ulica;Kućni grad;"
    "Kućni poštanski broj;Kućna država/regija;Ostala ulica;Ostali grad;Poslovni faks;Poslovni telefon;"
    "Kućni telefon;Mobilni telefon;Ostali telefon;Primarni telefon;Rođendan;Kategorije;Adresa e-pošte;"
    "Vrsta e-pošte;Zaslonsko ime e-pošte;Adresa e-pošte 2;Jezik;Bilješke;Web-stranica"
)


def test_outlook_in_croatian(read_one, read):
    text = sheet(
        OUTLOOK_IN_CROATIAN,
        {
            "Ime": "Željko", "Prezime": "Šarić", "Tvrtka": "Čvorak d.o.o.", "Odjel": "Nabava",
            "Radno mjesto": "voditelj nabave", "Poslovna ulica": "Ilica 1", "Poslovni grad": "Zagreb",
            "Poslovni poštanski broj": "10000", "Kućna ulica": "Dugi put 2", "Kućni grad": "Čakovec",
            "Poslovni faks": "+385 1 000 0009", "Poslovni telefon": "01 000 0001",
            "Mobilni telefon": "091 000 0001", "Rođendan": "9. 5. 1984.", "Adresa e-pošte": "z@cvorak.hr",
            "Vrsta e-pošte": "SMTP", "Zaslonsko ime e-pošte": "Željko", "Bilješke": "zove u petak",
        },
    )  # fmt: skip
    assert read_one(text, codec="cp1250", country="HR") == {
        "name": "Željko Šarić",
        "company": "Čvorak d.o.o.",
        "position": "voditelj nabave",
        "address": "Ilica 1, 10000 Zagreb",
        "phones": ["+38510000001", "+385910000001"],
        "emails": ["z@cvorak.hr"],
        "birthday": "1984-05-09",
        "notes": ["zove u petak"],
        "custom": {
            "Odjel": "Nabava",
            "Poslovni faks": "+385 1 000 0009",
            "address home": "Dugi put 2, Čakovec",
        },
    }
    read(text, codec="cp1250")
    assert read.reading.encoding == "cp1250"


def test_outlook_com(read_one):
    headers = (
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,"
        "Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,"
        "Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,"
        "Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,"
        "Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,"
        "Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,"
        "Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,"
        "Birthday,Anniversary,Notes"
    )
    row = {
        "First Name": "Ana", "Last Name": "Horvat", "Title": "Dr.", "Nickname": "Anči",
        "Given Yomi": "A-na", "Surname Yomi": "HOR-vat", "E-mail Address": "ana@x.hr",
        "Mobile Phone": "+385 91 000 0001", "Pager": "17", "Job Title": "buyer", "Company": "Čvorak",
        "Home Street": "Ilica 1", "Home City": "Zagreb", "Birthday": "1984-05-09", "Spouse": "Ivo",
    }  # fmt: skip
    assert read_one(sheet(headers, row)) == {
        "name": "Dr. Ana Horvat",
        "say": "A-na HOR-vat",
        "emails": ["ana@x.hr"],
        "phones": ["+385910000001"],
        "position": "buyer",
        "company": "Čvorak",
        "address": "Ilica 1, Zagreb",
        "birthday": "1984-05-09",
        "custom": {"Nickname": "Anči", "Pager": "17", "Spouse": "Ivo"},
    }


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
            "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,"
            "Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,"
            "Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,"
            "Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes",
            "Ana,Horvat,Ana Horvat,,ana@x.hr,ah@x.hr,,+385 1 000 0001,,+385 1 000 0009,,+385 91 000 0001,"
            "Ilica 1,kat 2,Zagreb,,10000,HR,,,,,,,buyer,,Čvorak,x.hr,,1984,5,9,red,,,,likes tea",
        ),
        (
            "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
            "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,"
            "Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,"
            "Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,"
            "Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,"
            "Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,"
            "Benutzerdef. 4,Notizen",
            "Ana,Horvat,Ana Horvat,,ana@x.hr,ah@x.hr,,+385 1 000 0001,,+385 1 000 0009,,+385 91 000 0001,"
            "Ilica 1,kat 2,Zagreb,,10000,HR,,,,,,,buyer,,Čvorak,x.hr,,1984,5,9,red,,,,likes tea",
        ),
    ],
    ids=["English", "German"],
)
def test_thunderbird(read_one, headers, row):
    contact = read_one(f"{headers}\n{row}\n")
    fax, red = (headers.split(",")[n] for n in (9, 32))
    assert contact == {
        "name": "Ana Horvat",
        "emails": ["ana@x.hr", "ah@x.hr"],
        "phones": ["+38510000001", "+385910000001"],
        "address": "Ilica 1, kat 2, 10000 Zagreb, HR",
        "position": "buyer",
        "company": "Čvorak",
        "website": "x.hr",
        "birthday": "1984-05-09",
        "notes": ["likes tea"],
        "custom": {fax: "+385 1 000 0009", red: "red"},
    }


def test_windows_mail(read_one):
    assert read_one(
        "First Name;Last Name;Middle Name;Name;Nickname;E-mail Address;Home Street;Home City;"
        "Home Postal Code;Home State;Home Country/Region;Home Phone;Home Fax;Mobile Phone;"
        "Personal Web Page;Business Street;Business City;Business Postal Code;Business State;"
        "Business Country/Region;Business Web Page;Business Phone;Business Fax;Pager;Company;Job Title;"
        "Department;Office Location;Notes\n"
        "Ana;Horvat;;Ana Horvat;;ana@x.hr;;;;;;;;+385 91 000 0001;;Ilica 1;Zagreb;10000;;;x.hr;"
        "+385 1 000 0001;;;Čvorak;buyer;;;likes tea\n"
    ) == {
        "name": "Ana Horvat",
        "emails": ["ana@x.hr"],
        "phones": ["+385910000001", "+38510000001"],
        "address": "Ilica 1, 10000 Zagreb",
        "website": "x.hr",
        "company": "Čvorak",
        "position": "buyer",
        "notes": ["likes tea"],
    }


def test_linkedin_with_its_preamble(read_one, read):
    text = (
        'Notes:\n"When exporting your connections, some may be missing"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ivan,Petrov,https://in/ivan,,Romashka,buyer,20 Nov 2025\n"
    )
    assert read_one(text) == {
        "name": "Ivan Petrov",
        "website": "https://in/ivan",
        "company": "Romashka",
        "position": "buyer",
        "custom": {"Connected On": "20 Nov 2025"},
    }
    (row,) = read(text)
    assert row.number == 5
    assert read.reading.remarks == (
        "read as UTF-8, cells separated by commas",
        "the headers are on line 4; what stands before them was passed over",
        "kept as custom fields: Connected On",
    )


def test_what_outlook_writes_unasked_says_nothing(read_one):
    text = (
        "First Name,Company,Priority,Private,Sensitivity,Gender\nAna,Čvorak,High,False,Normal,Unspecified\n"
    )
    assert read_one(text) == {"name": "Ana", "company": "Čvorak", "custom": {"Priority": "High"}}
