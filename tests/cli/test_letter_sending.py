"""Letters on their way: through a real server on this machine, or held up, said so and filed as it is."""

import sys
from pathlib import Path

import pytest
import trustme

from tests.cli.post_office import PASSWORD, UNKNOWN, USER, config, post_office, that_hangs_up
from tickler.core.errors import FileRefused
from tickler.store import documents
from tickler.wording import sending

# On a line that is safe from its first byte the server does not notice that it is.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path: Path) -> Path:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return file


@pytest.fixture
def configure(office, tmp_path, trusted):
    def write(port: int, security: str, **more: str) -> None:
        config(tmp_path / "config" / "tickler", port, security, trusted, **more)

    return write


@pytest.fixture
def password(tmp_path: Path) -> dict[str, str]:
    """A user whose password comes from a command."""
    script = tmp_path / "password.py"
    script.write_text(f"print({PASSWORD!r})")
    return {"user": USER, "password_command": f'"{sys.executable}" "{script}"'}


def notes(office, client):
    return [(note["kind"], note["text"]) for note in office.json("dossier", client)["notes"]]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_letter_is_sent_over_a_safe_line_after_a_login(office, authority, configure, password, security):
    with post_office(authority, security) as (post, port):
        configure(port, security, **password)
        said = office("letter", "bura", "thanks", "--send", "--yes")

    assert said == (
        "Ivana Marić: letter sent, Thank you\n  document 1, thanks-2026-11-20.pdf, letter, 1 page\n"
    )
    (mail,) = post.mails
    assert post.logins[-1] == (USER, PASSWORD)
    assert (post.readers, post.safe) == ([["ivana@bura.example"]], [True])
    assert (mail["From"], mail["To"]) == ("Ana Kralj <ana@kava.example>", "Ivana Marić <ivana@bura.example>")
    assert (mail["Subject"], mail["Date"]) == ("Thank you", "Fri, 20 Nov 2026 08:30:00 +0000")
    assert "Dear Ivana Marić," in mail.get_body(("plain",)).get_content()
    assert "<p>Dear Ivana Marić,</p>" in mail.get_body(("html",)).get_content()
    (sheet,) = mail.iter_attachments()
    assert (sheet.get_filename(), sheet.get_content_type()) == ("thanks-2026-11-20.pdf", "application/pdf")
    assert sheet.get_content().startswith(b"%PDF")
    assert notes(office, "bura") == [("email", "letter sent: Thank you")]


