"""Reading a PDF back: its pages, and their text without what extraction cannot tell."""

import io

from pypdf import PdfReader

UNTOLD = dict.fromkeys(map(ord, " \n\t\u00a0\u200b"))
"""Where a line was broken, and how wide a gap is, is not in a PDF."""


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def packed(text: str) -> str:
    """Return a text without spaces and line breaks."""
    return text.translate(UNTOLD)


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Return the sizes of the pages in whole millimetres."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}
