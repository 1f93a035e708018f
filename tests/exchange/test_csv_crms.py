"""The headers of each CRM and mailing program, with one contact as it would write it."""

from tests.exchange.conftest import sheet


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


def test_hubspot_with_more_columns(read_one):
    headers = (
        "Record ID,Salutation,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,"
        "Associated Company,Company Name,Job Title,Street Address,City,State/Region,Postal Code,Website URL,"
        "Date of birth,Preferred language,Time Zone"
    )
    row = {
        "Record ID": "51", "Salutation": "Ms", "First Name": "Ana", "Last Name": "Horvat",
        "Phone Number": "+385 1 000 0001", "Mobile Phone Number": "+385 91 000 0001",
        "Associated Company": "Čvorak", "Company Name": "Čvorak", "Job Title": "buyer",
        "Street Address": "Ilica 1", "City": "Zagreb", "State/Region": "Zagreb", "Postal Code": "10000",
        "Website URL": "x.hr", "Preferred language": "hr", "Time Zone": "Europe/Zagreb",
    }  # fmt: skip
    assert read_one(sheet(headers, row)) == {
        "external_id": "51",
        "name": "Ms Ana Horvat",
        "phones": ["+38510000001", "+385910000001"],
        "company": "Čvorak",
        "position": "buyer",
        "address": "Ilica 1, 10000 Zagreb",
        "website": "x.hr",
        "language": "hr",
        "timezone": "Europe/Zagreb",
    }


def test_salesforce_contacts(read_one):
    headers = (
        "Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,"
        "Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Email,"
        "Account Owner,Last Activity"
    )
    row = {
        "First Name": "Ana", "Last Name": "Horvat", "Title": "buyer", "Account Name": "Čvorak",
        "Mailing Street": "Ilica 1", "Mailing City": "Zagreb", "Mailing Zip/Postal Code": "10000",
        "Mailing Country": "Croatia", "Phone": "+385 1 000 0001", "Mobile": "+385 91 000 0001",
        "Email": "ana@x.hr", "Account Owner": "me", "Last Activity": "2.11.2026",
    }  # fmt: skip
    assert read_one(sheet(headers, row)) == {
        "name": "Ana Horvat",
        "position": "buyer",
        "company": "Čvorak",
        "address": "Ilica 1, 10000 Zagreb, Croatia",
        "phones": ["+38510000001", "+385910000001"],
        "emails": ["ana@x.hr"],
        "custom": {"Account Owner": "me", "Last Activity": "2.11.2026"},
    }


def test_the_headers_of_salesforce_s_loader_have_no_spaces(read_one):
    assert read_one(
        "ID,ACCOUNTID,FIRSTNAME,LASTNAME,MAILINGSTREET,MAILINGCITY,MAILINGPOSTALCODE,HOMEPHONE,BIRTHDATE\n"
        "003A,001B,Ana,Horvat,Ilica 1,Zagreb,10000,+385 1 000 0001,1984-05-09\n"
    ) == {
        "external_id": "003A",
        "name": "Ana Horvat",
        "address": "Ilica 1, 10000 Zagreb",
        "phones": ["+38510000001"],
        "birthday": "1984-05-09",
        "custom": {"ACCOUNTID": "001B"},
    }


def test_pipedrive_with_more_columns(read_one):
    headers = (
        "Person - ID,Person - Name,Person - First name,Person - Last name,Person - Organization,"
        "Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Phone - Mobile,"
        "Person - Label,Person - Owner,Person - Notes,Person - Job title,Person - Birthday,"
        "Organization - ID,Organization - Name,Organization - Address"
    )
    row = {
        "Person - ID": "7", "Person - Name": "Ana Horvat", "Person - First name": "Ana",
        "Person - Last name": "Horvat", "Person - Organization": "Čvorak",
        "Person - Email - Work": "ana@x.hr", "Person - Email - Home": "ah@x.hr",
        "Person - Phone - Mobile": "+385 91 000 0001", "Person - Label": "Hot lead", "Person - Owner": "me",
        "Person - Notes": "likes tea", "Person - Job title": "buyer", "Person - Birthday": "1984-05-09",
        "Organization - ID": "3", "Organization - Name": "Čvorak", "Organization - Address": "Ilica 1",
    }  # fmt: skip
    assert read_one(sheet(headers, row)) == {
        "external_id": "7",
        "name": "Ana Horvat",
        "company": "Čvorak",
        "emails": ["ana@x.hr", "ah@x.hr"],
        "phones": ["+385910000001"],
        "tags": ["Hot lead"],
        "notes": ["likes tea"],
        "position": "buyer",
        "birthday": "1984-05-09",
        "address": "Ilica 1",
        "custom": {"Person - Owner": "me", "Organization - ID": "3"},
    }


def test_zoho(read_one):
    headers = (
        "Record Id,Contact Owner,Lead Source,First Name,Last Name,Account Name,Email,Title,Department,Phone,"
        "Home Phone,Fax,Mobile,Date of Birth,Email Opt Out,Created Time,Salutation,Tag,Secondary Email,"
        "Mailing Street,Other Street,Mailing City,Other City,Mailing Zip,Other Zip,Description"
    )
    row = {
        "Record Id": "zcrm_1", "Contact Owner": "me", "Lead Source": "Fair", "First Name": "Ana",
        "Last Name": "Horvat", "Account Name": "Čvorak", "Email": "ana@x.hr", "Title": "buyer",
        "Phone": "+385 1 000 0001", "Date of Birth": "1984-05-09", "Email Opt Out": "false",
        "Created Time": "2026-11-02 10:00:00", "Salutation": "Ms.", "Tag": "VIP,Fair",
        "Secondary Email": "ah@x.hr", "Mailing Street": "Ilica 1", "Other Street": "Dugi put 2",
        "Mailing City": "Zagreb", "Other City": "Split", "Description": "likes tea",
    }  # fmt: skip
    assert read_one(sheet(headers, row).replace("VIP,Fair", '"VIP,Fair"')) == {
        "external_id": "zcrm_1",
        "source": "Fair",
        "name": "Ms. Ana Horvat",
        "company": "Čvorak",
        "emails": ["ana@x.hr", "ah@x.hr"],
        "position": "buyer",
        "phones": ["+38510000001"],
        "birthday": "1984-05-09",
        "tags": ["VIP", "Fair"],
        "address": "Ilica 1, Zagreb",
        "notes": ["likes tea"],
        "custom": {
            "Contact Owner": "me",
            "Email Opt Out": "false",
            "Created Time": "2026-11-02 10:00:00",
            "address other": "Dugi put 2, Split",
        },
    }


