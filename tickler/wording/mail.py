"""A letter as a mail that any program opens: text, the same as HTML, and the PDF attached."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from tickler.core.errors import ValueRefused
from tickler.show.clean import one_line
from tickler.wording.languages import is_code
from tickler.wording.letters import Letter

_PAGE = """<!DOCTYPE html>
<html{lang}><head><meta charset="utf-8"><style>
body {{ font: 15px/1.5 sans-serif; color: #1b1f24 }}
table {{ border-collapse: collapse }}
th, td {{ padding: 4px 10px; border-bottom: 1px solid #d5d9df; text-align: left }}
</style></head><body>
{body}</body></html>
"""


def address_of(text: str, name: str = "") -> Address:
    """Read `ana@example.com` or `Ana Horvat <ana@example.com>`; `name` stands in for one that is not said.

    Line breaks and other signs that could begin a header are made visible. Raises ValueRefused for what is
    no address, or one with other letters than ASCII before the `@`.
    """
    said, angle, rest = text.strip().rpartition("<")
    plain = rest.removesuffix(">").strip()
    name = one_line((said.strip().strip('"') if angle else "") or name)
    user, at, domain = plain.rpartition("@")
    try:
        if not (user and at and domain):
            raise ValueError(plain)
        ascii_domain = domain.encode("idna").decode()
        address = Address(display_name=name, addr_spec=f"{user}@{ascii_domain}")
        str(address).encode()
        address.addr_spec.encode("ascii")
    except (ValueError, IndexError, MessageError) as fault:  # IndexError: of the library's parser
        raise ValueRefused(
            f'"{text}" is no address that mail is sent to.', "Write it as name@example.com."
        ) from fault
    return address


def message_of(letter: Letter, sender: Address | None, pdf: bytes) -> EmailMessage:
    """Make the mail of a letter; without a sender it is a draft, and the mail program fills it in.

    A reader without an address is left out, too. Raises ValueRefused for an address that is none.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if sender:
        message["From"] = sender
        message["Message-ID"] = make_msgid(domain=sender.domain)
    else:
        message["X-Unsent"] = "1"
    if letter.to.emails:
        message["To"] = address_of(letter.to.emails[0], letter.to.name)
    message["Date"] = format_datetime(letter.at)
    lang = f' lang="{letter.language}"' if is_code(letter.language) else ""
    message.set_content(letter.plain, cte="quoted-printable")
    message.add_alternative(_PAGE.format(lang=lang, body=letter.html), subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{letter.file_name}.pdf")
    return message
