"""`tickler letter`: written, priced, filed and undone; files, drafts, templates of the user's own."""

import io
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Tickler

ITEMS = ("--item", "Coffee machine; 2; 450; 20%", "--item", "Beans, 1 kg; 12,5; 18.99; 10%")


@pytest.fixture
def letters(office: Tickler) -> Tickler:
    """The four clients, and somebody who writes."""
    office("config", "sender", "Ana Kralj / Kava d.o.o. / Obala 1, Split")
    office("edit", "bura", "--address", "Riva 7\n21000 Split", "--address-as", "Mrs Marić, formal")
    return office


def own(office: Tickler, name: str, text: str) -> Path:
    """Put a letter of the user's own into the configuration."""
    file = office.home / "config" / "tickler" / "letters" / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_an_offer_is_written_filed_with_a_note_and_taken_back_whole(letters):
    before = letters.dump()
    assert letters("letter", "bura", "offer", *ITEMS) == (
        "Ivana Marić: letter written, Offer for Hotel Bura\n"
        "  document 1, offer-2026-11-20.pdf, offer, 1 page\n"
    )
    dossier = letters.json("dossier", "bura")
    assert [(one["kind"], one["media_type"]) for one in dossier["documents"]] == [
        ("offer", "application/pdf")
    ]
    assert [one["text"] for one in dossier["notes"]] == ["letter written: Offer for Hotel Bura"]
    letters("undo")
    assert letters.dump() == before


def test_the_text_of_an_offer(letters):
    assert (
        letters("letter", "bura", "offer", *ITEMS, "--set", "until=1 December", "--md")
        == """\
Dear Mrs Marić,

thank you for your interest. I am glad to offer you:

| Item | Quantity | Price | VAT | Amount |
|---|--:|--:|--:|--:|
| Coffee machine | 2 | 450.00 | 20\u00a0% | 900.00 |
| Beans, 1 kg | 12.5 | 18.99 | 10\u00a0% | 237.38 |
| Net |  |  |  | 1137.38 |
| VAT 20\u00a0% (900.00) |  |  |  | 180.00 |
| VAT 10\u00a0% (237.38) |  |  |  | 23.74 |
| **Total, EUR** |  |  |  | **1341.12** |

The offer is valid until 1 December.
If anything in it is not as you need it, tell me, and I will change it.

Kind regards,\\
Ana Kralj
"""
    )


def test_the_sheet_has_the_letterhead_the_address_and_the_table(letters):
    letters("letter", "bura", "offer", *ITEMS, "--pdf", "offer.pdf")
    words = " ".join(text_of(Path("offer.pdf").read_bytes()).split())
    assert words.startswith(
        "Ana Kralj Kava d.o.o. Obala 1, Split Ivana Marić Hotel Bura Riva 7 21000 Split 20 November 2026 "
        "Offer for Hotel Bura Dear Mrs Marić,"
    )
    assert "Total, EUR 1341.12" in words


def test_items_come_from_a_file_too(letters):
    Path("items.csv").write_text("text;quantity;price;vat\nTea;3;0,115;10%\n\nDelivery;1;15;\n")
    text = letters("letter", "bura", "offer", "--items", "items.csv", "--currency", "gel", "--md")
    assert "| Tea | 3 | 0.115 | 10\u00a0% | 0.35 |\n| Delivery | 1 | 15.00 | 0\u00a0% | 15.00 |" in text
    assert "| **Total, GEL** |  |  |  | **15.39** |" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,price\n", "has no line text,quantity,price,vat at its beginning."),
        ("", "has no line text,quantity,price,vat at its beginning."),
        ("text,quantity,price\nTea,2,x\n", 'items.csv, line 2: "x" is no number.'),
        ("text,quantity,price\nTea,2\n", 'items.csv, line 2: "Tea; 2" is no item.'),
        ('text,quantity,price\nTea,2,"1,200"\n', 'line 2: "1,200" can be 1200 or 1.20.'),
    ],
)
def test_a_file_of_items_that_is_none(letters, content, said):
    Path("items.csv").write_text(content)
    assert said in letters.fails(5, "letter", "bura", "offer", "--items", "items.csv")
    assert letters.json("dossier", "bura")["documents"] == []


def test_a_mail_that_any_program_opens(letters):
    letters("letter", "bura", "offer", *ITEMS, "--eml", "offer.eml")
    raw = Path("offer.eml").read_bytes()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n")) and raw.isascii()
    mail = message_from_bytes(raw, policy=policy.default)
    assert (mail["To"], mail["Subject"], mail["X-Unsent"]) == (
        "Ivana Marić <ivana@bura.example>", "Offer for Hotel Bura", "1",
    )  # fmt: skip
    assert mail["From"] is None
    plain = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "\nCoffee machine            2  450.00  20\u00a0%   900.00\n" in plain
    assert "<td>Coffee machine</td>" in mail.get_body(("html",)).get_content()
    (sheet,) = mail.iter_attachments()
    assert "Coffee machine" in text_of(sheet.get_content())


