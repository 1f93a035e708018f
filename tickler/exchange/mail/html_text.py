"""The text of an HTML mail: no scripts, no styles, nothing fetched.

The standard library's parser takes time with the square of the length of hostile input (a minute for 60 KB
of `<a`), so the text is split at its `<` here, once: what a tag means matters little, where it ends does.
"""

import html
import re

_NEW_LINE = frozenset({
    "address", "article", "blockquote", "br", "div", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "title"})
_END_OF_COMMENT = "-->"
_TAG = re.compile(r"/?[a-z][a-z0-9]*", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")


def html_as_text(source: str) -> str:
    """Return what a person reads of a page, paragraphs on lines of their own. Takes any text."""
    first, *pieces = source.split("<")
    said = [_SPACES.sub(" ", first)]
    until = ""  # what ends the element or comment that is passed over, `/script` or `-->`
    for piece in pieces:
        tag, text = _apart(piece, in_comment=until == _END_OF_COMMENT)
        if until and tag != until:
            continue
        until = _END_OF_COMMENT if tag == "!--" else f"/{tag}" if tag in _SILENT else ""
        if not until:
            said += ("\n" if tag.strip("/") in _NEW_LINE else "", _SPACES.sub(" ", text))
    return _tidy(html.unescape("".join(said)))


def _apart(piece: str, *, in_comment: bool) -> tuple[str, str]:
    """Return the tag at the beginning of what follows a `<`, and the text behind it.

    The tag of a comment is `!--`, and `-->` where it ends in this piece.
    """
    if in_comment or piece.startswith("!--"):
        _, closed, text = piece.partition(_END_OF_COMMENT)
        return closed or "!--", text
    head, _, text = piece.partition(">")
    if name := _TAG.match(head):
        return name[0].lower(), text
    # A bare "less than" is text.
    return "", text if head.startswith(("!", "?", "/")) else f"<{piece}"


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
