"""Who is there already: never two people for one, and nobody twice where it can be known."""

import pytest

from tests.store.samples import NOW, add, anna
from tickler.core.contacts import Contact, Point
from tickler.core.places import LOOSE
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming, own_name
from tickler.store.journal import Entry
from tickler.store.recognition import NAMES_COMPARED, Index, Known, Likely, Unclear, twins

Finding = Known | Likely | Unclear | None


def person(name: str | None = None, company: str | None = None, *points: str, **fields: str) -> Contact:
    """A client with telephone numbers and, where there is an @, e-mail addresses."""
    phones = [Point(point, point) for point in points if "@" not in point]
    emails = [Point(point, point) for point in points if "@" in point]
    return Contact(name=name, company=company, phones=phones, emails=emails, **fields)


def found(folder: Folder, *contacts: Contact) -> list[Finding]:
    """What is known of each contact, none of which is added."""
    coming = [incoming(contact) for contact in contacts]
    index = Index(folder.db, coming)
    return [index.find(one) for one in coming]


@pytest.mark.parametrize(
    ("present", "coming", "expected"),
    [
        pytest.param(
            person("Ana", external_id="c-1"), person("X", external_id="c-1"), Known(1, "id"), id="external id"
        ),
        pytest.param(
            person("Ana", None, "a@x", external_id="12"), person("Boris", None, "b@x", external_id="12"),
            Likely(1, "id"), id="a number that two programs have given",
        ),
        pytest.param(
            person("Ana Prva", None, "a@x", external_id="12"), person("Ana", None, "1", external_id="12"),
            Known(1, "id"), id="a number, and a name that agrees",
        ),
        pytest.param(
            person("Ana Prva", None, "a@x", external_id="12"), person("Eva", None, "a@x", external_id="12"),
            Known(1, "id"), id="a number, and the same address",
        ),
        pytest.param(
            person("Ana Prva", None, "a@x"), person("ANA  prva", None, "a@x"), Known(1, "e-mail"), id="e-mail"
        ),
        pytest.param(
            person("Ана Беридзе", "Čvorak", "1"), person("Beridze Ana", None, "1"), Known(1, "phone"),
            id="phone, another script and order",
        ),
        pytest.param(
            person("Ana Prva", None, "1"), person("Ana", None, "1"), Known(1, "phone"), id="part of the name"
        ),
        pytest.param(
            person("Ana", None, "1"), person("Dr. Ana Prva", None, "1"), Known(1, "phone"),
            id="more of the name",
        ),
        pytest.param(
            person("Мария Соколова", None, "a@x"), person("Maria Sokolova", None, "a@x"), Known(1, "e-mail"),
            id="the name as another script writes it",
        ),
        pytest.param(
            person("Ana Prva", "Acme", "1"), person("Boris Drugi", "Acme", "1"), Likely(1, "phone"),
            id="colleagues on one switchboard",
        ),
        pytest.param(
            person("Ana Prva", "Acme", "info@x"), person("Boris Drugi", "Acme", "info@x"),
            Likely(1, "e-mail"), id="colleagues with one address",
        ),
        pytest.param(
            person("Ivan Petrov", None, "1", "a@x"), person("Ivana Petrova", None, "1", "a@x"),
            Likely(1, "e-mail"), id="a couple",
        ),
        pytest.param(
            person("Acme", "Acme", "1"), person("Ana Prva", "Acme", "1"), Known(1, "phone"),
            id="a card called after the firm",
        ),
        pytest.param(
            person("Ana Prva", None, "a@x"), person("a@x", None, "a@x"), Known(1, "e-mail"),
            id="a row called after its address",
        ),
        pytest.param(
            person("Ana Prva", None, "+1 2"), person("+1 2", None, "+1 2"), Known(1, "phone"),
            id="a row called after its number",
        ),
        pytest.param(
            person("Ana", "Čvorak d.o.o.", "1", "a@x"), person("ANA", "cvorak D.O.O.", "2", "b@x"),
            Known(1, "name"), id="name and firm",
        ),
        pytest.param(person(None, "Ромашка"), person(None, "ромашка"), Known(1, "name"), id="a firm alone"),
        pytest.param(person("Ana", "Acme"), person("Ana"), None, id="the name without the firm"),
        pytest.param(person("Ana", "Acme"), person("Eva", "Acme"), None, id="the firm with another name"),
        pytest.param(
            person("Ana", None, "1"), person("Ana", None, "2"), Known(1, "name"), id="another number"
        ),
        pytest.param(
            person("Ana", None, "1", "a@x"), person("Ana", None, "2", "b@x"), Likely(1, "name"),
            id="another number and another address",
        ),
        pytest.param(
            person("Ana", None, "a@x", external_id="c-1"), person("Ana", None, "a@x", external_id="c-2"),
            Known(1, "e-mail"), id="another id, but the e-mail",
        ),
    ],
)  # fmt: skip
def test_one_card_and_one_contact(
    folder: Folder, present: Contact, coming: Contact, expected: Finding
) -> None:
    add(folder, present)
    add(folder, "Petr")
    assert found(folder, coming) == [expected]


