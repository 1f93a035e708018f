"""Write a file of any number of plausible contacts, the same ones each time.

    python -m benchmarks.make_contacts 100000 --format google -o contacts.csv

Names are built from syllables in Latin, Cyrillic and Georgian script, in turn. No two contacts share a
name and company, a telephone number or an e-mail address, so a search for duplicates looks at every one
and finds none.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, TextIO


class Script(NamedTuple):
    """The syllables of one script, and what telephone numbers look like there."""

    given: tuple[str, ...]
    roots: tuple[str, ...]
    middles: tuple[str, ...]
    endings: tuple[str, ...]
    trades: tuple[str, ...]
    phone: str
    said: tuple[str, ...]


class Contact(NamedTuple):
    """One made-up client."""

    given: str
    family: str
    company: str
    phone: str
    email: str
    note: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LATIN = Script(
    given=_words("Ada Bruno Clara Drago Edita Filip Greta Hanno Iskra Jakov Karla Leon"),
    roots=_words("Bor Čav Dol Đur Gal Hor Kov Lip Mar Nov Pol Šim Tom Vuk Žup Rad"),
    middles=_words("in an ol ar et ul ed uš av om ik er"),
    endings=_words("ić ović ec er mann son ac elli"),
    trades=_words("gradnja Dental Print Hotel Vina Soft Möbel Logistik"),
    phone="+385 99 0{:03} {:03}",
    said=(
        "wants a sample first",
        "call after the holidays",
        "compares three offers",
        "asks for the price list",
    ),
)
CYRILLIC = Script(
    given=_words("Алла Борис Вера Глеб Дарья Егор Жанна Захар Инна Кирилл Лада Марк"),
    roots=_words("Бар Вол Гор Дуб Жук Зим Кол Лоб Мор Нос Пав Руд Сав Тар Хол Чер"),
    middles=_words("ин ан ол ар ет ул ед уш ав ом ик ер"),
    endings=_words("ов енко ский ин ук ых ец ман"),
    trades=_words("строй дент печать отель вино софт мебель транс"),
    phone="+7 (900) 0{:03}-{:03}",
    said=(
        "просит образец",
        "перезвонить после праздников",
        "сравнивает три предложения",
        "просит прайс-лист",
    ),
)
GEORGIAN = Script(
    given=_words("ანი ბექა გიგი დალი ეთო ვანო ზურა თეა ია კოტე ლია მაკა"),
    roots=_words("ბარ გელ დოლ ვაშ ზურ კობ ლომ მაჭ ნად პაპ რუხ სულ ტყე ფირ ქავ ხარ"),
    middles=_words("ინ ან ოლ არ ეთ ულ ედ უშ ავ ომ იკ ერ"),
    endings=_words("შვილი ძე ია ური ელი ავა ანი უა"),
    trades=_words("მშენებელი დენტი სტამბა სასტუმრო მარანი სოფტი ავეჯი ტრანსი"),
    phone="+995 50 0{:03} {:03}",
    said=(
        "ნიმუში უნდა",
        "დღესასწაულების შემდეგ",
        "სამ ფასს ადარებს",
        "ფასების სია უნდა",
    ),
)
SCRIPTS = (LATIN, CYRILLIC, GEORGIAN)

# Odd and no multiple of 3: with the sizes of the tables, powers of two and three, it shares no factor, so
# multiplying by it visits every combination before one comes again.
STRIDE = 1_000_003_001

PLAIN_HEADERS = ("Name", "Company", "Phone", "E-mail", "Note")
GOOGLE_HEADERS = (
    "First Name", "Middle Name", "Last Name", "Organization Name", "Organization Title", "Birthday", "Notes",
    "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value",
)  # fmt: skip


def contact(number: int) -> Contact:
    """Make up the contact with this number, 0 or more; the same number gives the same contact."""
    within, which = divmod(number, len(SCRIPTS))
    script = SCRIPTS[which]
    tables = (
        script.given, script.roots, script.middles, script.endings,
        script.roots, script.middles, script.roots, script.trades,
    )  # fmt: skip
    rest, parts = within * STRIDE, []
    for table in tables:
        rest, index = divmod(rest, len(table))
        parts.append(table[index])
    given, root, middle, ending, *company, trade = parts
    thousands, ones = divmod(within, 1000)
    return Contact(
        given=given,
        family=root + middle + ending,
        company=f"{''.join(company).capitalize()} {trade}",
        phone=script.phone.format(thousands, ones),
        email=f"client{number}@example.org" if number % 10 else "",
        note=f"{script.said[number % len(script.said)]}, {number % 97} €" if number % 2 else "",
    )


def contacts(count: int, start: int = 0) -> Iterator[Contact]:
    """Yield `count` contacts, from the number `start` on."""
    return map(contact, range(start, start + count))


def write_plain(people: Iterator[Contact], out: TextIO) -> None:
    """Write a sheet with headers in plain words."""
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(PLAIN_HEADERS)
    sheet.writerows(map(_plain_row, people))


def write_google(people: Iterator[Contact], out: TextIO) -> None:
    """Write what a Google export of these contacts holds, without its many empty columns."""
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(GOOGLE_HEADERS)
    sheet.writerows(
        (
            p.given,
            "",
            p.family,
            p.company,
            "",
            "",
            p.note,
            "* myContacts",
            "* Work",
            p.email,
            "Mobile",
            p.phone,
        )
        for p in people
    )


def write_vcard(people: Iterator[Contact], out: TextIO) -> None:
    """Write what the address book of a telephone exports: vCard 3.0."""
    for p in people:
        lines = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{p.family};{p.given};;;",
            f"FN:{p.name}",
            f"ORG:{p.company}",
            f"TEL;TYPE=CELL:{p.phone}",
            *([f"EMAIL;TYPE=INTERNET,WORK:{p.email}"] if p.email else []),
            *(["NOTE:" + p.note.replace(",", "\\,")] if p.note else []),
            "END:VCARD",
        ]
        out.writelines(line + "\r\n" for line in lines)


def write_json(people: Iterator[Contact], out: TextIO) -> None:
    """Write a list of objects with keys in plain words, as scripts do."""
    out.write("[")
    for number, p in enumerate(people):
        known = {key.lower(): value for key, value in zip(PLAIN_HEADERS, _plain_row(p), strict=True) if value}
        out.write((",\n" if number else "\n") + json.dumps(known, ensure_ascii=False))
    out.write("\n]\n")


def _plain_row(p: Contact) -> tuple[str, ...]:
    return p.name, p.company, p.phone, p.email, p.note


WRITERS = {"plain": write_plain, "google": write_google, "vcard": write_vcard, "json": write_json}


def write_file(path: Path, count: int, start: int = 0, layout: str = "google") -> None:
    """Write `count` contacts into a file, UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as out:
        WRITERS[layout](contacts(count, start), out)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, help="how many contacts")
    parser.add_argument("--format", choices=WRITERS, default="plain", help="which layout (default: plain)")
    parser.add_argument("--start", type=int, default=0, help="number of the first contact (default: 0)")
    parser.add_argument("-o", "--output", type=Path, help="a file; standard output without it")
    asked = parser.parse_args()
    if asked.output:
        write_file(asked.output, asked.count, asked.start, asked.format)
        return
    out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    WRITERS[asked.format](contacts(asked.count, asked.start), out)
    out.flush()


if __name__ == "__main__":
    main()
