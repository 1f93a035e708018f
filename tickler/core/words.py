"""The words of dates in the users' languages: months, weekdays, units, numbers, small words.

Every word stands in the form that `folding.fold` gives it, with apostrophes left out, so that
`завтра` and `zavtra` are one word; the originals stand beside it, and a test holds the two
together. A new language is a new `Vocabulary`, added to `LANGUAGES`.

A word may have two meanings in two positions (`pet` is five, `kvira` a week after a number and
Sunday alone); within one of the tables below it has one.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Unit = Literal["day", "working day", "week", "month", "quarter", "year"]


class Vocabulary(NamedTuple):
    """What one language says; each text is a row of words with the same meaning.

    `months` begin with January, `weekdays` with Monday, `numbers` with one; `days_ahead` counts from
    today. `before` are words that may precede a date without changing it; `theirs` are phrases by which a
    time is the client's.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    days_ahead: Mapping[int, str]
    units: Mapping[Unit, str]
    numbers: tuple[str, ...] = ()
    working: str = ""
    ahead: str = ""
    later: str = ""
    ago: str = ""
    next: str = ""
    this: str = ""
    end: str = ""
    every: str = ""
    at: str = ""
    hours: str = ""
    noon: str = ""
    before: str = ""
    theirs: tuple[str, ...] = ()


ENGLISH = Vocabulary(
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sep sept", "october oct", "november nov", "december dec",
    ),
    weekdays=(
        "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
        "friday fri", "saturday sat", "sunday sun",
    ),
    days_ahead={-1: "yesterday", 0: "today", 1: "tomorrow tom", 2: "overmorrow"},
    units={
        "day": "day days d",
        "working day": "workday workdays wd",
        "week": "week weeks wk wks w",
        "month": "month months m",
        "quarter": "quarter quarters q",
        "year": "year years yr yrs y",
    },
    numbers=(
        "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ),
    working="working business",
    ahead="in",
    later="later hence",
    ago="ago",
    next="next coming",
    this="this",
    end="end",
    every="every each",
    at="at t",  # T as in 2026-12-08T14:30
    hours="h oclock",
    noon="noon",
    before="on the of",
    theirs=(
        "theirs", "their time", "in their time", "by their time", "his time", "her time",
    ),
)  # fmt: skip

RUSSIAN = Vocabulary(
    months=(
        "yanvar yanvarya yanvare yanv",  # январь января январе янв
        "fevral fevralya fevrale fev",  # февраль февраля феврале фев
        "mart marta marte",  # март марта марте
        "aprel aprelya aprele apr",  # апрель апреля апреле апр
        "may maya mae",  # май мая мае
        "iyun iyunya iyune",  # июнь июня июне июн
        "iyul iyulya iyule",  # июль июля июле июл
        "avgust avgusta avguste avg",  # август августа августе авг
        "sentyabr sentyabrya sentyabre sen sent",  # сентябрь сентября сентябре сен сент
        "oktyabr oktyabrya oktyabre okt",  # октябрь октября октябре окт
        "noyabr noyabrya noyabre noya",  # ноябрь ноября ноябре ноя
        "dekabr dekabrya dekabre dek",  # декабрь декабря декабре дек
    ),
    weekdays=(
        "ponedelnik pn",  # понедельник пн
        "vtornik vt",  # вторник вт
        "sreda sredu sr",  # среда среду ср
        "chetverg cht",  # четверг чт
        "pyatnitsa pyatnitsu pt",  # пятница пятницу пт
        "subbota subbotu sb",  # суббота субботу сб
        "voskresene vs",  # воскресенье вс
    ),
    days_ahead={
        -2: "pozavchera",  # позавчера
        -1: "vchera",  # вчера
        0: "segodnya",  # сегодня
        1: "zavtra",  # завтра
        2: "poslezavtra",  # послезавтра
    },
    units={
        "day": "den dnya dney dn",  # день дня дней дн
        "week": "nedelya nedelyu nedeli nedel nedele ned",  # неделя неделю недели недель неделе нед
        "month": "mesyats mesyatsa mesyatsev mesyatse mes",  # месяц месяца месяцев месяце мес
        "quarter": "kvartal kvartala kvartalov kvartale",  # квартал квартала кварталов квартале
        "year": "god goda let godu",  # год года лет году
    },
    numbers=(
        "odin odnu odna",  # один одну одна
        "dva dve",  # два две
        "tri",  # три
        "chetyre",  # четыре
        "pyat",  # пять
        "shest",  # шесть
        "sem",  # семь
        "vosem",  # восемь
        "devyat",  # девять
        "desyat",  # десять
    ),
    working="rabochiy rabochego rabochikh rabochie",  # рабочий рабочего рабочих рабочие
    ahead="cherez",  # через
    later="spustya",  # спустя
    ago="nazad",  # назад
    next=(
        "sleduyushchiy sleduyushchaya sleduyushchuyu "  # следующий следующая следующую
        "sleduyushchee sleduyushchego "  # следующее следующего
        "sleduyushchem sleduyushchey"  # следующем следующей
    ),
    this="etot eta etu eto etom etoy",  # этот эта эту это этом этой
    end="konets kontse kontsu",  # конец конце концу
    every="kazhdyy kazhdaya kazhduyu kazhdoe kazhdye kazhdogo",  # каждый каждая каждую каждое каждые каждого
    at="v",  # в
    hours="ch chas chasa chasov",  # ч час часа часов
    noon="polden",  # полдень
    before="v vo na",  # в во на
    theirs=(
        "po ikh vremeni",  # по их времени
        "po ego vremeni",  # по его времени
        "po ee vremeni",  # по её времени
        "u nikh",  # у них
        "u nego",  # у него
        "u nee",  # у неё
    ),
)

