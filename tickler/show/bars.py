"""Numbers drawn as bars, in eighths of a cell: beside a long bar, short ones must still differ."""

BAR = "█"
PARTS_OF_BAR = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar(count: int, most: int, room: int) -> str:
    """Draw a number as a bar, of `room` cells for the number `most`; a single one is never without."""
    whole, part = divmod(-(-count * room * len(PARTS_OF_BAR) // most), len(PARTS_OF_BAR))
    return BAR * whole + PARTS_OF_BAR[part]
