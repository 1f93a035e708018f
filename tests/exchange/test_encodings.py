import pytest

from tests.exchange.address_books import ADDRESS_BOOKS, rows_of
from tickler.core.errors import FileRefused, ValueRefused
from tickler.exchange.charset.encodings import Decision, decide_encoding


def decide(sample, wanted=None, whole=True):
    return decide_encoding(sample, whole=whole, wanted=wanted, source="contacts.csv")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1250", "Anić;Čvorak d.o.o.;Zagreb"),
        ("cp1250", "Željko Šarić;Đurđevac"),
        ("cp1250", "Jiří Dvořák;Plzeň"),
        ("cp1250", "Stanisław Łukasiewicz;Gdańsk"),
        ("cp1250", "Kovács Győző;Nagy László"),
        ("cp1252", "Hélène Lefèvre;Genève"),
        ("cp1252", "José Muñoz;João Conceição"),
        ("cp1252", "Søren Kjær;Århus"),
        ("cp1252", "Jürgen Müller;Straße;Größe"),
        ("cp1251", "Иван Петров;ООО Ромашка;Москва"),
        ("cp1251", "Ёлкин Пётр;ИП ЩУКИН"),
        ("koi8-r", "Иван Петров;ООО Ромашка;Москва"),
        ("koi8-r", "Ольга Юрьевна;ЗАО ВЕСНА"),
        ("cp1253", "Γιώργος Παπαδόπουλος;Αθήνα"),
        ("utf-8", "Željko;გიორგი;Иван"),
        ("utf-8-sig", "Željko;გიორგი;Иван"),
        ("utf-16", "Željko;გიორგი;Иван"),
        ("utf-16-le", "name;phone\nИван;1"),
        ("utf-16-be", "name;phone\nИван;1"),
    ],
)
def test_the_text_decides(codec, text):
    assert decide(f"name;company\n{text}\n".encode(codec)).codec == codec


def test_a_sample_that_ends_within_a_character_is_still_utf8():
    assert decide("имя\nИван".encode()[:-1], whole=False).codec == "utf-8"


def test_one_stray_byte_does_not_hide_utf8():
    assert decide("имя;город\nИван;Москва\n".encode() + b"\xff\n").codec == "utf-8"


BOOKS = [
    pytest.param(codec, rows_of(book), id=f"{language} in {codec}")
    for (codec, language), book in ADDRESS_BOOKS.items()
]


@pytest.mark.parametrize(("codec", "rows"), BOOKS)
@pytest.mark.parametrize("written", [str, str.upper], ids=["", "all capitals"])
def test_address_books_of_every_size(codec, rows, written):
    for count in range(1, len(rows) + 1):
        sample = written("\n".join(rows[:count])).encode(codec)
        assert sample.decode(decide(sample).codec) == written("\n".join(rows[:count]))


@pytest.mark.parametrize(("codec", "rows"), BOOKS)
def test_a_single_row(codec, rows):
    for row in rows:
        sample = row.encode(codec)
        assert sample.decode(decide(sample).codec) == row


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1250", "Anić Perić Čuček Šarić Đurić Żurek Łącki Kłos Dvořáček Gergő Němec Ploiești"),
        ("cp1252", "Muñiz Sørby Kjær Thérèse Forlì João Åkesson Ödön Núria Hägglöf Rebière Bjørg"),
        ("cp1251", "Иван ЩУКИН Ёлкин Їжак Въжаров Ђурић Якубович АННА ООО"),
        ("koi8-r", "Иван ЩУКИН Ёлкин Якубович АННА"),
        ("cp1253", "Γιώργος ΜΑΡΙΑ Ξένια"),
    ],
    ids=["Central European", "Western", "Cyrillic", "KOI8-R", "Greek"],
)
def test_a_single_name(codec, words):
    for word in words.replace("ș", "ş").split():
        sample = word.encode(codec)
        assert sample.decode(decide(sample).codec) == word


def test_german_and_croatian_in_one_file():
    rows = "Jürgen Groß;Müller KG;Köln\nŽeljka Anić;Čvorak d.o.o.;Đakovo\nSören Böhm;Straßenbau;Fürth\n"
    assert decide(rows.encode("cp1250")).codec == "cp1250"


def test_what_all_languages_of_the_west_share_is_western():
    assert decide("Müller;Köln\nSchröder;Düren\n".encode("cp1252")) == Decision("cp1252")


def test_signs_around_a_name_are_no_evidence():
    assert decide("name\n“Café” – Zoë’s; АО".encode("cp1252", "ignore")).codec == "cp1252"
    assert decide("имя\nАО «Заря»;№ 5\n".encode("cp1251")).codec == "cp1251"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("mac-roman", "Müller;Köln\nJosé Muñoz;Málaga\nFrançois;Orléans"),
        ("mac-cyrillic", "Иван Петров;Москва\nОльга Смирнова;Самара"),
        ("iso8859-2", "Željko Šarić;Čakovec\nĐuro Anić\nTvrtka Žižić;Šibenik"),
        ("cp852", "Željko Šarić;Čakovec\nĐuro Anić\nTvrtka Žižić;Šibenik"),
        ("cp866", "Иван Петров;Москва\nОльга Смирнова;Самара"),
    ],
)
def test_old_systems_where_the_text_leaves_no_other_choice(codec, text):
    assert decide(text.encode(codec)).codec == codec


def test_a_single_name_is_little_to_go_by_and_that_is_said():
    decision = decide("name\nIvan Anić\n".encode("cp1250"))
    assert decision == Decision("cp1250", '"Anić" could also be "Aniæ": if so, say --encoding cp1252')


def test_a_few_rows_leave_no_doubt():
    rows = "name\nIvan Anić\nŽeljko Šarić\nMarija Kovačević\n"
    assert decide(rows.encode("cp1250")) == Decision("cp1250")


def test_a_language_that_is_not_known_is_a_guess_and_said_to_be_one():
    decision = decide("山田太郎;東京都;株式会社\n鈴木花子;大阪\n".encode("cp932"))
    assert decision == Decision("cp932", "the encoding is a guess: if names look wrong, say --encoding")


def test_the_user_overrules():
    assert decide("name\nAnić\n".encode("cp1250"), wanted="latin1").codec == "iso8859-1"


def test_the_encoding_said_is_not_the_file_s():
    with pytest.raises(FileRefused, match=r"contacts\.csv is not in utf-8: byte 0xE6 at position 8"):
        decide("name\nAnić\n".encode("cp1250"), wanted="utf-8")


@pytest.mark.parametrize("wanted", ["klingon", "base64", "utf-7", "punycode"])
def test_no_such_encoding(wanted):
    with pytest.raises(ValueRefused, match=wanted):
        decide(b"name\n", wanted=wanted)