GEORGIAN = Vocabulary(
    months=(
        "ianvari ianvars ianvris ianvarshi ian",  # იანვარი იანვარს იანვრის იანვარში იან
        "tebervali tebervals tebervlis tebervalshi teb",  # თებერვალი თებერვალს თებერვლის თებერვალში თებ
        "marti marts martis martshi",  # მარტი მარტს მარტის მარტში
        "aprili aprils aprilis aprilshi apr",  # აპრილი აპრილს აპრილის აპრილში აპრ
        "maisi maiss maisis maisshi",  # მაისი მაისს მაისის მაისში
        "ivnisi ivniss ivnisis ivnisshi ivn",  # ივნისი ივნისს ივნისის ივნისში ივნ
        "ivlisi ivliss ivlisis ivlisshi ivl",  # ივლისი ივლისს ივლისის ივლისში ივლ
        "agvisto agvistos agvistoshi agv",  # აგვისტო აგვისტოს აგვისტოში აგვ
        "sektemberi sektembers sektembris sektembershi",  # სექტემბერი სექტემბერს სექტემბრის სექტემბერში
        "oktomberi oktombers oktombris oktombershi okt",  # ოქტომბერი ოქტომბერს ოქტომბრის ოქტომბერში ოქტ
        "noemberi noembers noembris noembershi noe",  # ნოემბერი ნოემბერს ნოემბრის ნოემბერში ნოე
        "dekemberi dekembers dekembris dekembershi dek",  # დეკემბერი დეკემბერს დეკემბრის დეკემბერში დეკ
    ),
    weekdays=(
        "orshabati orshabats orsh",  # ორშაბათი ორშაბათს ორშ
        "samshabati samshabats samsh",  # სამშაბათი სამშაბათს სამშ
        "otkhshabati otkhshabats otkhsh",  # ოთხშაბათი ოთხშაბათს ოთხშ
        "khutshabati khutshabats khutsh",  # ხუთშაბათი ხუთშაბათს ხუთშ
        "paraskevi paraskevs par",  # პარასკევი პარასკევს პარ
        "shabati shabats shab",  # შაბათი შაბათს შაბ
        "kvira kviras kvi",  # კვირა კვირას კვი
    ),
    days_ahead={
        -1: "gushin",  # გუშინ
        0: "dghes",  # დღეს
        1: "khval",  # ხვალ
        2: "zeg",  # ზეგ
    },
    units={
        "day": "dghe dgheshi dghis",  # დღე დღეში დღის
        "week": "kvira kvirashi kviris kviras",  # კვირა კვირაში კვირის კვირას
        "month": "tve tveshi tvis tves",  # თვე თვეში თვის თვეს
        "quarter": "kvartali kvartalshi kvartlis",  # კვარტალი კვარტალში კვარტლის
        "year": "tseli tselshi tselitsadshi tslis",  # წელი წელში წელიწადში წლის
    },
    numbers=(
        "ert erti",  # ერთ ერთი
        "or ori",  # ორ ორი
        "sam sami",  # სამ სამი
        "otkh otkhi",  # ოთხ ოთხი
        "khut khuti",  # ხუთ ხუთი
        "ekvs ekvsi",  # ექვს ექვსი
        "shvid shvidi",  # შვიდ შვიდი
        "rva",  # რვა
        "tskhra",  # ცხრა
        "at ati",  # ათ ათი
    ),
    working="samushao",  # სამუშაო
    later="shemdeg mere",  # შემდეგ მერე
    ago="tsin ukan",  # წინ უკან
    next="shemdeg shemdegi momaval momavali",  # შემდეგ შემდეგი მომავალ მომავალი
    this="es am",  # ეს ამ
    end="bolo bolos",  # ბოლო ბოლოს
    every="qovel qoveli",  # ყოველ ყოველი
    hours="saatze ze",  # საათზე ზე
    noon="shuadghes shuadghisas",  # შუადღეს შუადღისას
    theirs=(
        "mati droit",  # მათი დროით
        "misi droit",  # მისი დროით
        "ikauri droit",  # იქაური დროით
    ),
)

