import pytest

from tickler.core.errors import FileRefused, ValueRefused
from tickler.exchange.encodings import decide_encoding


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


def test_a_close_choice_is_said_with_a_word_of_the_file():
    decision = decide("name\nЁлкин Пётр;ИП ЩУКИН\n".encode("cp1251"))
    assert decision.doubt == '"Ёлкин" could also be "КЙХМ": if so, say --encoding koi8-r'


def test_the_user_overrules():
    assert decide("name\nAnić\n".encode("cp1250"), wanted="latin1").codec == "iso8859-1"


def test_the_encoding_said_is_not_the_file_s():
    with pytest.raises(FileRefused, match=r"contacts\.csv is not in utf-8: byte 0xE6 at position 8"):
        decide("name\nAnić\n".encode("cp1250"), wanted="utf-8")


@pytest.mark.parametrize("wanted", ["klingon", "base64", "utf-7", "punycode"])
def test_no_such_encoding(wanted):
    with pytest.raises(ValueRefused, match=wanted):
        decide(b"name\n", wanted=wanted)
