import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tickler.exchange.points import email_point, phone_doubt, phone_point


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("+385 91 123 4567", "+385911234567"),
        ("00385 91 123 4567", "+385911234567"),
        ("+385 (0)91 123-4567", "+385911234567"),
        ("+7 (916) 000-00-01", "+79160000001"),
        ("+385\u00a091\u202f123\u20114567", "+385911234567"),
        ("tel:+38591123456", "+38591123456"),
        ("+385 91 123 4567 (mob)", "+385911234567"),
        ("+٣٨٥ ٩١ ١٢٣ ٤٥٦٧", "+385911234567"),
        ("091 123 4567", "+385911234567"),
        ("091/123-4567", "+385911234567"),
        ('="0911234567"', "+385911234567"),
        ("385911234567", "+385911234567"),
        ("112", "112"),
        ("0911", "0911"),
        ("+12", "12"),
        ("00", "00"),
        ("+385 91 123 4567 ext. 12", "+385911234567;ext=12"),
        ("+385 91 123 4567x12", "+385911234567;ext=12"),
        ("+385 91 123 4567;ext=12", "+385911234567;ext=12"),
        ("091 123 4567 lok. 7", "+385911234567;ext=7"),
        ("+7 916 000-00-01 доб. 12", "+79160000001;ext=12"),
        ("+1234567890123456789", "1234567890123456789"),
    ],
)
def test_key_of_a_phone_number_with_croatia_as_the_default(text, key):
    assert phone_point(text, "HR").key == key


@pytest.mark.parametrize(
    ("text", "country", "key"),
    [
        ("8 916 000-00-01", "RU", "+79160000001"),
        ("555 00 00 02", "GE", "+995555000002"),
        ("030 123456", "DE", "+4930123456"),
        ("06 698 12345", "IT", "+390669812345"),
        ("091 123 4567", "hr", "+385911234567"),
        ("091 123 4567", None, "0911234567"),
        ("091 123 4567", "XX", "0911234567"),
        ("8 916 000-00-01 доб. 12", None, "89160000001;ext=12"),
    ],
)
def test_national_numbers_belong_to_the_country(text, country, key):
    assert phone_point(text, country).key == key


@pytest.mark.parametrize("text", ["", "  ", "+", "ask at the reception", "7,95123E+10", "7.95E10"])
def test_no_number_or_one_that_a_spreadsheet_destroyed(text):
    assert phone_point(text, "HR") is None


def test_the_number_is_kept_as_written():
    assert phone_point("  +385 (0)91 123-4567 ", None).value == "+385 (0)91 123-4567"
    assert phone_point("091 доб. 1", None).value == "091 доб. 1"


@pytest.mark.parametrize(
    ("text", "country", "doubt"),
    [
        ("091 123 4567", "HR", None),
        ("091 123 4567", None, None),
        ("091 123 4567 lok. 7", "HR", None),
        ("+7 916 000-00-01", "HR", None),
        ("0911", "HR", "not a telephone number of HR; kept as written"),
        ("112", "hr", "not a telephone number of HR; kept as written"),
        ("112", None, None),
        ("555 00 00 021", "GE", "not a telephone number of GE; kept as written"),
        ("+385 91 1", None, "too long or too short for its country code; kept as written"),
        ("+7 916 000-00-012", "RU", "too long or too short for its country code; kept as written"),
        ("+7 916 000-00-012 доб. 3", "RU", "too long or too short for its country code; kept as written"),
        ("0044 20", "HR", "too long or too short for its country code; kept as written"),
        ("+1234567890123456789", None, "too long or too short for its country code; kept as written"),
        ("+999 12 345 678", None, "no country has this code; kept as written"),
    ],
)
def test_what_cannot_be_a_number_is_doubted(text, country, doubt):
    assert phone_doubt(phone_point(text, country), country) == doubt


@given(
    country=st.sampled_from(["HR", "RU", "GE", "DE", "AT", "US", "GB", "RS", "IT", "HU", "MX", "BR"]),
    digits=st.text("0123456789", min_size=4, max_size=14),
)
@example(country="HR", digits="0911234567")
@example(country="MX", digits="5512345678")
def test_the_learned_rules_agree_with_the_library(country, digits):
    assume(not digits.startswith("00"))
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        key = digits
    else:
        possible = phonenumbers.is_possible_number_with_reason(number)
        whole = possible == phonenumbers.ValidationResult.IS_POSSIBLE
        key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if whole else digits
    assert phone_point(digits, country).key == key


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        (" Ana@Example.HR ", "Ana@Example.HR", "ana@example.hr"),
        ("Ana Horvat <ana@example.hr>", "ana@example.hr", "ana@example.hr"),
        ("mailto:ana@example.hr", "ana@example.hr", "ana@example.hr"),
        ("иван@пример.рф", "иван@пример.рф", "иван@пример.рф"),
        ("z\u030celjko@x.hr", "željko@x.hr", "željko@x.hr"),
    ],
)
def test_email(text, value, key):
    assert email_point(text) == (value, key)


@pytest.mark.parametrize("text", ["", "ana", "@x", "ana@", "ana horvat@x.hr", "/o=Exchange/cn=ana"])
def test_not_an_email(text):
    assert email_point(text) is None