def test_without_a_login_on_a_plain_line(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        office("letter", "bura", "thanks", "--send", "--yes")
    assert (len(post.mails), post.safe, post.logins) == (1, [False], [])


def refused(office, client="bura", state="unsent"):
    """Send a letter that is not taken; return what was said, after a look at how it is filed."""
    error = office.fails(5, "letter", client, "thanks", "--send", "--yes")
    kept = office.json("dossier", client)
    assert [document["name"] for document in kept["documents"]] == ["thanks-2026-11-20.pdf"]
    assert notes(office, client) == [("other", f"letter {state}: Thank you")]
    (entry, *_) = office.json("log")["entries"]
    assert entry["summary"] == f"{kept['card']['name']}: letter {state}, Thank you"
    return error


def test_a_refused_reader(office, authority, configure):
    office("edit", "bura", "--email", UNKNOWN)
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        assert refused(office) == (
            f"tickler: localhost does not take mail for {UNKNOWN}: 550 no such mailbox ␛[31mhere.\n"
            "  It is filed as unsent, document 1; tickler undo takes it out again.\n"
        )
    assert post.mails == []


def test_a_letter_that_the_server_does_not_want(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        post.answer = "554 too many letters today"
        assert refused(office).startswith(
            "tickler: localhost refuses the letter: 554 too many letters today.\n"
        )


def test_a_line_that_breaks_before_the_letter_leaves(office, configure):
    with that_hangs_up("RCPT") as port:
        configure(port, "none")
        assert refused(office).startswith(
            "tickler: The line to localhost broke before the letter was taken: "
        )


@pytest.mark.parametrize("at", ["DATA", "."])
def test_a_line_that_breaks_when_the_letter_may_have_arrived(office, configure, at):
    with that_hangs_up(at) as port:
        configure(port, "none")
        said = refused(office, state="perhaps unsent").splitlines()
    assert said[0].startswith("tickler: The line to localhost broke before it said that it has the letter: ")
    assert said[1] == (
        "  It is filed as perhaps unsent, document 1: ask Ivana Marić before you send it again."
    )


def test_a_server_that_is_not_there(office, configure):
    configure(1, "none")
    assert refused(office).startswith("tickler: localhost, port 1, was not reached: Connection refused")


def test_a_wrong_password(office, authority, configure):
    with post_office(authority, "tls") as (post, port):
        configure(port, "tls", user=USER, password_command="echo wrong")
        assert refused(office).startswith("tickler: localhost refuses the login of ana: 535 ")
    assert post.mails == []


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for(office, authority, configure, tmp_path, password, security):
    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(str(stranger))
    with post_office(authority, security) as (post, port):
        configure(port, security, **{**password, "authorities": str(stranger)})
        assert refused(office).startswith("tickler: The line to localhost is not safe: ")
    assert (post.mails, post.logins) == ([], [])


def test_a_server_that_cannot_make_the_line_safe_gets_nothing(office, authority, configure, password):
    with post_office(authority, "none") as (post, port):
        configure(port, "starttls", **password)
        assert refused(office).startswith("tickler: localhost cannot be used as configured: STARTTLS")
    assert post.mails == []


def test_it_is_asked_before_a_letter_is_sent(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        outcome = office.run("letter", "bura", "thanks", "--send", stdin="n\n", terminal=True)
        assert (outcome.out, outcome.code) == ("Nothing was sent, and nothing filed.\n", 0)
        assert outcome.err == 'Send "Thank you" to Ivana Marić <ivana@bura.example>? [y/N] '
        assert office.json("dossier", "bura")["documents"] == []
        assert "Add --yes to do it without being asked." in office.fails(
            2, "letter", "bura", "thanks", "--send"
        )
        office("letter", "bura", "thanks", "--send", stdin="y\n", terminal=True)
    assert len(post.mails) == 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "No mail server is configured."),
        ("[smtp]\nfrom = 'a@b.example'", "host is missing"),
        ("[smtp]\nhost = 'h'", "from is missing"),
        ("[smtp]\nhost = 'h'\nfrom = 'nobody'", 'from is an address: "nobody" is no address'),
        (
            "[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nsecurity = 'ssl'",
            'security is tls, starttls or none, not "ssl"',
        ),
        ("[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nport = 'x'", 'port is a number, not "x"'),
        ("[smtp]\nhost = 'h'\nfrom = 'a@b.example'\npassword = 'x'", "There is a password in"),
        ("[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nuser = 'a'\nsecurity = 'none'", "for all to read"),
        ("[smtp]\nhost = 'h'\nfrom = 'a@b.example'\npasword = 'x'", "has no pasword"),
        (
            "[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nuser = 'a'\npassword_command = 'false'",
            "gave no password",
        ),
        (
            "[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nuser = 'a'\npassword_command = '/no/such'",
            "cannot be run",
        ),
        (
            "[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nuser = 'a'\npassword_command = 'say \"'",
            "cannot be run",
        ),
        ("[smtp]\nhost = 'h'\nfrom = 'a@b.example'\nuser = 'a'\npassword_command = [1]", "cannot be run"),
    ],
    ids=[
        "none",
        "host",
        "from",
        "address",
        "security",
        "port",
        "password",
        "plain",
        "key",
        "command",
        "program",
        "quote",
        "number",
    ],
)
def test_a_server_that_is_not_described_well_is_refused_and_nothing_filed(office, tmp_path, table, said):
    directory = tmp_path / "config" / "tickler"
    directory.mkdir(parents=True)
    (directory / "config.toml").write_text(f"sender = 'Ana'\n{table}\n")
    assert said in office.fails(5, "letter", "bura", "thanks", "--send", "--yes")
    assert office.json("dossier", "bura")["documents"] == []


def test_the_password_of_the_systems_keyring(office, authority, configure, monkeypatch):
    keyring = pytest.importorskip("keyring")
    monkeypatch.setattr(
        keyring, "get_password", lambda service, user: PASSWORD if service == "tickler" else None
    )
    with post_office(authority, "tls") as (post, port):
        configure(port, "tls", user=USER)
        office("letter", "bura", "thanks", "--send", "--yes")
    assert post.logins == [(USER, PASSWORD)]


def test_a_setting_that_is_made_later_does_not_fall_into_the_table_of_the_server(
    office, authority, configure
):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        office("config", "paper", "letter")
        office("letter", "bura", "thanks", "--send", "--yes")
    assert len(post.mails) == 1


def test_without_the_keyring_package_it_is_said_how_to_get_a_password(office, configure, monkeypatch):
    configure(1, "tls", user=USER)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert office.fails(5, "letter", "bura", "thanks", "--send", "--yes") == (
        "tickler: There is no password: the package keyring is not installed.\n"
        "  pip install 'tickler-file[keyring]', or say password_command in config.toml.\n"
    )
    assert office.json("dossier", "bura")["documents"] == []


def test_a_keyring_without_the_password_says_how_to_put_it_there(office, configure, monkeypatch):
    keyring = pytest.importorskip("keyring")
    configure(1, "tls", user=USER)
    monkeypatch.setattr(keyring, "get_password", lambda service, user: None)
    assert "keyring set tickler ana puts it there." in office.fails(
        5, "letter", "bura", "thanks", "--send", "--yes"
    )