CROATIAN = Vocabulary(
    months=(
        "sijecanj sijecnja sijecnju sij",  # siječanj siječnja siječnju
        "veljaca veljace veljaci velj",  # veljača veljače veljači
        "ozujak ozujka ozujku ozu",  # ožujak ožujka ožujku ožu
        "travanj travnja travnju tra", "svibanj svibnja svibnju svi", "lipanj lipnja lipnju lip",
        "srpanj srpnja srpnju srp", "kolovoz kolovoza kolovozu kol", "rujan rujna rujnu ruj",
        "listopad listopada listopadu lis", "studeni studenog studenoga studenom stu",
        "prosinac prosinca prosincu pro",
    ),
    weekdays=(
        "ponedjeljak ponedjeljka pon", "utorak utorka uto", "srijeda srijedu srijede sri",
        "cetvrtak cetvrtka cet", "petak petka",  # četvrtak četvrtka čet
        "subota subotu subote sub", "nedjelja nedjelju nedjelje ned",
    ),
    days_ahead={-2: "prekjucer", -1: "jucer", 0: "danas", 1: "sutra", 2: "prekosutra"},  # prekjučer jučer
    units={
        "day": "dan dana dani",
        "week": "tjedan tjedna tjedana tjedni",
        "month": "mjesec mjeseca mjeseci mjesecu",
        "quarter": "kvartal kvartala",
        "year": "godina godinu godine",
    },
    numbers=(
        "jedan jednu jedna", "dva dvije", "tri", "cetiri", "pet",  # četiri
        "sest", "sedam", "osam", "devet", "deset",  # šest
    ),
    working="radni radna radnih radnog",
    ahead="za",
    later="kasnije",
    ago="prije",
    next=(
        "sljedeci sljedeca sljedecu sljedece sljedeceg "  # sljedeći sljedeća sljedeću sljedeće sljedećeg
        "iduci iduca iducu iduce iduceg"  # idući iduća iduću iduće idućeg
    ),
    this="ovaj ova ovu ovo ovog",
    end="kraj kraju krajem",
    every="svaki svaka svaku svako svake svakog svakih",
    at="u",
    hours="sati sata",
    noon="podne",
    before="u na",
    theirs=("po njihovom vremenu", "po njegovom vremenu", "po njezinom vremenu", "kod njih"),
)  # fmt: skip

# What Serbian says otherwise than Croatian, in either script.
SERBIAN = Vocabulary(
    months=(
        "januar januara januaru", "februar februara februaru", "mart marta martu",
        "april aprila aprilu", "maj maja maju", "jun juna junu",
        "jul jula julu", "avgust avgusta avgustu avg", "septembar septembra septembru",
        "oktobar oktobra oktobru", "novembar novembra novembru", "decembar decembra decembru",
    ),
    weekdays=("ponedeljak ponedeljka", "", "sreda sredu srede sre", "", "", "", "nedelja nedelju nedelje"),
    days_ahead={-2: "prekjuce", -1: "juce"},  # prekjuče juče
    units={
        "week": "nedelja nedelje nedelju nedjelja nedjelje nedjelju",
        "month": "mesec meseca meseci mesecu mesets mesetsa mesetsi mesetsu",  # месец месеца месеци месецу
    },
    numbers=("", "dve"),
    ago="pre",
    next="sledeci sledeca sledecu sledece sledeceg",  # sledeći sledeća sledeću sledeće sledećeg
    theirs=("po njenom vremenu",),
)  # fmt: skip