def test_a_draft_is_shown_and_nothing_is_filed(letters):
    before = letters.dump()
    assert letters("letter", "bura", "birthday", "--draft").startswith("Happy birthday\n\nDear Mrs Marić,\n")
    assert letters.dump() == before


def test_the_way_of_speaking_follows_the_card(letters):
    letters("edit", "bura", "--service", "informal", "--address-as", "Ivana")
    said = letters("letter", "bura", "thanks", "--draft")
    assert "Hello Ivana," in said and "Best regards," in said


def test_a_recommendation_goes_to_another_client_and_both_dossiers_know(letters):
    letters("letter", "petrov", "recommendation", "--to", "bura", "--pdf", "letter.pdf")
    words = " ".join(text_of(Path("letter.pdf").read_bytes()).split())
    assert "Dear Mrs Marić, I would like to recommend Иван Петров of ООО Ромашка to you." in words
    petrov, bura = letters.json("dossier", "petrov"), letters.json("dossier", "bura")
    assert (len(petrov["documents"]), len(bura["documents"])) == (0, 1)
    assert petrov["notes"][0]["text"] == "letter written about them, to card 3"
    assert bura["notes"][0]["text"] == "letter written: A recommendation: ООО Ромашка"
    letters("undo")
    assert letters.json("dossier", "petrov")["notes"] == []


def test_what_scripts_get(letters):
    answer = letters.json("letter", "bura", "thanks", "--pdf", "thanks.pdf")
    assert answer.keys() == {
        "schema", "template", "client_id", "to", "subject", "state", "text", "language", "pages", "files",
        "document", "journal",
    }  # fmt: skip
    assert (answer["client_id"], answer["to"], answer["state"]) == (3, "ivana@bura.example", "written")
    assert answer["files"] == ["thanks.pdf"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["bura"], 2, "To whom, and which letter?"),
        (["bura", "ofer"], 3, 'There is no letter "ofer".'),
        (["bura", "../offer"], 3, 'There is no letter "../offer".'),
        (["nobody", "offer"], 3, 'No client answers to "nobody".'),
        (["bura", "offer"], 5, "The letter offer has items, and none were said."),
        (["bura", "offer", "--item", "Tea"], 5, '"Tea" is no item.'),
        (["bura", "offer", *ITEMS, "--currency", "EURO"], 5, '"EURO" is no currency.'),
        (["bura", "offer", *ITEMS, "--discount", "120%"], 5, "120% is no discount."),
        (["bura", "offer", "--item", "Tea; 1; 5 EUR"], 5, '"5 EUR" is no number.'),
        (["bura", "thanks", "--currency", "EUR"], 2, "--currency is that of items."),
        (["bura", "thanks", "--discount", "5%"], 2, "--discount is that of items."),
        (
            ["bura", "offer", *ITEMS, "--set", "untill=May"],
            5,
            'The letter offer has no place for "untill".',
        ),
        (["bura", "birthday", "--set", "for=it"], 5, 'The letter birthday has no place for "for".'),
        (["bura", "thanks", "--language", "fr"], 3, 'The letter "thanks" is not there in fr.'),
        (["bura", "thanks", "--language", "French"], 5, '"French" is no language.'),
        (["bura", "recommendation"], 5, "Who reads about Ivana Marić?"),
        (["bura", "thanks", "--draft", "--send"], 2, "A draft is not sent."),
        (["bura", "thanks", "--md", "--pdf", "-"], 2, "Standard output takes one thing."),
        (["bura", "thanks", "--pdf", "x", "--eml", "x"], 2, "x takes one thing: a PDF, or a mail."),
        (["bura", "thanks", "--force"], 2, "--force belongs to a file that is replaced."),
        (["petrov", "thanks", "--send", "--yes"], 5, "No mail server is configured."),
    ],
)
def test_what_is_refused_changes_nothing(letters, words, code, said):
    before = letters.dump()
    error = letters.fails(code, "letter", *words)
    assert error.startswith(f"tickler: {said}")
    assert letters.dump() == before
    assert not Path("x").exists()


def test_a_file_that_exists_is_replaced_only_by_force(letters):
    Path("thanks.pdf").write_text("mine")
    assert "exists already" in letters.fails(5, "letter", "bura", "thanks", "--pdf", "thanks.pdf")
    assert letters.json("dossier", "bura")["documents"] == []
    letters("letter", "bura", "thanks", "--pdf", "thanks.pdf", "--force")
    assert Path("thanks.pdf").read_bytes().startswith(b"%PDF")


