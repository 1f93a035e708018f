"""Making strange inputs out of honest ones: flipped bits, cut and doubled pieces, words of the format."""

from collections.abc import Sequence
from random import Random

MOST = 20_000
"""In bytes; what is longer is slow, and no stranger."""

MOST_CHANGES = 6

EVERYWHERE = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b"\r",
    b"\n",
    b"\r\n",
    b"\t",
    b"'",
    b'"',
    b"\\",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"\xd9\xa3",
    b"\xc2\xb2",
    b"\xe2\x85\xab",
    b"9999-12-31",
    b"0001-01-01",
    b"29.2.",
    b" ",
    b"",
)
"""What every parser may stumble over: marks of encodings, digits that are none, the ends of calendars."""


def mutate(random: Random, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Return one of the seeds with a few changes; the same `random` gives the same."""
    content = random.choice(seeds)
    for _ in range(random.randint(1, MOST_CHANGES)):
        content = _changed(random, content, seeds, tokens)
    return content[:MOST]


def _changed(random: Random, content: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = sorted((random.randint(0, len(content)), random.randint(0, len(content))))
    near = min(end, start + random.randint(0, 12))
    match random.randint(0, 7):
        case 0 if content:
            at = random.randrange(len(content))
            return content[:at] + bytes([content[at] ^ (1 << random.randint(0, 7))]) + content[at + 1 :]
        case 1:
            return content[:start]
        case 2:
            return content[:start] + content[near:]
        case 3:
            return content[:end] + content[start:end] + content[end:]
        case 4:
            other = random.choice(seeds)
            return content[:start] + other[random.randint(0, len(other)) :]
        case 5:
            return content[:start] + random.choice(tokens) * random.choice((2, 9, 200)) + content[start:]
        case _:
            return content[:start] + random.choice((*tokens, *EVERYWHERE)) + content[near:]
