"""Bring the documents and the pictures up to date: `python -m docs.refresh`."""

from docs.pictures import PICTURES, draw, picture_file
from docs.sheets import draw_sheets, sheet_file
from docs.tool.pages import PAGES, ROOT, refreshed


def refresh() -> None:
    """Rewrite what has changed, and name it."""
    made = {page: refreshed(page.read_text(encoding="utf-8")) for page in PAGES}
    made |= {picture_file(name): draw(name) for name in PICTURES}
    files = {path: text.encode() for path, text in made.items()}
    files |= {sheet_file(name): page for name, page in draw_sheets().items()}
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(f"changed: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    refresh()
