import datetime as dt
import io
import json

from tickler.core.cards import Card, Dossier
from tickler.exchange.json.writer import write_json

TODAY = dt.date(2026, 11, 20)


def written(cards):
    out = io.StringIO()
    write_json(cards, out, TODAY)
    return json.loads(out.getvalue())


def test_an_empty_folder_is_still_one_object():
    assert written([]) == {"schema": 1, "cards": []}


def test_cards_are_written_one_after_the_other():
    document = written(map(Dossier, [Card(1, "Željko"), Card(2, "გიორგი")]))
    assert [(card["id"], card["name"], card["tab"]) for card in document["cards"]] == [
        (1, "Željko", "loose"),
        (2, "გიორგი", "loose"),
    ]
