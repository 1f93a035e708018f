"""The fields that users name themselves."""

import json
from collections.abc import Sequence

from tickler.store import statements as sql
from tickler.store.folder import Folder


def custom_keys(folder: Folder, card_ids: Sequence[int]) -> list[str]:
    """Return the names of all custom fields that occur on these cards, in the order of their letters."""
    rows = folder.db.execute(sql.CUSTOM_KEYS, {"ids": json.dumps(card_ids)})
    return [row["key"] for row in rows]
