"""The words by which people and programs name their columns, in the languages of the users.

A table of meanings, not of files: a sheet that nobody listed is understood when its headers are plain
words. Each entry is folded before it is compared, and spaces and punctuation do not count.
"""

HEADER_WORDS: dict[str, str] = {
    "name": """
        name | full name | display name | contact name | contact | client | client name | customer |
        customer name | person | person name | contact person | lead | lead name | name and surname |
        first and last name |
        vollständiger Name | Anzeigename | Kunde | Kundenname | Ansprechpartner | Kontakt | Kontaktname |
        Vor- und Nachname | Vorname Nachname | Name Vorname | Vorname und Nachname
        ФИО | Ф.И.О. | полное имя | имя и фамилия | фамилия и имя | фамилия имя | имя фамилия |
        фамилия имя отчество | контакт | контактное лицо | клиент | имя клиента | отображаемое имя |
        краткое имя
        ime i prezime | prezime i ime | puno ime | kontakt osoba | osoba za kontakt | klijent | kupac |
        osoba
        სახელი და გვარი | სახელი გვარი | სრული სახელი | კლიენტი | მომხმარებელი | საკონტაქტო პირი
        имя контакта | имя и отчество | naziv kontakta | Name und Vorname | Name des Kunden
    """,
    "first-name": """
        first name | given name | forename | first | name given | Vorname | имя | ime | სახელი
        fname | firstname | Rufname
    """,
    "middle-name": """
        middle name | additional name | second name | patronymic | weitere Vornamen | zweiter Vorname |
        отчество
        второе имя | srednje ime | drugo ime | მამის სახელი
    """,
    "last-name": """
        last name | family name | surname | last | name family | Nachname | Familienname | Zuname |
        фамилия
        prezime | გვარი
        lname
    """,
    "prefix": """
        name prefix | prefix | honorific | salutation | courtesy title | Anrede | Namenspräfix |
        обращение | префикс
        titula | oslovljavanje | მიმართვა
        name title | akademischer Titel
    """,
    "suffix": """
        name suffix | suffix | generation | Namenszusatz | Namenssuffix | суффикс | sufiks | სუფიქსი
    """,
    "nickname": "nickname | nick | alias | Spitzname | прозвище | псевдоним | ник | nadimak | მეტსახელი",
    "file-as": "file as | speichern unter | хранить как | spremi kao",
    "title": "title | Titel | титул",
    "company": """
        company | company name | organization | organisation | organization name | organisation name |
        employer
        firm | business name | account | account name | associated company | company or account |
        legal name
        Firma | Firmenname | Unternehmen | Organisation | Betrieb
        компания | организация | фирма | название компании | наименование | название организации |
        контрагент
        место работы
        tvrtka | poduzeće | firma | organizacija | naziv tvrtke | naziv | poslodavac
        კომპანია | ორგანიზაცია | ფირმა | კომპანიის სახელი | კომპანიის დასახელება
        полное наименование | Firmenbezeichnung | Name der Firma | naziv poduzeća | ime tvrtke
        place of work | Arbeitgeber | ორგანიზაციის დასახელება
        company account | company title | org | org name | org id name | название фирмы | наим организации
    """,
    "position": """
        position | job title | job | role | organization title |
        designation | function
        Stellung | Berufsbezeichnung | Funktion | Jobtitel
        должность | позиция
        radno mjesto | pozicija | funkcija
        თანამდებობა | პოზიცია
        post | Stelle | должность контактного лица | Arbeitstitel | titula radnog mjesta
    """,
    "profession": "profession | occupation | Beruf | профессия | zanimanje | პროფესია",
    "phone": """
        phone | phones | phone number | phone numbers | phone value | telephone | telephone number |
        tel | tel no
        mobile | mobile phone | mobile number | mobile no | cell | cell phone | cellphone | cellular |
        car phone | whatsapp | handphone
        Telefon | Telefonnummer | Rufnummer | Mobil | Mobiltelefon | Handy | Handynummer | Mobilnummer |
        Autotelefon | Festnetz
        телефон | телефоны | номер телефона | мобильный | мобильный телефон | сотовый | сотовый телефон |
        телефон переносной | моб телефон | тел | моб тел | телефон в машине
        telefoni | broj telefona | mobitel | mobilni | mobilni telefon | broj mobitela
        ტელეფონი | ტელეფონის ნომერი | მობილური | მობილური ტელეფონი | ტელ
        mobile phone number | phone mobile | phone no | mob | mob phone | gsm | contact number | radio phone
        Tel Nr | Telefon Nr | Telefonnr | Mobil Tel Nr | Mobil Nr | Handy Nr | тел моб | моб | моб номер
        контактный телефон | радиотелефон | номер мобильного | tel mob | br telefona | broj mob
        telefon u automobilu | kontakt broj | ტელეფონის ნომრები | მობილურის ნომერი
        Mobiltelefonnummer | Mobilfunknummer | Mobilfunk | Telefonnummer mobil | landline | land line |
        fixed line
        мобильный тел | телефон для рассылок
        городской | городской телефон | стационарный | стационарный телефон | fiksni | fiksni telefon |
        telefon faks
    """,
    "email": """
        email | emails | email address | email addresses | email value | mail | mail address | email id
        E-Mail-Adresse | Mailadresse | E-Mail-Adressen
        электронная почта | эл. почта | почта | адрес электронной почты | адрес эл. почты | имейл |
        е-мейл
        емейл | адрес e-mail | e-mail адрес
        e-pošta | adresa e-pošte | email adresa | el. pošta | elektronička pošta | mail adresa
        ელფოსტა | ელ. ფოსტა | ელექტრონული ფოსტა | მეილი | იმეილი
        эл почты | newsletters e-mail | e-mail для рассылок | mail id | E-Mail-Anschrift | e-mail adresa
        adresa elektroničke pošte | ელ ფოსტის მისამართი
    """,
    "website": """
        website | website value | web site | web page | webpage | homepage | home page | url | site |
        www | web
        web address | Webseite | Webadresse | Internetseite | Internetadresse | сайт | веб-сайт |
        веб-страница
        web stranica | mrežna stranica | internet stranica | ვებსაიტი | ვებგვერდი | საიტი
        website url | web url | Internet | личная страница | personal page | web mjesto | web adresa
        business home page | business homepage
    """,
    "birthday": """
        birthday | birth date | birthdate | date of birth | dob | born | Geburtstag | Geburtsdatum |
        день рождения
        дата рождения | rođendan | datum rođenja | დაბადების დღე | დაბადების თარიღი
        bday | birth day and month | Geb Datum | geb am | geboren am | geboren | др | рождён | dat rođenja
        день рожд | дата рожд | д р | geb | Geburtstagsdatum | datum rođ | rođ | rođen | rođena | birth
        დაბ თარიღი | დაბ დღე
    """,
    "birth-year": """
        birth year | year of birth | Geburtsjahr | год рождения | godina rođenja | დაბადების წელი
        Jahrgang | god rođenja
    """,
    "birth-month": """
        birth month | month of birth | Geburtsmonat | месяц рождения | mjesec rođenja
        დაბადების თვე
    """,
    "birth-day": """
        day of birth | число рождения | dan rođenja
        день месяца рождения | დაბადების რიცხვი
    """,
    "note": """
        note | notes | comment | comments | remark | remarks | description | memo | background
        Notiz | Notizen | Bemerkung | Bemerkungen | Anmerkung | Anmerkungen | Kommentar | Beschreibung
        заметка | заметки | примечание | примечания | комментарий | комментарии | описание
        bilješka | bilješke | napomena | napomene | komentar | opis
        შენიშვნა | შენიშვნები | კომენტარი | ჩანაწერი
        personal notes | personal note | biography | biographies | bio | прим | nap
    """,
    "tag": """
        tag | tags | label | labels | group | groups | group membership | category | categories |
        segment | list
        Kategorie | Kategorien | Gruppe | Gruppen | Schlagwort | Schlagwörter
        метка | метки | тег | теги | группа | группы | категория | категории
        oznaka | oznake | grupa | grupe | kategorija | kategorije
        ჯგუფი | კატეგორია | ტეგი | ტეგები
        Etikett | Etiketten | ярлык | ярлыки | ključne oznake
    """,
    "source": """
        source | lead source | contact source | origin | Quelle | Herkunft | источник | izvor | წყარო
        откуда
    """,
    "address-as": """
        address as | greeting | how to address | Briefanrede | как обращаться | kako se obratiti
    """,
    "say": """
        say | pronunciation | phonetic name | yomi name | phonetic first name | phonetic middle name |
        phonetic last name | given name yomi | additional name yomi | family name yomi | Aussprache |
        произношение | izgovor | გამოთქმა
        given yomi | surname yomi | first name pronunciation | last name pronunciation
    """,
    "language": "language | preferred language | locale | Sprache | язык | jezik | ენა",
    "timezone": "time zone | timezone | Zeitzone | часовой пояс | vremenska zona | დროის სარტყელი",
    "service": """
        service style | style of service | kind of service | Art der Betreuung | стиль обслуживания |
        način usluge | მომსახურების სტილი
    """,
    "channel": """
        preferred channel | preferred contact method | contact preference | bevorzugter Kontaktweg |
        Kontaktweg | предпочтительный способ связи | способ связи | preferirani kanal | način kontakta
        სასურველი არხი | კონტაქტის გზა
    """,
    "hours": """
        preferred hours | best time to call | hours to call | call hours | best time to contact
        Erreichbarkeit | bevorzugte Zeiten | beste Anrufzeit | удобное время | время для звонка
        vrijeme za poziv | najbolje vrijeme | სასურველი დრო | დარეკვის დრო
    """,
    "external-id": """
        id | uid | uuid | external id | record id | contact id | person id | lead id | customer id |
        client id
        Kundennummer | Kunden-ID | код клиента | идентификатор | šifra | šifra kupca
        Kundennr | Kunden Nr | Kd Nr | KdNr | код контрагента | šifra partnera
    """,
    "formatted-address": """
        address formatted | formatted address | full address | complete address | полный адрес
        address formatted value | formatted value
    """,
    "address": """
        address | postal address | Adresse | Anschrift | адрес | почтовый адрес | adresa | მისამართი
        адресс
    """,
    "street": """
        street | street address | address line | address street | address extended address |
        extended address
        Straße | Straße und Hausnummer | Strasse | улица | дом | ulica | ulica i broj | ქუჩა
        street name | address 1 | улица и дом | адрес стр | корпус | квартира | кв | офис | naziv ulice
        apartment | apt | flat | suite | комната | этаж | строение | подъезд | Wohnung | Etage |
        Adresszusatz | stan | kat
        address line 1 | address line 2
    """,
    "house-number": """
        house number | house no | building number | Hausnummer | Hausnr | Haus Nr | номер дома | № дома
        kućni broj | broj kuće | სახლის ნომერი
    """,
    "po-box": """
        po box | post office box | address po box | Postfach | абонентский ящик | poštanski pretinac
        почтовый ящик
    """,
    "city": """
        city | town | locality | address city | Ort | Stadt | Wohnort | город | населенный пункт |
        grad | mjesto
        ქალაქი
        city or town | place | Gemeinde | нас пункт | grad mjesto
    """,
    "region": """
        region | state | province | county | address region | state or province | state province |
        Bundesland
        Bundesland Kanton | область | регион | край | županija | regija | რეგიონი
        state region | district | Kanton | Region | район | republika | მხარე
    """,
    "postal-code": """
        postal code | zip | zip code | post code | postcode | zip postal code | address postal code |
        PLZ
        Postleitzahl | индекс | почтовый индекс | poštanski broj | საფოსტო ინდექსი
        почтовый код | post nr | poštanski br | индекс почтовый
    """,
    "country": """
        country | country region | country or region | address country | Land | Land Region | страна |
        страна или регион | država | zemlja | država regija | ქვეყანა
    """,
    "left-out": """
        photo | picture | image | email label | email type | email display name | phone label |
        phone type
        address label | address type | website label | website type | Foto | фото | slika
        E-Mail-Typ | E-Mail Angezeigter Name | Typ E-Mail | тип эл почты | краткое имя эл почты | фотография
        vrsta e-pošte | zaslonsko ime e-pošte | e-mail address type | name label
        vrsta adrese e-pošte | zaslonsko ime adrese e-pošte
    """,
}

