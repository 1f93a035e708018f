"""The words of rhythms in the users' languages: `monthly`, `weekday`, `first`, `last`.

They stand in the form that `folding.fold` gives them, as in `words`, the originals beside them. What a
rhythm shares with a date (weekdays, months, units, `every`) is in `words`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tickler.core.cadence_form import LAST
from tickler.core.words import Unit

Often = tuple[int, Unit]
"""Every so many units."""


class RhythmWords(NamedTuple):
    """What one language says; each text is a row of words with the same meaning.

    `ordinals` begin with the first; `weekday` is any day from Monday to Friday; `other` is that of `every
    other`, `once` that of `once a month`, and `times` are several times in a period.
    """

    often: Mapping[Often, str]
    ordinals: tuple[str, str, str, str]
    last: str
    weekday: str = ""
    other: str = ""
    once: str = ""
    times: str = ""


ENGLISH = RhythmWords(
    often={
        (1, "day"): "daily",
        (1, "week"): "weekly",
        (2, "week"): "fortnightly fortnight",
        (1, "month"): "monthly",
        (1, "quarter"): "quarterly",
        (6, "month"): "semiannually semiannual",
        (1, "year"): "yearly annually annual",
    },
    ordinals=("first", "second", "third", "fourth"),
    last="last",
    weekday="weekday weekdays",
    other="other",
    once="once",
    times="twice thrice times",
)

RUSSIAN = RhythmWords(
    often={
        (1, "day"): "ezhednevno",  # ежедневно
        (1, "week"): "ezhenedelno",  # еженедельно
        (1, "month"): "ezhemesyachno",  # ежемесячно
        (1, "quarter"): "ezhekvartalno",  # ежеквартально
        (1, "year"): "ezhegodno",  # ежегодно
    },
    ordinals=(
        "pervyy pervaya pervuyu pervoe",  # первый первая первую первое
        "vtoroy vtoraya vtoruyu vtoroe",  # второй вторая вторую второе
        "tretiy tretya tretyu trete",  # третий третья третью третье
        "chetvertyy chetvertaya chetvertuyu chetvertoe",  # четвёртый четвёртая четвёртую четвёртое
    ),
    last="posledniy poslednyaya poslednyuyu poslednee",  # последний последняя последнюю последнее
    weekday="budniy budni",  # будний будни
    once="raz",  # раз
    times="raza dvazhdy",  # раза дважды
)

GEORGIAN = RhythmWords(
    often={
        (1, "day"): "qoveldghe qoveldghiurad",  # ყოველდღე ყოველდღიურად
        (1, "week"): "qovelkvireulad",  # ყოველკვირეულად
        (1, "month"): "qoveltviurad",  # ყოველთვიურად
        (1, "quarter"): "qovelkvartalurad",  # ყოველკვარტალურად
        (1, "year"): "qoveltsliurad",  # ყოველწლიურად
    },
    ordinals=(
        "pirveli pirvel",  # პირველი პირველ
        "meore",  # მეორე
        "mesame",  # მესამე
        "meotkhe",  # მეოთხე
    ),
    last="bolo ukanaskneli",  # ბოლო უკანასკნელი
    once="ertkhel",  # ერთხელ
    times="orjer samjer",  # ორჯერ სამჯერ
)

CROATIAN = RhythmWords(
    often={
        (1, "day"): "svakodnevno dnevno",
        (1, "week"): "tjedno",
        (1, "month"): "mjesecno",  # mjesečno
        (1, "quarter"): "kvartalno tromjesecno",  # tromjesečno
        (1, "year"): "godisnje",  # godišnje
    },
    ordinals=(
        "prvi prva prvu prvog", "drugi druga drugu drugog",
        "treci treca trecu treceg",  # treći treća treću trećeg
        "cetvrti cetvrta cetvrtu cetvrtog",  # četvrti četvrta četvrtu četvrtog
    ),
    last="zadnji zadnja zadnju zadnjeg posljednji posljednja posljednju posljednjeg",
    once="jednom",
    times="dvaput dvaputa triput puta",
)  # fmt: skip

# What Serbian says otherwise than Croatian, in either script.
SERBIAN = RhythmWords(
    often={
        (1, "week"): "nedeljno",
        (1, "month"): "mesecno mesechno",  # mesečno месечно
        (1, "quarter"): "tromesecno tromesechno",  # tromesečno тромесечно
    },
    ordinals=("", "", "", ""),
    last="poslednji poslednja poslednju poslednjeg",
)

GERMAN = RhythmWords(
    often={
        (1, "day"): "taglich taeglich",  # täglich
        (1, "week"): "wochentlich woechentlich",  # wöchentlich
        (1, "month"): "monatlich",
        (1, "quarter"): "vierteljahrlich vierteljaehrlich",  # vierteljährlich
        (6, "month"): "halbjahrlich halbjaehrlich",  # halbjährlich
        (1, "year"): "jahrlich jaehrlich",  # jährlich
    },
    ordinals=(
        "erster erste ersten", "zweiter zweite zweiten", "dritter dritte dritten", "vierter vierte vierten",
    ),
    last="letzter letzte letzten",
    weekday="wochentag wochentags",
    once="einmal",
    times="zweimal dreimal mal",
)  # fmt: skip

_ALL = (ENGLISH, RUSSIAN, GEORGIAN, CROATIAN, SERBIAN, GERMAN)

OFTEN = {word: often for v in _ALL for often, row in v.often.items() for word in row.split()}
ORDINALS = {word: nth for v in _ALL for nth, row in enumerate(v.ordinals, 1) for word in row.split()} | {
    word: LAST for v in _ALL for word in v.last.split()
}
WEEKDAY = frozenset(word for v in _ALL for word in v.weekday.split())
OTHER = frozenset(word for v in _ALL for word in v.other.split())

ONCE = frozenset(word for v in _ALL for word in v.once.split())
TIMES = frozenset(word for v in _ALL for word in v.times.split())

TWO_WAYS = frozenset({"biweekly", "bimonthly", "biannual", "biannually", "semiweekly", "semimonthly"})
"""Words that some take for twice in a period, and others for every second one."""
