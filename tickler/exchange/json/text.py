"""A decoded file through a window: the text of the value that is being read, and its lines counted."""

import codecs
import io
import re

from tickler.exchange.charset.encodings import MARK_UNDECODABLE
from tickler.exchange.lines import ByteSource

_BETWEEN = re.compile("[ \t\n\r,\x1e\ufeff]*")
"""What may stand between two objects; RFC 7464 puts the record separator there."""
_SPACE = re.compile("[ \t\n\r]*")
_NO_TEXT = re.compile("\\\\u(?:0000|[dD][89a-fA-F])|[\0\udcff]")
_LONGEST_NO_TEXT = len("\\u0000")
_DEEPEST_INDENT = 64


class JsonText:
    """The window: `text`, the place `at` in it, and `begin`, from where on the text is still needed.

    `suspect` is True from the first block on that holds what no card can: NULs, halves of characters,
    and bytes that are no text. CR LF and CR count as one LF.
    """

    def __init__(self, source: ByteSource, encoding: str) -> None:
        self.text = ""
        self.at = self.begin = 0
        self.suspect = False
        self.ended = False
        self._line, self._line_begins = 1, 0
        self._blocks = source.blocks()
        decoder = codecs.getincrementaldecoder(encoding)(MARK_UNDECODABLE)
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)

    @property
    def held(self) -> int:
        """The characters that are held from the beginning of the value on."""
        return len(self.text) - self.begin

    def next_value(self) -> str:
        """Go to the next value, over space and commas; return its first character, or `""` at the end."""
        while True:
            self.at = _BETWEEN.match(self.text, self.at).end()  # type: ignore[union-attr] # matches anywhere
            if self.at < len(self.text):
                return self.text[self.at]
            self.mark()
            if not self.more():
                return ""

    def space(self) -> str:
        """Go over space within a value; return the next character of the window, or `""`."""
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr] # matches anywhere
        return self.text[self.at : self.at + 1]

    def mark(self) -> int:
        """Begin a value at this place, and let go of the text before it; return its line."""
        if lines := self.text.count("\n", self.begin, self.at):
            self._line += lines
            self._line_begins = self.text.rfind("\n", self.begin, self.at) + 1
        self.begin = self.at
        return self._line

    def more(self) -> bool:
        """Read on, at least as much again as is held; False where nothing is left."""
        held, read = self.text[self.begin :], []
        wanted, size = max(len(held), 1), 0
        while size < wanted and not self.ended:
            block = next(self._blocks, None)
            self.ended = block is None
            read.append(self._decoder.decode(block or b"", final=self.ended))
            size += len(read[-1])
        new = "".join(read)
        # What spans two blocks is seen with the end of the one before.
        self.suspect = self.suspect or _NO_TEXT.search(held[-_LONGEST_NO_TEXT:] + new) is not None
        self.at -= self.begin
        self._line_begins -= self.begin
        self.begin, self.text = 0, held + new
        return bool(new)

    def where(self, position: int) -> tuple[int, int]:
        """Return line and column, from 1, of a place in the window that is not before `begin`."""
        newline = self.text.rfind("\n", self.begin, position)
        first = newline + 1 if newline >= 0 else self._line_begins
        return self._line + self.text.count("\n", self.begin, position), position - first + 1

    def skip_line(self) -> None:
        """Go to the end of the line."""
        while (end := self.text.find("\n", self.at)) < 0:
            self.at = len(self.text)
            self.mark()
            if not self.more():
                return
        self.at = end

    def skip_to_next_object(self) -> int:
        """Go from the beginning of a broken value to the next line that could begin another one.

        It is indented no deeper than this one, so that none within it is meant. Returns the last line
        that was passed over.
        """
        indent = min(self.where(self.begin)[1] - 1, _DEEPEST_INDENT)
        begins_another = re.compile(rf"\n[ \t]{{0,{indent}}}(?=[{{\[])")
        self.at = self.begin
        while not (found := begins_another.search(self.text, self.at)):
            # The line end may be held already, and what follows it not yet.
            self.at = max(self.at, len(self.text) - _DEEPEST_INDENT - 1)
            self.mark()
            if not self.more():
                last = self.where(max(self.begin, len(self.text.rstrip("\n"))))[0]
                self.at = len(self.text)
                return last
        self.at = found.start()
        return self.mark()

    def abandon(self) -> None:
        """Read no further."""
        self.at = self.begin = len(self.text)
        self.ended = True