def test_a_letter_that_cannot_be_filed_is_not_sent(office, authority, configure, monkeypatch):
    def full(*_):
        raise FileRefused("thanks.pdf cannot be kept: no space left.", "Make room.")

    monkeypatch.setattr(documents, "take_in_stream", full)
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        error = office.fails(5, "letter", "bura", "thanks", "--send", "--yes")
    assert error == "tickler: thanks.pdf cannot be kept: no space left.\n  Make room.\n"
    assert (post.mails, notes(office, "bura")) == ([], [])


def test_what_the_folder_says_while_the_letter_is_on_its_way(office, authority, configure):
    seen = []
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        post.meanwhile = lambda: seen.append((notes(office, "bura"), office("find", "perhaps unsent")))
        office("letter", "bura", "thanks", "--send", "--yes")
    ((told, found),) = seen
    assert told == [("other", "letter perhaps unsent: Thank you")]
    assert "letter perhaps unsent: Thank you" in found
    assert "letter sent" in office("find", "letter sent: Thank")


def test_who_does_not_want_to_wait_is_told_how_the_letter_is_filed(office, configure, monkeypatch):
    def impatient(server, password, message, to, before_it_leaves):
        before_it_leaves()
        raise KeyboardInterrupt

    configure(1, "none")
    monkeypatch.setattr(sending, "send", impatient)
    error = office.fails(130, "letter", "bura", "thanks", "--send", "--yes")
    assert error.startswith("The letter is filed as perhaps unsent, document 1.\n")
    assert notes(office, "bura") == [("other", "letter perhaps unsent: Thank you")]


def test_one_undo_takes_a_letter_that_was_sent_out_of_the_dossier(office, authority, configure):
    before = office.dump()
    with post_office(authority, "none") as (_, port):
        configure(port, "none")
        office("letter", "petrov", "recommendation", "--to", "bura", "--send", "--yes")
    assert notes(office, "petrov") == [("other", "letter sent about them, to card 3")]
    office("undo")
    assert office.dump() == before
    office("redo")
    assert notes(office, "bura") == [("email", "letter sent: A recommendation: ООО Ромашка")]


def test_a_letter_whose_filing_is_taken_back_while_it_leaves_is_filed_anew(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        post.meanwhile = lambda: office("undo")
        said = office("letter", "bura", "thanks", "--send", "--yes")
    assert said.splitlines()[1] == "  document 2, thanks-2026-11-20.pdf, letter, 1 page"
    assert notes(office, "bura") == [("email", "letter sent: Thank you")]
    office("undo")
    assert notes(office, "bura") == []


def test_a_client_who_is_purged_while_the_letter_leaves(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        post.meanwhile = lambda: office("--yes", "purge", "bura")
        error = office.fails(3, "letter", "bura", "thanks", "--send", "--yes")
    assert error.startswith("tickler: The letter was sent, but that could not be written down: ")
    assert b"Thank you" not in office.folder.read_bytes()


def test_only_a_letter_that_was_sent_is_a_contact(office, authority, configure):
    def done_today():
        return office.json("today")["counts"]["done_today"]

    with that_hangs_up("RCPT") as port:
        configure(port, "none")
        office.fails(5, "letter", "bura", "thanks", "--send", "--yes")
    assert done_today() == 0
    with post_office(authority, "none") as (_, port):
        configure(port, "none")
        office("letter", "bura", "thanks", "--send", "--yes")
    assert done_today() == 1


def test_the_same_letter_is_not_sent_twice_without_a_word(office, authority, configure):
    with post_office(authority, "none") as (post, port):
        configure(port, "none")
        office("letter", "bura", "thanks", "--send", "--yes")
        assert office.fails(5, "letter", "bura", "thanks", "--send", "--yes") == (
            'tickler: "Thank you" went to Ivana Marić on 20 Nov 2026 08:30 already.\n'
            "  To send it once more, say --again.\n"
        )
        asked = office.run("letter", "bura", "thanks", "--send", stdin="n\n", terminal=True)
        assert asked.err == (
            '"Thank you" went to Ivana Marić on 20 Nov 2026 08:30 already. '
            "Send it again to <ivana@bura.example>? [y/N] "
        )
        office("undo")
        assert "already" in office.fails(5, "letter", "bura", "thanks", "--send", "--yes")
        assert len(post.mails) == 1
        office("letter", "bura", "thanks", "--send", "--again", "--yes")
        assert len(post.mails) == 2
        office.today = "2027-01-20T08:30"
        office("letter", "bura", "thanks", "--send", "--yes")
    assert len(post.mails) == 3


def test_a_letter_that_may_have_arrived_is_not_sent_again_without_a_word(office, configure):
    with that_hangs_up(".") as port:
        configure(port, "none")
        refused(office, state="perhaps unsent")
    assert "already" in office.fails(5, "letter", "bura", "thanks", "--send", "--yes")
    assert office.fails(2, "letter", "bura", "thanks", "--again").startswith(
        "tickler: --again belongs to --send."
    )
