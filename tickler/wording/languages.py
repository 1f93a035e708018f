"""In which language a client is written to and spoken with."""

from typing import NamedTuple

BY_DEFAULT = "en"


class Languages(NamedTuple):
    """Codes of languages (`ru`), the best first; `only` those, where somebody has asked for one by name."""

    order: tuple[str, ...] = (BY_DEFAULT,)
    only: bool = False

    def rank(self, language: str) -> int | None:
        """Tell how well a text in a language suits, 0 best; None where it does not.

        A text that says no language is for everybody.
        """
        code = code_of(language)
        if not code:
            return 0
        return self.order.index(code) if code in self.order else None


def languages_for(theirs: str | None, usual: str | None, said: str | None = None) -> Languages:
    """Return what suits a client: `said` alone, else their own language, the `usual` one, English."""
    if said:
        return Languages((code_of(said),), only=True)
    codes = (code_of(language) for language in (theirs, usual, BY_DEFAULT) if language)
    return Languages(tuple(dict.fromkeys(codes)))


def code_of(tag: str) -> str:
    """Return the language of a tag: `pt` of `pt-BR`."""
    return tag.strip().partition("-")[0].lower()


def is_code(code: str) -> bool:
    """Tell whether a text has the shape of a language's code (ISO 639); that of a file may be anything."""
    return code.isascii() and code.isalpha() and len(code) in (2, 3)
