"""The headers of each program, with one contact as it would write it."""


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


def test_outlook_in_english(read_one):
    assert read_one(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
        "Business Street 2,Business City,Business Postal Code,Business Country/Region,Home Street,Home City,"
        "Business Fax,Business Phone,Home Phone 2,Mobile Phone,Birthday,Categories,E-mail Address,"
        "E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,Web Page\n"
        "Mr.,John,,Smith,Jr.,Acme,Sales,buyer,1 High St,Floor 2,London,N1,UK,2 Low Rd,Leeds,+44 20 0000 0009,"
        "+44 20 0000 0001,,+44 7000 000002,0/0/00,VIP;Fair,john@acme.uk,"
        "SMTP,John Smith,js@x.uk,likes tea,acme.uk\n"
    ) == {
        "name": "Mr. John Smith Jr.",
        "company": "Acme",
        "position": "buyer",
        "address": "1 High St, Floor 2, N1 London, UK",
        "phones": ["+442000000001", "+447000000002"],
        "emails": ["john@acme.uk", "js@x.uk"],
        "tags": ["VIP", "Fair"],
        "notes": ["likes tea"],
        "website": "acme.uk",
        "custom": {
            "Department": "Sales",
            "Business Fax": "+44 20 0000 0009",
            "address home": "2 Low Rd, Leeds",
        },
    }


def test_outlook_in_german_and_its_code_page(read):
    (row,) = read(
        "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Position;Straße geschäftlich;Ort geschäftlich;"
        "Postleitzahl geschäftlich;Telefon geschäftlich;Mobiltelefon;E-Mail-Adresse;Geburtstag;Notizen\n"
        "Herr;Jürgen;;Groß;Müller KG;Einkäufer;Hauptstraße 1;Köln;50667;+49 221 000001;;"
        "j@m.de;9.5.1984;Grüße\n",
        codec="cp1252",
    )
    assert read.reading.encoding == "cp1252"
    contact = row.contact
    assert (contact.name, contact.company, contact.position) == ("Herr Jürgen Groß", "Müller KG", "Einkäufer")
    assert (contact.address, contact.birthday) == ("Hauptstraße 1, 50667 Köln", "1984-05-09")


def test_outlook_in_russian_and_its_code_page(read):
    (row,) = read(
        "Обращение;Имя;Отчество;Фамилия;Организация;Должность;Город (раб. адрес);Рабочий телефон;"
        "Адрес эл. почты;Категории;Заметки\n"
        ";Иван;Сергеевич;Петров;ООО Ромашка;закупщик;Москва;8 916 000-00-01;i@r.ru;Важные;скидка\n",
        codec="cp1251",
        country="RU",
    )
    assert read.reading.encoding == "cp1251"
    contact = row.contact
    assert (contact.name, contact.company, contact.address) == (
        "Иван Сергеевич Петров",
        "ООО Ромашка",
        "Москва",
    )
    assert contact.phones == [("8 916 000-00-01", "+79160000001")]


def test_outlook_in_croatian_and_its_code_page(read):
    (row,) = read(
        "Titula;Ime;Prezime;Tvrtka;Radno mjesto;Poslovni telefon;Adresa e-pošte;Rođendan;Bilješke\n"
        ";Željko;Šarić;Čvorak d.o.o.;voditelj nabave;091 000 0001;z@cvorak.hr;9. 5. 1984.;zove u petak\n",
        codec="cp1250",
        country="HR",
    )
    assert read.reading.encoding == "cp1250"
    contact = row.contact
    assert (contact.name, contact.company, contact.birthday) == (
        "Željko Šarić",
        "Čvorak d.o.o.",
        "1984-05-09",
    )
    assert contact.phones == [("091 000 0001", "+385910000001")]


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


def test_hubspot(read_one):
    assert read_one(
        "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,"
        "Country/Region,Contact owner\n"
        "51,Ana,Horvat,ana@x.hr,+385 91 000 0001,New,2026-11-02,Čvorak,Croatia,me\n"
    ) == {
        "external_id": "51",
        "name": "Ana Horvat",
        "emails": ["ana@x.hr"],
        "phones": ["+385910000001"],
        "company": "Čvorak",
        "address": "Croatia",
        "custom": {"Lead Status": "New", "Create Date": "2026-11-02", "Contact owner": "me"},
    }


def test_salesforce(read_one):
    assert read_one(
        "Lead ID,FirstName,LastName,Email,Phone,Company,LeadSource,Status,OwnerId\n"
        "00Q1,Ana,Horvat,ana@x.hr,+385 91 000 0001,Čvorak,Fair,Open,005\n"
    ) == {
        "external_id": "00Q1",
        "name": "Ana Horvat",
        "emails": ["ana@x.hr"],
        "phones": ["+385910000001"],
        "company": "Čvorak",
        "source": "Fair",
        "custom": {"Status": "Open", "OwnerId": "005"},
    }


def test_pipedrive(read_one):
    assert read_one(
        "Person - ID,Person - Name,Person - Email,Person - Phone,Organization - Name,"
        "Person - Last activity date\n"
        "7,Ana Horvat,ana@x.hr,+385 91 000 0001,Čvorak,2026-11-02\n"
    ) == {
        "external_id": "7",
        "name": "Ana Horvat",
        "emails": ["ana@x.hr"],
        "phones": ["+385910000001"],
        "company": "Čvorak",
        "custom": {"Person - Last activity date": "2026-11-02"},
    }


def test_plain_words_in_georgian(read_one):
    assert read_one(
        "გვარი;სახელი;კომპანია;ტელეფონი;ელ. ფოსტა\nბერიძე;გიორგი;ვარდი;555 00 00 02;g@v.ge\n", country="GE"
    ) == {"name": "ბერიძე გიორგი", "company": "ვარდი", "phones": ["+995555000002"], "emails": ["g@v.ge"]}


def test_birthday_in_three_columns(read_one):
    text = "Display Name,Birth Year,Birth Month,Birth Day\nAna,1984,5,9\n"
    assert read_one(text) == {"name": "Ana", "birthday": "1984-05-09"}


def test_what_outlook_writes_unasked_says_nothing(read_one):
    text = (
        "First Name,Company,Priority,Private,Sensitivity,Gender\nAna,Čvorak,High,False,Normal,Unspecified\n"
    )
    assert read_one(text) == {"name": "Ana", "company": "Čvorak", "custom": {"Priority": "High"}}