def test_mailchimp(read_one):
    assert read_one(
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,TIMEZONE,"
        "LEID,NOTES,TAGS\n"
        "ana@x.hr,Ana,Horvat,Ilica 1  Zagreb  10000  HR,+385 1 000 0001,,2,2026-11-02 10:00:00,Europe/Zagreb,"
        '17,likes tea,"""VIP"",""Fair"""\n'
    ) == {
        "emails": ["ana@x.hr"],
        "name": "Ana Horvat",
        "address": "Ilica 1  Zagreb  10000  HR",
        "phones": ["+38510000001"],
        "timezone": "Europe/Zagreb",
        "notes": ["likes tea"],
        "tags": ["VIP", "Fair"],
        "custom": {"MEMBER_RATING": "2", "OPTIN_TIME": "2026-11-02 10:00:00", "LEID": "17"},
    }


def test_the_merge_tags_of_mailchimp(read_one):
    assert read_one("EMAIL,FNAME,LNAME\nana@x.hr,Ana,Horvat\n") == {
        "emails": ["ana@x.hr"],
        "name": "Ana Horvat",
    }


def test_monica(read_one):
    assert read_one(
        "first_name,middle_name,last_name,nickname,gender,description,birthdate,job,company,email,phone\n"
        "Ana,,Horvat,Anči,Woman,met at the fair,1984-05-09,buyer,Čvorak,ana@x.hr,+385 1 000 0001\n"
    ) == {
        "name": "Ana Horvat",
        "notes": ["met at the fair"],
        "birthday": "1984-05-09",
        "position": "buyer",
        "company": "Čvorak",
        "emails": ["ana@x.hr"],
        "phones": ["+38510000001"],
        "custom": {"nickname": "Anči", "gender": "Woman"},
    }


def test_bitrix24_in_russian(read_one):
    headers = (
        "ID;Обращение;Имя;Фамилия;Отчество;Дата рождения;Фотография;Тип контакта;Источник;Рабочий телефон;"
        "Мобильный телефон;Номер факса;Домашний телефон;Корпоративный сайт;Рабочий e-mail;Частный e-mail;"
        "E-mail для рассылок;Компания;Должность;Адрес;Адрес (стр. 2);Город;Область;Почтовый индекс;"
        "Комментарий;Ответственный;Дата создания"
    )
    row = {
        "ID": "12", "Имя": "Иван", "Фамилия": "Петров", "Отчество": "Сергеевич",
        "Дата рождения": "09.05.1984", "Тип контакта": "Клиенты", "Источник": "Звонок",
        "Рабочий телефон": "8 495 000-00-01", "Мобильный телефон": "8 916 000-00-01",
        "Корпоративный сайт": "romashka.ru", "Рабочий e-mail": "i@r.ru", "E-mail для рассылок": "ip@r.ru",
        "Компания": "ООО Ромашка", "Должность": "закупщик", "Адрес": "ул. Ленина, 5",
        "Адрес (стр. 2)": "офис 4", "Город": "Москва", "Почтовый индекс": "101000",
        "Комментарий": "скидка", "Ответственный": "я",
    }  # fmt: skip
    assert read_one(sheet(headers, row), country="RU") == {
        "external_id": "12",
        "name": "Иван Петров Сергеевич",
        "birthday": "1984-05-09",
        "source": "Звонок",
        "phones": ["+74950000001", "+79160000001"],
        "website": "romashka.ru",
        "emails": ["i@r.ru", "ip@r.ru"],
        "company": "ООО Ромашка",
        "position": "закупщик",
        "address": "ул. Ленина, 5, офис 4, 101000 Москва",
        "notes": ["скидка"],
        "custom": {"Тип контакта": "Клиенты", "Ответственный": "я"},
    }


def test_bitrix24_in_english(read_one):
    assert read_one(
        "ID,Salutation,First name,Last name,Second name,Date of birth,Photo,Contact type,Work Phone,Mobile,"
        "Fax,Corporate website,Work e-mail,Newsletters e-mail,Company,Position,Address,Address (line 2),City,"
        "State / Province,Zip,Country,Comment,Responsible person\n"
        "12,,Ana,Horvat,,,,Clients,+385 1 000 0001,,,x.hr,ana@x.hr,,Čvorak,buyer,Ilica 1,kat 2,Zagreb,,10000,"
        "Croatia,likes tea,me\n"
    ) == {
        "external_id": "12",
        "name": "Ana Horvat",
        "phones": ["+38510000001"],
        "website": "x.hr",
        "emails": ["ana@x.hr"],
        "company": "Čvorak",
        "position": "buyer",
        "address": "Ilica 1, kat 2, 10000 Zagreb, Croatia",
        "notes": ["likes tea"],
        "custom": {"Contact type": "Clients", "Responsible person": "me"},
    }