def test_who_writes_must_be_known(office):
    assert office.fails(2, "letter", "bura", "thanks") == (
        "tickler: Who writes the letter?\n"
        '  tickler config sender "Ana Kralj / Kava d.o.o. / Obala 1, Split"\n'
    )
    office("config", "owner", "Ana Kralj")
    assert "Ana Kralj" in office("letter", "bura", "thanks", "--draft")


def test_a_letter_of_ones_own_wins_and_one_in_the_clients_language_before_it(letters):
    own(letters, "thanks", "---\nsubject: Merci\n---\nMerci, {{ client.addressed }}.")
    own(
        letters,
        "thanks.hr",
        "---\nsubject: Hvala\ndate: %d.%m.%Y.\n---\nHvala, {{ client.addressed }}, {{ today }}",
    )
    assert letters("letter", "bura", "thanks", "--draft") == "Merci\n\nMerci, Mrs Marić.\n"
    letters("edit", "bura", "--language", "hr-HR")
    assert letters("letter", "bura", "thanks", "--draft") == "Hvala\n\nHvala, Mrs Marić, 20.11.2026.\n"
    listed = letters("letter", "--list").splitlines()
    assert "thanks          all, hr             you      thanks" in listed
    assert "offer           de, en, hr, ka, ru  program  an offer with items and what they come to" in listed


def test_a_letter_in_the_language_of_its_reader(letters):
    letters(
        "edit", "petrov", "--language", "ru", "--address-as", "Иван Сергеевич", "--email", "ivan@x.example"
    )
    letters("letter", "petrov", "offer", *ITEMS, "--discount", "5%", "--eml", "offer.eml")
    mail = message_from_bytes(Path("offer.eml").read_bytes(), policy=policy.default)
    assert mail["Subject"] == "Коммерческое предложение: ООО Ромашка"
    assert (
        mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        == """\
Здравствуйте, Иван Сергеевич!

Спасибо за Ваш интерес. С удовольствием предлагаю Вам:

Наименование       Кол-во    Цена   НДС    Сумма
Coffee machine          2  450,00  20\u00a0%   900,00
Beans, 1 kg          12,5   18,99  10\u00a0%   237,38
Скидка 5\u00a0%                                -56,87
Без НДС                                  1080,51
НДС 20\u00a0% (855,00)                         171,00
НДС 10\u00a0% (225,51)                          22,55
Итого, EUR                               1274,06

Предложение действительно 30 дней. Если что-то в нём Вам не подходит, скажите, и я это изменю.

С уважением,
Ana Kralj
"""
    )
    assert '<html lang="ru">' in mail.get_body(("html",)).get_content()
    assert letters.json("letter", "petrov", "thanks", "--language", "ka")["subject"] == "გმადლობთ"
    assert letters.json("letter", "petrov", "recommendation", "--to", "bura")["language"] == "en"


def test_a_letter_of_ones_own_that_takes_any_value_takes_any(letters):
    own(letters, "mine", "{% for key in set %}{{ key }} is {{ set[key] }}. {% endfor %}")
    assert letters("letter", "bura", "mine", "--set", "sky=blue", "--draft") == "mine\n\nsky is blue.\n"
    hint = letters.fails(5, "letter", "bura", "offer", *ITEMS, "--set", "x=1").splitlines()[1]
    assert hint == "  It takes: number, until."


def test_the_sheet_says_its_language(letters):
    letters("letter", "bura", "thanks", "--language", "ka", "--pdf", "thanks.pdf")
    assert PdfReader("thanks.pdf").trailer["/Root"]["/Lang"] == "ka"
    own(letters, "mine.v2", "Hello")
    assert letters.json("letter", "bura", "mine", "--pdf", "mine.pdf")["language"] == "v2"


def test_the_currency_of_the_folder(letters):
    assert "Total, EUR" in letters("letter", "bura", "offer", *ITEMS, "--draft")
    letters("config", "currency", "gel")
    assert "Total, GEL" in letters("letter", "bura", "offer", *ITEMS, "--draft")
    assert "Total, USD" in letters("letter", "bura", "offer", *ITEMS, "--currency", "usd", "--draft")


