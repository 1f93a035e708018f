"""A few rows of an address book in each language, for the code pages to be told apart by."""

ADDRESS_BOOKS = {
    ("cp1250", "Croatian"): """
        Ante Gotovčević;Mlin Žitnjak d.o.o.;Varaždin
        Tihana Šegović;Drvodjelac Đumlija;Petrinja
        Ivo Bašić;Pekara Klasić;Zaprešić
        Mirta Ožegović;Autolimar Čvrsnica;Koprivnica
        Zdravka Pešut;Cvjećarnica Ruža;Ogulin
        Luka Međurečan;Štamparija Kocka;Županja
        Vedrana Brščić;Računovodstvo Plus;Žminj
        """,
    ("cp1250", "Slovene"): """
        Rok Žnidaršič;Pekarna Žito;Trbovlje
        Maja Černe;Mizarstvo Hrast;Vrhnika
        Gašper Završnik;Tiskarna Čopič;Radovljica
        Irena Kuščer;Računovodski servis;Sežana
        Janez Bučar;Kovinarstvo Peč;Škofljica
        """,
    ("cp1250", "Polish"): """
        Dorota Błaszczyk;Drukarnia Słońce;Łomża
        Sławomir Gąsior;Meble Dębowe;Zgorzelec
        Żanna Ćwiklińska;Piekarnia Pszenżyto;Nowy Sącz
        Jędrzej Tołwiński;Hurtownia Żagiel;Świebodzin
        Halina Łoś;Kwiaciarnia Róża;Ełk
        Bolesław Mączyński;Zakład Usługowy;Radom
        """,
    ("cp1250", "Czech"): """
        Bedřich Šmíd;Pekařství Koláč;Kroměříž
        Alžběta Hrušková;Truhlářství Jedle;Náchod
        Oldřich Kubíček;Tiskárna Řádek;Žatec
        Ludmila Ševčíková;Květinářství;Uherské Hradiště
        Radek Červenka;Účetnictví Černoch;Jindřichův Hradec
        Dušan Měšťan;Zámečnictví;Příbram
        """,
    ("cp1250", "Slovak"): """
        Ľubomír Šimko;Pekáreň Zlatý klas;Senica
        Zdenka Hrušovská;Stolárstvo Jedľa;Žiar nad Hronom
        Dušan Mišík;Kvetinárstvo;Stará Ľubovňa
        Soňa Čačková;Tlačiareň;Rožňava
        """,
    ("cp1250", "Hungarian"): """
        Kerekes Ödön;Pékség Búza;Kőbánya
        Dömötör Enikő;Asztalos Műhely;Hódmezővásárhely
        Füredi Gergő;Nyomda Betű;Dunaújváros
        Illés Tünde;Virágbolt;Szekszárd
        Bíró Szűts Áron;Könyvelés;Őriszentpéter
        """,
    ("cp1250", "Romanian"): """
        Şerban Lupaşcu;Brutăria Grâul;Călăraşi
        Mihăiţă Ungureanu;Tâmplărie;Focşani
        Ruxandra Bărbulescu;Tipografia;Slobozia
        Ţuţea Andrei;Florărie;Drăgăşani
        """,
    ("cp1252", "German"): """
        Jörn Küppers;Druckerei Röhrig;Mönchengladbach
        Ursula Weißmüller;Gärtnerei Blüte;Fürth
        Änne Schürmann;Schlosserei Königs;Großenhain
        Günter Möhring;Bäckermeister;Düren
        """,
    ("cp1252", "French"): """
        Mickaël Bréhier;Boulangerie Blé Doré;Saint-Étienne
        Édith Péronnet;Menuiserie du Chêne;Mâcon
        Dominique Guérard;Imprimerie Lettrée;Châlons
        Solène Barthélemy;Fleuriste;Périgueux
        Zacharie Gosselin;Comptabilité Générale;Orléans
        """,
    ("cp1252", "Spanish"): """
        Begoña Íñiguez;Panadería Trigo;Gijón
        Iñaki Echeverría;Carpintería Roble;Castellón
        Toño Cabañas;Imprenta Peñarroya;Alcorcón
        Encarnación Ruíz;Floristería;Mérida
        """,
    ("cp1252", "Portuguese"): """
        Simão Falcão;Padaria Trigal;Guimarães
        Inês Façanha;Carpintaria Carvão;Viseu
        Estêvão Nóbrega;Gráfica Impressão;São Luís
        Graça Salomão;Florista Botão;Maceió
        """,
    ("cp1252", "Italian"): """
        Nicolò Trentin;Panificio Bontà;Forlì
        Desirè Colombo;Falegnameria;Cantù
        Salvatore Currò;Tipografia Novità;Patti
        """,
    ("cp1252", "Danish and Norwegian"): """
        Bjørg Kjeldsen;Bageriet Ærlig;Hjørring
        Rasmus Bæk;Trykkeriet Sø;Brønderslev
        Torbjørn Ås;Snekkeri Gran;Hønefoss
        Jæger Nørskov;Blomster;Skærbæk
        """,
    ("cp1252", "Swedish"): """
        Börje Håkanson;Bageri Råg;Nyköping
        Malin Åkerblom;Snickeri Björken;Sölvesborg
        Örjan Sandström;Tryckeri Färg;Hässleholm
        Gösta Rönnqvist;Blommor;Åmål
        """,
    ("cp1251", "Russian"): """
        Аркадий Белозёров;Типография Буква;Кострома
        Зинаида Хомякова;Столярная мастерская;Мурманск
        Эльдар Гайнутдинов;Пекарня Колосок;Набережные Челны
        Жанна Ющенкова;Цветочный двор;Псков
        Пётр Ильич Дёмин;Бухгалтерские услуги;Ижевск
        """,
    ("koi8-r", "Russian"): """
        Аркадий Белозёров;Типография Буква;Кострома
        Зинаида Хомякова;Столярная мастерская;Мурманск
        Эльдар Гайнутдинов;Пекарня Колосок;Набережные Челны
        Жанна Ющенкова;Цветочный двор;Псков
        Пётр Ильич Дёмин;Бухгалтерские услуги;Ижевск
        """,
    ("cp1251", "Ukrainian"): """
        Остап Вишневецький;Друкарня Літера;Бердичів
        Соломія Гринько;Столярня;Івано-Франківськ
        Зіновій Їжакевич;Пекарня Колосок;Кам'янець
        """,
    ("cp1251", "Bulgarian"): """
        Цветан Въжаров;Печатница Буква;Кюстендил
        Румяна Гълъбова;Дърводелска;Търговище
        Ангелина Щерева;Хлебарница;Смолян
        """,
    ("cp1251", "Serbian"): """
        Стојан Ћирић;Штампарија Слово;Пожаревац
        Љубинка Џамбић;Столар;Лесковац
        Вукашин Њагуљ;Пекара Жито;Бор
        """,
    ("cp1253", "Greek"): """
        Λεωνίδας Σταυρόπουλος;Τυπογραφείο Γράμμα;Καλαμάτα
        Θεοδώρα Μπακάλη;Ξυλουργείο;Ρέθυμνο
        Αλέξανδρος Ψαρρός;Φούρνος Σιτάρι;Κέρκυρα
        """,
}


def rows_of(book: str) -> list[str]:
    """Return the rows of an address book: name, firm and town."""
    return [line.strip() for line in book.strip().splitlines()]