GERMAN = Vocabulary(
    months=(
        "januar janner", "februar", "marz maerz", "april", "mai", "juni",  # jänner märz
        "juli", "august", "september", "oktober okt", "november", "dezember dez",
    ),
    weekdays=(
        "montag mo", "dienstag di", "mittwoch mi", "donnerstag do",
        "freitag fr", "samstag sa", "sonntag so",
    ),
    days_ahead={
        -2: "vorgestern", -1: "gestern", 0: "heute", 1: "morgen",
        2: "ubermorgen uebermorgen",  # übermorgen
    },
    units={
        "day": "tag tage tagen",
        "working day": "arbeitstag arbeitstage arbeitstagen",
        "week": "woche wochen",
        "month": "monat monate monaten monats",
        "quarter": "quartal quartale quartalen quartals",
        "year": "jahr jahre jahren jahres",
    },
    numbers=(
        "ein eine einem einer einen", "zwei", "drei", "vier", "funf fuenf",  # fünf
        "sechs", "sieben", "acht", "neun", "zehn",
    ),
    later="spater spaeter",  # später
    ago="vor",
    next=(
        "nachste nachsten nachster nachstes nachstem "  # nächste nächsten nächster nächstes nächstem
        "naechste naechsten kommende kommenden"
    ),
    this="diese diesen dieser dieses",
    end="ende",
    every="jeden jede jedes alle",
    at="um",
    hours="uhr",
    noon="mittags",
    before="am im",
    theirs=("ortszeit", "ihrer zeit", "nach ihrer zeit", "bei ihnen"),
)  # fmt: skip

LANGUAGES = {
    "English": ENGLISH,
    "Russian": RUSSIAN,
    "Georgian": GEORGIAN,
    "Croatian": CROATIAN,
    "Serbian": SERBIAN,
    "German": GERMAN,
}

_ALL = tuple(LANGUAGES.values())

MONTHS = {word: month for v in _ALL for month, row in enumerate(v.months, 1) for word in row.split()}
WEEKDAYS = {word: day for v in _ALL for day, row in enumerate(v.weekdays) for word in row.split()}
DAYS_AHEAD = {word: days for v in _ALL for days, row in v.days_ahead.items() for word in row.split()}
UNITS = {word: unit for v in _ALL for unit, row in v.units.items() for word in row.split()}
NUMBERS = {word: number for v in _ALL for number, row in enumerate(v.numbers, 1) for word in row.split()}

WORKING = frozenset(word for v in _ALL for word in v.working.split())
AHEAD = frozenset(word for v in _ALL for word in v.ahead.split())
LATER = frozenset(word for v in _ALL for word in v.later.split())
AGO = frozenset(word for v in _ALL for word in v.ago.split())
NEXT = frozenset(word for v in _ALL for word in v.next.split())
THIS = frozenset(word for v in _ALL for word in v.this.split())
END = frozenset(word for v in _ALL for word in v.end.split())
EVERY = frozenset(word for v in _ALL for word in v.every.split())
AT = frozenset(word for v in _ALL for word in v.at.split())
HOURS = frozenset(word for v in _ALL for word in v.hours.split())
NOON = frozenset(word for v in _ALL for word in v.noon.split())
BEFORE = frozenset(word for v in _ALL for word in v.before.split())

THEIRS = tuple(sorted((phrase.split() for v in _ALL for phrase in v.theirs), key=len, reverse=True))
"""The phrases by which a time is the client's, word by word, the longest first."""

WEEK_OR_SUNDAY = frozenset(WEEKDAYS.keys() & UNITS.keys())
"""Words that mean the week in one place and Sunday in another: `კვირა`, `недеља`."""

LOOSE_PHRASES = frozenset({
    "loose",
    "bez daty",  # без даты
    "tarighis gareshe",  # თარიღის გარეშე
    "bez datuma",
    "ohne datum",
})  # fmt: skip

COUNTED_HOURS = frozenset({"hour", "hours", "minute", "minutes", "min", "mins"})

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "go", "shi"})  # also 5-го, 5-ში


def words_of(language: Vocabulary) -> set[str]:
    """Return every word of a language."""
    rows = (
        *language.months, *language.weekdays, *language.days_ahead.values(), *language.units.values(),
        *language.numbers, language.working, language.ahead, language.later, language.ago, language.next,
        language.this, language.end, language.every, language.at, language.hours, language.noon,
        language.before, *language.theirs,
    )  # fmt: skip
    return {word for row in rows for word in row.split()}


def known() -> set[str]:
    """Return every word that has a meaning somewhere in a phrase."""
    return set().union(
        *map(words_of, _ALL), ORDINAL_ENDINGS, COUNTED_HOURS,
        ("am", "pm", "after", "from", "now", "eow", "eom", "eoq", "eoy"),
        (word for phrase in LOOSE_PHRASES for word in phrase.split()),
    )  # fmt: skip
