"""What strangers write into fields to do harm, and how harm is told: one table for all outputs."""

import re

ESC, BEL, ST, CSI_C1, OSC_C1, DCS_C1 = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d", "\x90"

VALUES = {
    "colour": f"{ESC}[8mhidden{ESC}[0m",
    "clear the screen": f"{ESC}[2J{ESC}[H",
    "title": f"{ESC}]0;owned{BEL}",
    "hyperlink": f"{ESC}]8;;http://evil.example{ST}click{ESC}]8;;{ST}",
    "clipboard": f"{ESC}]52;c;cm0gLXJmIH4={BEL}",
    "device control": f'{ESC}P$q"p{ST}{ESC}_Gq=1{ST}{ESC}^x{ST}',
    "C1 controls": f"{CSI_C1}31m{OSC_C1}0;owned\x9c{DCS_C1}x\x9c\x84\x85\x8d",
    "all C0 controls": "a" + "".join(map(chr, range(1, 0x20))) + "\x7fz",
    "NUL": "a\x00b",
    "bidirectional overrides": "\u202eevil\u202c \u202dx\u202c \u202a\u202b",
    "bidirectional isolates": "\u2066a\u2069 \u2067b\u2068c \u200e\u200f\u061c",
    "line breaks": "one\ntwo\r\nthree\rfour",
    "tabs": "one\ttwo\t\tthree",
    "line separators": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "Rich markup": "[red]x[/red] [link=http://evil.example]y[/link] [/] [bold :smile: \\[a]",
    "Typst markup": '#panic("owned") #sys.version $x^2$ *b* `r` @ref <label> // c /* d */ \\ #read("/x")',
    "Typst string": '"]) #import "/etc/passwd": * ; #("',
    "Jinja": "{{ 7 * 191 }} {% raw %} {# c #} {{ ''.__class__ }} {{ client }}",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;<b>b</b><!-- c -->",
    "HTML attribute": '" onmouseover="alert(1)" x=\'y\' `',
    "HTML end": "</title></style></textarea></html><iframe src=javascript:alert(1)>",
    "Markdown": "# h\n* [x](javascript:alert(1)) ![i](http://evil.example/p.png) **b** `c` | d\n---\n~~~",
    "Markdown reference": "[x]: http://evil.example\n\n[x] <http://evil.example> https://evil.example &lt;",
    "formula": "=cmd|' /C calc'!A0",
    "formula with plus": "+1+cmd|' /C calc'!A0",
    "formula with minus": "-2+3+cmd|' /C calc'!A0",
    "formula with at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula behind a separator": "x;=1,+2\t@3|-4\n=5\r=6",
    "formula in full width": "\uff1d1+1",
    "shell": "$(touch pwned) `touch pwned`; touch pwned | touch pwned && touch pwned > pwned '",
    "printf": "%s%n%d %(x)s {0} {x!r} ${x}",
    "vCard": "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Eve\r\nURL:http://evil.example;:,\\n",
    "iCalendar": "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://evil.example\r\nACTION:AUDIO\\n",
    "mail header": "x\r\nBcc: eve@evil.example\r\n\r\n<b>body</b>",
    "TOML": "\"\"\"\n[custom]\nevil = 1 # '''",
    "JSON": '","evil":1,"x":"\\u0000',
    "SQL": "'; DROP TABLE card; --",
    "path": "../../../../etc/passwd",
    "zero width": "I\u200bv\u200ca\u200dn\ufeff\u2060\u00ad",
    "combining marks": "Z" + "\u0335\u0301\u0316\u0360" * 200 + "algo",
    "right to left": "שלום עולם مرحبا بالعالم",
    "wide": "王" * 40 + "👨‍👩‍👧‍👦🏴‍☠️",
    "private use": "\ue000\uf8ff\U000f0000\ufffe\uffff\U0010ffff",
    "tag characters": "x\U000e0041\U000e007f",
}
"""By the name of what they try. Each is text; what is none is refused at the door."""

SURROGATE = "a\udcffb"
"""Half of a pair, as bytes of a command line that are no UTF-8 come in."""

OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal could obey in a text of several lines."""

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def obeyed(text: str, *, colour: bool = False) -> list[str]:
    """Return what in an output a terminal could obey, with some text around it.

    With `colour` the program's own changes of colour are left out; those of the table hide (8).
    """
    if colour:
        text = COLOUR.sub(lambda found: found[0] if found[0] == "\x1b[8m" else "", text)
    return [text[max(0, found.start() - 20) : found.end() + 20] for found in OBEYED.finditer(text)]