QUALIFIERS: dict[str, str] = {
    "business": """
        business | work | office | job | company | organization | organisation | corporate
        geschäftlich | geschäftliche | Geschäfts | dienstlich | dienstliche | Dienst | Büro | Firma | Firmen
        рабочий | рабочая | раб | служебный | корпоративный | организации | компании | юридический | офисный
        poslovni | poslovna | poslovno | službeni | službena | tvrtke | posao
        სამსახურის | სამსახური | ოფისის
    """,
    "home": """
        home | personal | private | privat | private | privater | домашний | домашняя | дом | личный | личная
        частный | kućni | kućna | kućno | privatni | privatna | osobni | სახლის | პირადი
    """,
    "other": """
        other | alternate | alternative | secondary | second | third | additional
        weitere | weiterer | weiteres | andere | zweite | dritte | sekundäre | alternativ
        другой | другая | дополнительный | второй | третий | фактический |
        drugi | druga | treći | treća | ostalo | ostali | ostala | სხვა | მეორე
    """,
    "mailing": "mailing",
    "billing": "billing | invoice | Rechnungs | za račun",
    "shipping": "shipping | delivery | Liefer | доставки | dostava",
    "": """
        main | primary | preferred | default | contact | customer | client | person | lead
        Haupt | primäre | erste | erster | Kontakt
        основной | главный | первый | контактный | контакта | адрес
        glavni | glavna | primarni | primarna | prvi | prva | kontakt
        ძირითადი | საკონტაქტო | პირველი
    """,
}
"""What says whose or which one it is: `Business Phone` is a phone as `Phone` is.

The key is how a second address is named; what is under the empty key says nothing.
"""

CLIENTS = """
    client | client name | customer | customer name | Kunde | Kundenname | клиент | имя клиента | klijent |
    kupac | კლიენტი | მომხმარებელი
"""
"""Names by themselves; beside a column of persons they are the firms that these belong to."""

ADDRESSES = "address | Adresse | Anschrift | адрес | adresa | მისამართი"
"""Before the part of one they say nothing: `Poslovna adresa - grad` is a town."""

MARKS = """
    required | mandatory | optional | text only | if known | Pflichtfeld | Pflicht | wenn bekannt |
    обязательно |
    обязательное поле | необязательно | если есть | obavezno | obvezno | nije obavezno | ako postoji |
    სავალდებულო
"""
"""What stands in brackets behind a header, and is said to whoever fills the sheet in."""

NUMBERS = "no | nr | number | номер | br | broj"
"""In `Straße, Nr.` the number of the house; by themselves they say too little."""