def test_an_offer_in_other_words_and_with_a_decimal_comma(letters):
    own(
        letters, "ponuda",
        "---\nkind: offer\nneeds: items\ndecimal: ,\nitem: Stavka\ntotal: Ukupno\nvat: PDV\n---\n"
        "{{ offer.table }}\n\nUkupno {{ offer.total }}, neto {{ offer.net }}, PDV {{ offer.vat }}\n",
    )  # fmt: skip
    text = letters("letter", "bura", "ponuda", "--item", "Aparat; 1; 12000; 25%", "--md")
    assert "| Stavka | Quantity | Price | PDV | Amount |" in text
    assert "| Aparat | 1 | 12\u202f000,00 | 25\u00a0% | 12\u202f000,00 |" in text
    assert "Ukupno 15\u202f000,00\u00a0EUR, neto 12\u202f000,00\u00a0EUR, PDV 3000,00\u00a0EUR" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: x\n---\n\nHello {{ client.nmae }}", "line 5: a client has no 'nmae'."),
        ("Hello\n{{ client.name", "line 2: "),
        ("{% include '/etc/passwd' %}", "line 1: /etc/passwd"),
        ("{{ client.__class__ }}", "line 1: access to attribute '__class__'"),
        ("{{ ''.__class__.__mro__ }}", "line 1: access to attribute '__class__'"),
        ("\n\n{{ 1 / 0 }}", "line 3: division by zero."),
        ("{{ client.name + 1 }}", "line 1: "),
        ("{% for a in range(99999) %}{{ '12345678901' }}{% endfor %}", "longer than 1,000,000 characters."),
        ("---\ncolour: red\n---\n", 'line 2: a letter has no "colour"'),
        ("---\nrubbish\n---\n", 'line 2: "rubbish" is no KEY: VALUE.'),
        ("---\ntitle: x\n", "line 1: the head has no second line ---."),
        ("---\nkind: novel\n---\nx", '"novel" is no kind of document'),
        ("---\nsubject: {{ client.nmae }}\n---\nx", "line 2: a client has no 'nmae'."),
    ],
)
def test_a_broken_letter_is_refused_with_its_line(letters, text, said):
    file = own(letters, "mine", text)
    before = letters.dump()
    error = letters.fails(5, "letter", "bura", "mine")
    assert error.startswith("tickler: mine.md cannot be used") and said in error
    assert f"Mend it in {file}, or take it away." in error
    assert letters.dump() == before


def test_a_broken_letter_does_not_hide_the_others(letters):
    own(letters, "mine", "---\nrubbish\n")
    listed = letters("letter", "--list")
    assert 'mine.md cannot be used, line 2: "rubbish" is no KEY: VALUE.' in listed
    assert "apology" in listed


NASTY = "Ana\r\nBcc: all@x.example <b>*bold*</b> | [link](http://x.example) {{ 7 * 7 }} #let x = 1 \x1b[31m"


def test_nothing_on_a_card_becomes_a_header_markup_or_code(letters):
    letters("add", NASTY, "--company", NASTY, "--email", "nasty@x.example", "--address-as", NASTY)
    letters("letter", "5", "offer", "--item", f"{NASTY}; 1; 1", "--eml", "n.eml", "--pdf", "n.pdf")
    mail = message_from_bytes(Path("n.eml").read_bytes(), policy=policy.default)
    assert sorted(mail.keys()) == ["Content-Type", "Date", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert [address.addr_spec for address in mail["To"].addresses] == ["nasty@x.example"]
    page = mail.get_body(("html",)).get_content()
    assert "<b>" not in page and "<em>" not in page and "<a " not in page and "\x1b" not in page
    assert "*bold*" in page and "{{ 7 * 7 }}" in page
    assert "#let x = 1" in text_of(Path("n.pdf").read_bytes())


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: c@x.example", "é@x.example", "a b@", "<>", "a@@b"])
def test_an_address_that_could_be_more_than_one_is_refused(address):
    from tickler.core.errors import ValueRefused
    from tickler.wording.mail import address_of

    with pytest.raises(ValueRefused, match="is no address that mail is sent to"):
        address_of(address)


def test_a_shipped_one_is_copied_to_be_changed(letters):
    file = letters.home / "config" / "tickler" / "letters" / "thanks.md"
    assert letters("letter", "--copy", "thanks") == f"{file} is yours now: change it as you like\n"
    assert file.read_text().startswith("---\ntitle: ")
    assert letters.fails(5, "letter", "--copy", "thanks").startswith(f"tickler: {file} is your own already.")
    assert "There is no" in letters.fails(3, "letter", "--copy", "poem")


def test_a_reader_who_is_purged_leaves_no_name_with_the_client_who_was_recommended(letters):
    letters("letter", "petrov", "recommendation", "--to", "bura")
    letters("--yes", "purge", "bura")
    assert "Mari" not in letters("dossier", "petrov", "--md")
    assert b"Ivana Mari" not in letters.folder.read_bytes()
    assert "Mari" not in letters("log")
