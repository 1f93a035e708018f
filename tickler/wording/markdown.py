"""The Markdown of a letter, as a tree for paper, as HTML and as plain text for a mail."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tickler.show.layout import cell_width

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
"""What the template of a letter is given: `type`, and `parts`, `items`, `blocks`, `rows` as it needs."""

WIDTH_OF_RULES = 40


def blocks_of(text: str) -> list[Block]:
    """Return the paragraphs, headings, lists and tables of a text."""
    from markdown_it.tree import SyntaxTreeNode

    return list(_blocks(SyntaxTreeNode(_reader().parse(text)).children))


def html_of(text: str) -> str:
    """Return a text as HTML; HTML that stands in it is shown, not obeyed."""
    return str(_reader().render(text))


def plain_of(blocks: Iterable[Block]) -> str:
    """Return a text as a mail has it without any looks."""
    return "\n\n".join("\n".join(_plain(block)) for block in blocks) + "\n"


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _blocks(nodes: "Iterable[SyntaxTreeNode]") -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph" | "heading":
                yield {"type": node.type, "parts": list(_parts(node.children))}
            case "bullet_list" | "ordered_list":
                items = [list(_blocks(item.children)) for item in node.children]
                yield {"type": "list", "ordered": node.type == "ordered_list", "items": items}
            case "blockquote":
                yield {"type": "quote", "blocks": list(_blocks(node.children))}
            case "table":
                yield _table(node)
            case "hr":
                yield {"type": "rule"}
            case "code_block" | "fence":
                yield {"type": "paragraph", "parts": [_part(node.content.rstrip("\n"))]}


def _table(node: "SyntaxTreeNode") -> Block:
    rows = [row for part in node.children for row in part.children]
    cells = [[list(_parts(cell.children)) for cell in row.children] for row in rows]
    right = ["right" in str(cell.attrs.get("style", "")) for cell in rows[0].children]
    return {"type": "table", "right": right, "rows": cells}


def _parts(nodes: "Iterable[SyntaxTreeNode]", **looks: Any) -> Iterator[Block]:  # noqa: ANN401 - looks of a part
    for node in nodes:
        match node.type:
            case "inline":
                yield from _parts(node.children, **looks)
            case "text" | "code_inline" | "text_special":
                if node.content:
                    yield _part(node.content, **looks)
            case "softbreak":
                yield _part(" ", **looks)
            case "hardbreak":
                yield _part("\n", **looks)
            case "strong":
                yield from _parts(node.children, **{**looks, "bold": True})
            case "em":
                yield from _parts(node.children, **{**looks, "italic": True})
            case "link":
                yield from _parts(node.children, **{**looks, "link": str(node.attrs.get("href", ""))})


def _part(text: str, *, bold: bool = False, italic: bool = False, link: str | None = None) -> Block:
    return {"text": text, "bold": bold, "italic": italic, "link": link}


def _plain(block: Block) -> Iterator[str]:
    match block["type"]:
        case "paragraph" | "heading":
            yield from _text(block["parts"]).split("\n")
        case "list":
            for number, item in enumerate(block["items"], start=1):
                sign = f"{number}. " if block["ordered"] else "- "
                inner = plain_of(item).rstrip("\n").split("\n")
                starts = (sign, *[" " * len(sign)] * (len(inner) - 1))
                yield from (f"{start}{line}".rstrip() for start, line in zip(starts, inner, strict=True))
        case "quote":
            yield from (f"> {line}".rstrip() for line in plain_of(block["blocks"]).rstrip("\n").split("\n"))
        case "table":
            yield from _plain_table([[_text(cell) for cell in row] for row in block["rows"]], block["right"])
        case "rule":
            yield "-" * WIDTH_OF_RULES


def _plain_table(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    widths = [max(cell_width(row[n]) for row in rows) for n in range(len(right))]
    for row in rows:
        cells = []
        for text, width, to_right in zip(row, widths, right, strict=True):
            gap = " " * (width - cell_width(text))
            cells.append(gap + text if to_right else text + gap)
        yield "  ".join(cells).rstrip()


def _text(parts: Iterable[Block]) -> str:
    return "".join(part["text"] + _target(part) for part in parts)


def _target(part: Block) -> str:
    """Return where a link leads, where its text does not say it."""
    link = part["link"]
    return f" ({link})" if link and part["text"] not in link else ""