@pytest.mark.parametrize(
    ("present", "coming", "expected"),
    [
        pytest.param(
            [person("Ana", None, "a@x"), person("Ana", "Acme", "1")], person("Ana", None, "a@x", "1"),
            Unclear((Known(1, "e-mail"), Known(2, "phone"))), id="the address of one, the number of another",
        ),
        pytest.param(
            [person("Ana", external_id="c-1"), person("Eva", None, "e@x")],
            person("Eva", None, "e@x", external_id="c-1"),
            Unclear((Known(1, "id"), Known(2, "e-mail"))), id="the id of one, the address of another",
        ),
        pytest.param(
            [person("Ana Prva", None, "1"), person("Boris Drugi", None, "1")], person("1", None, "1"),
            Unclear((Known(1, "phone"), Known(2, "phone"))), id="a number of two, and no name",
        ),
        pytest.param(
            [person("Ana", None, "1"), person("Ana", None, "2")], person("Ana", None, "3"),
            Unclear((Known(1, "name"), Known(2, "name"))), id="a name of two",
        ),
        pytest.param(
            [person("Ana", None, "a@x"), person("Ana", "Acme", "1", "a@x")], person("Ana", None, "a@x", "1"),
            Known(2, "e-mail"), id="both speak for the second",
        ),
        pytest.param(
            [person("Ana Prva", None, "1"), person("Ana", None, "1")], person("Ana", None, "1"),
            Known(2, "phone"), id="the very same name before a longer one",
        ),
        pytest.param(
            [person("Ana", None, "1"), person("Ana", None, "1")], person("Ana", None, "1"), Known(1, "phone"),
            id="of two with the very same name the oldest",
        ),
        pytest.param(
            [person("Ana", "Acme", "info@x"), person("Eva", "Acme")], person("Eva", "Acme", "info@x"),
            Known(2, "name"), id="the address of a colleague, but the name and firm",
        ),
        pytest.param(
            [person("Ana", None, "1", "a@x"), person("Ana", None, "2")], person("Ana", None, "3", "c@x"),
            Known(2, "name"), id="of a name the one that nothing speaks against",
        ),
    ],
)  # fmt: skip
def test_several_cards_and_one_contact(
    folder: Folder, present: list[Contact], coming: Contact, expected: Finding
) -> None:
    for contact in present:
        add(folder, contact)
    assert found(folder, coming) == [expected]


def test_a_repetition_is_known_within_a_chunk_and_across_chunks(folder: Folder) -> None:
    chunks = [
        [person("Ana", None, "1", "a@x", external_id="c-1"), person("Bo", None, "2", "b@x")],
        [person("Y", external_id="c-1"), person("Other", None, "2"), person("Cy", None, "3"), person("Cy")],
        [person("CY", None, "3"), person("Other", None, "2"), person("Dee", None, "2")],
    ]
    findings: list[Finding] = []
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        for chunk in chunks:
            coming = [incoming(one) for one in chunk]
            index = Index(folder.db, coming)
            for one in coming:
                findings.append(finding := index.find(one))
                if finding is None or isinstance(finding, Likely):
                    index.remember(one, batch.add(one, LOOSE, "call"))
            batch.flush()
        batch.close()
    assert findings == [
        *(None, None),
        *(Known(1, "id"), Likely(2, "phone"), None, Known(4, "name")),
        *(Known(4, "phone"), Known(3, "phone"), Likely(2, "phone")),
    ]


def test_the_same_name_is_found_among_any_number_of_colleagues(folder: Folder) -> None:
    names = [f"Ana {chr(97 + number // 26)}{chr(97 + number % 26)}q" for number in range(NAMES_COMPARED + 5)]
    for name in names:
        add(folder, person(name, None, "1"))
    assert found(folder, person(names[-1], None, "1")) == [Known(len(names), "phone")]


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("ivan petrov", "ivan petrov"),
        ("petrov ivan\nacme", "ivan petrov"),
        ("yuriy", "iuri"),
        ("jurij", "iuri"),
        ("acme\nacme", ""),
        ("ana@acme.hr", ""),
        ("+385 91 000", ""),
    ],
)
def test_names_in_a_form_that_can_be_compared(folded: str, expected: str) -> None:
    assert own_name(folded) == expected


def test_the_twins_of_a_contact(folder: Folder) -> None:
    add(folder, anna())
    add(folder, person("Ana", None, "1"))
    add(folder, person("Ana", None, "2"))
    assert twins(folder.db, person("Petr", None, "1")) == (Likely(2, "phone"),)
    assert twins(folder.db, person("Ana")) == (Known(2, "name"), Known(3, "name"))
    assert twins(folder.db, person("Petr")) == ()
