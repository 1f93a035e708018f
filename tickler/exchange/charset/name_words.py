"""Words as they stand in address books, by language: names, towns, streets, firms, headers.

A code page is told from another one by whether its reading looks like these. What counts is which
letters follow each other, so a name that is missing here costs nothing; a language is added by adding
a line of `LANGUAGES` with some eighty of its words, above all such as have letters of its own.
"""

from typing import NamedTuple


class Language(NamedTuple):
    """A language, the code pages in which its files are written, and some of its words."""

    name: str
    codecs: tuple[str, ...]
    words: str


_WESTERN = ("cp1252", "mac-roman")
_CENTRAL = ("cp1250", "iso8859-2", "cp852")

LANGUAGES = (
    Language(
        "Croatian, Bosnian, Serbian",
        _CENTRAL,
        """
        anić babić marić kovačević horvat jurić novak knežević vuković marković petrović božić perić tomić
        pavlović blažević šarić grgić pavić radić lončar filipović šimić bošnjak jukić vidović mandić perković
        čović đurić đorđević jovanović nikolić stanković ilić đukić hadžić kovač čorić ćosić šimunić matić
        lukić krznarić žanić željko željka šime štefica đuro đurđica mišo tonći duško siniša saša nataša
        anđela anđelko dražen božidar božena blaž krešimir požega čakovec križevci đakovo đurđevac šibenik
        županja našice čazma mišković račić kušić brčko niš čačak užice požarevac tomašić grubišić vlašić
        ivančić jakovčić obućar građevinar održavanje društvo poduzeće tvrtka bilješke rođendan pošta
        županija država kućni riječka međimurje črnomerec trešnjevka žarko špoljar ćiril ćurković begić čvorak
        delić hodžić imamović bečić dubravčić dragić batić katić brkić milić nožica rožić škarić škrinjarić
        voćarska školska šubićeva riđički uređaji kuća noć večer još što uslužni obrt vođa načelnik
        """,
    ),
    Language(
        "Slovene",
        _CENTRAL,
        """
        novak kranjc zupančič kovačič potočnik krajnc vidmar kočevar golob turk božič žagar hribar jerič rožič
        petrič železnik šuštar štrukelj čuček mlakar bizjak jakopič klemenčič pečnik oblak blažič dolenc
        boštjan matjaž tomaž blaž andraž luka žiga uroš aleš jože tadeja špela neža urša tjaša anže miloš
        ljubljana celje škofja loka šempeter žalec črnomelj kočevje šoštanj logaška cesta tržaška krška
        podjetje družba naročnik dežela država pošta rojstni priimek občina mešanica urška medvešček
        šink šmarje šiška vič bežigrad žiri grčar košir rupnik čeh čop erženčič hočevar mrčun
        čas račun bučka žiča černigoj čeligoj černač lučka kačičnik računovodstvo pekarstvo kočar dečko
        """,
    ),
    Language(
        "Polish",
        _CENTRAL,
        """
        kowalski wiśniewski wójcik kowalczyk kamiński lewandowski zieliński szymański woźniak dąbrowski
        kozłowski jankowski wojciechowski kwiatkowski krawczyk kaczmarek zając piotrowski grabowski pawłowski
        michalski król wieczorek jabłoński wróbel nowakowski majewski stępień olszewski malinowski jaworski
        górski rutkowski duda ostrowski tomaszewski zalewski pietrzak wróblewski jasiński marciniak sadowski
        bąk zawadzki jakubowski wilk chmielewski włodarczyk borkowski czarnecki sikora sokołowski urbański
        baran szczepański kubiak szewczyk laskowski kaźmierczak małgorzata stanisław zdzisław władysław
        paweł michał łukasz rafał mirosław jarosław bogusław wiesław grażyna żaneta elżbieta bożena józef
        łódź kraków wrocław poznań gdańsk szczecin białystok częstochowa gdynia rzeszów toruń żary świdnica
        ząbki płock chełm przemyśl święta długa kościuszki piłsudskiego główna spółka usługi imię nazwisko
        urodzin miejscowość województwo śródmieście dębski kępa węgrzyn łuczak śliwa żak źródło ćwikła
        gołąb jędrzejczak kądziela nędza piątek czyż różański grzegorz mączka pięta bączek sęk
        """,
    ),
    Language(
        "Czech",
        _CENTRAL,
        """
        novák svoboda novotný dvořák černý procházka kučera veselý horák němec pokorný marek pospíšil hájek
        jelínek král růžička beneš fiala sedláček doležal zeman kolář krejčí navrátil čermák vaněk urban
        blažek kříž kovář kratochvíl bartoš vlček musil kopecký šimek konečný malý holub čech štěpánek vávra
        šťastný kadlec soukup mareš moravec tichý sýkora bláha němcová nováková svobodová dvořáková černá
        procházková kučerová veselá horáková jiří tomáš lukáš ondřej matěj vojtěch štěpán zdeněk luděk miloš
        přemysl bořivoj jaroslav věra květa zdeňka růžena šárka markéta kateřina tereza božena žaneta
        plzeň brno liberec olomouc ústí hradec králové české budějovice pardubice zlín kladno opava frýdek
        třebíč děčín žďár přerov břeclav náměstí třída společnost město příjmení jméno obec poznámky
        řehoř říha řezáč ďáblice hloušková matoušek poděbrady smíchov vršovice žižkov nusle říčany
        krkoška zbyněk hřebíček kuře dobeš truhlář řezníček ředitel účetní obchodní tiskárna lékárna
        """,
    ),
    Language(
        "Slovak",
        _CENTRAL,
        """
        horváth kováč varga tóth nagy baláž molnár balog lukáč novák kováčik polák gajdoš kollár hudák
        kučera oravec németh bartoš krajčír ján jozef štefan ľuboš ľudovít ľubica michal martin matúš
        peter lukáš tomáš juraj ondrej žofia mária zuzana katarína alžbeta monika božena jarmila
        bratislava košice prešov žilina banská bystrica nitra trnava trenčín poprad prievidza zvolen
        považská topoľčany piešťany levoča kežmarok ružomberok liptovský mikuláš spišská nová ves dubnica
        štúrova hviezdoslavova námestie spoločnosť priezvisko meno obec poznámky dátum narodenia
        kráľ kráľová šoltés ďurica ťažký vŕba hĺbka stĺp žiak čierny vŕšok hôrka kôň ľahký poľana
        konateľ riaditeľ stavebniny účtovníctvo lekáreň výroba služby zváračstvo chudý hrnčiar mäsiar
        hraňo vaňo baňa stráňava sliač tobiáš eňa moňka tóňa koňušňa čadca kaňka čajka hriňová plameň
        """,
    ),
    Language(
        "Hungarian",
        _CENTRAL,
        """
        nagy kovács tóth szabó horváth varga kiss molnár németh farkas balogh papp takács juhász lakatos
        mészáros oláh simon rácz fekete szilágyi török fehér balázs gál kis szűcs kocsis orsós pintér fodor
        szalai sipos magyar lukács gulyás biró király katona lászló bogdán jakab sándor boros váradi fazekas
        kelemen antal orosz somogyi fülöp veres budai hegedűs deák pásztor bognár győző győr lőrinc erzsébet
        józsef istván zoltán gábor tamás péter attila béla dezső jenő ernő ágnes éva judit ildikó zsófia
        mária katalin anikó márta ilona szőke vörös kőszegi erdős dőry csökmő üllő makó pécs székesfehérvár
        debrecen szeged miskolc nyíregyháza kecskemét szombathely sopron érd tatabánya kaposvár vezetéknév
        keresztnév cég utca út tér város ország megjegyzés születésnap művek fűtő tűz gyűjtő mérnök
        kereskedő építő igazgató értékesítési vezető könyvelő főút petőfi rákóczi kossuth széchenyi
        ernő jenő szegő hajdú bőr gerő erdő kertész dömsöd nő kőműves vető terjék hűvös zöldi gyöngyös
        """,
    ),
    Language(
        "Romanian",
        _CENTRAL,
        """
        popescu ionescu popa radu dumitru stan stoica gheorghe matei ciobanu rusu constantin marin
        lăcătuş bălan dănilă văduva căpăţână neacşu mureşan moldoveanu olteanu munteanu drăgan dragoş
        ştefan ştefănescu ţurcanu ţăranu ionuţ răzvan cătălin mădălina sînziana iaşi bucureşti braşov
        constanţa timişoara piteşti ploieşti galaţi craiova brăila bacău buzău râmnicu vâlcea botoşani
        târgovişte târgu mureş sibiu oradea arad satu mare bistriţa suceava strada bulevardul şoseaua
        judeţ oraş societatea comerţ construcţii nume prenume adresă observaţii naştere română pădurea
        împăratul înfrăţirii grădina câmpului săvulescu pârvu gâlcă băsescu călin răducan pătraşcu vlăduţ
        ţepeş ghiţă niţă creţu frăţilă oniţă crăciun tănase rădulescu vâlcu mândruţă
        librărie librăria primăria băcănie croitorie măcelărie spălătorie marfă casă zamfir gălăţeanu sălaj
        """,
    ),
    Language(
        "German",
        _WESTERN + _CENTRAL,
        """
        müller schäfer schröder krüger köhler könig krämer böhm günther jäger kühn köster lübke möller schön
        bäcker böttcher brückner büchner fäßler förster fröhlich füchsel gärtner göbel größ groß grün hänsel
        häußler hübner jürgen jörg käthe lösch löwe lüders mähler mößner nöll öttinger özil pätzold plöger
        rößler röder rübsam sänger schütz schäffler schüßler söhnke stöckl strauß süß tröger überall ühlein
        vögel völker wächter weiß wörner wölfel wünsche zöllner jürg günter bärbel björn sören götz
        köln münchen düsseldorf nürnberg würzburg zürich lübeck göttingen osnabrück tübingen österreich
        straße hauptstraße bahnhofstraße schloßallee büro geschäftsführer geschäft gebäude händler
        größe grüße käufer für über möbel küchen bäckerei gemüse prüfung ausführung gmünd wärme lüftung
        telefon geschäftlich einkäufer verkäuferin postfach länder universität mühle brücke hütte
        """,
    ),
    Language(
        "French",
        _WESTERN,
        """
        hélène françois françoise rené renée andré andrée éric étienne émile élise élodie gérard hervé benoît
        jérôme stéphane sébastien frédéric noël noëlle gaëlle joël raphaël thérèse geneviève célestin
        cécile céline chloé zoé aurélie mélanie valérie véronique béatrice bénédicte agnès aimé désiré
        lefèvre lefebvre bérard béranger guérin chrétien lévêque évrard hébert bénard rivière légère père
        mère frère bouché périer carré touré château châtelain forêt côté hôtel île rhône saône isère
        ardèche lozère nîmes orléans évreux besançon alençon genève neuchâtel québec montréal liège
        société générale française marché crédit agréé dépôt côtière région département prénom numéro
        téléphone catégorie anniversaire conseillère boulangère gérante délégué ingénieur médecin première
        café théâtre musée métiers bâtiment électricité église école élève août où là à même être
        garçon leçon reçu façade niçoise crèche fenêtre chêne dupré prévost pelé lecœur cœur sœurs bœuf
        mazière mazères paré gérôme fabrègues bègles fèvre gagné
        arsène eugène marlène irène ève thènes barthe théo théa mathéo rené solange lène pène chênes breton
        """,
    ),
    Language(
        "Spanish",
        _WESTERN,
        """
        garcía rodríguez gonzález fernández lópez martínez sánchez pérez gómez martín jiménez díaz hernández
        álvarez gutiérrez muñoz núñez ibáñez peña ordóñez yáñez castañeda cañas cañete zúñiga avendaño
        briceño quiñones españa español señor compañía ávila úbeda béjar josé maría jesús andrés tomás
        raúl joaquín ramón sebastián fermín iván adrián óscar ángel ángela inés mónica sofía lucía rocío
        begoña íñigo ñuñoa león málaga cádiz córdoba jaén cáceres almería ávalos méndez vázquez suárez
        ramírez domínguez benítez calderón cortés marqués núria belén asunción concepción construcción
        teléfono dirección código país razón número años cumpleaños correo electrónico electrónica
        ingeniería jardín panadería gestión atención región tía niño mañana montaña otoño logroño
        coruña cataluña treviño nariño patiño marañón bañuelos peñalver baños viñas
        piñeiro viñals iñiguez goñi añez ñíguez echeverri echeverria arellano treviña chiño liñán riña niñas
        """,
    ),
    Language(
        "Portuguese",
        _WESTERN,
        """
        joão josé antónio antônio luís césar sérgio fábio mário cláudio flávio júlio rogério vinícius
        conceição assunção encarnação gonçalves gonçalo lourenço mendonça bragança fragoso simões guimarães
        magalhães camões leitão romão falcão brandão aragão galvão leão são paulo maranhão ceará pará
        amapá goiás brasília florianópolis vitória belém évora setúbal póvoa gondomar valença açores
        graça esperança assis araújo flôres inês mónica mônica verônica patrícia letícia lúcia fátima
        ângela ângelo tânia cristóvão estêvão capitão irmão irmãos mãe pão coração avó avô três mês
        endereço telefone código país região município bairro comércio construção fundação associação
        informática serviços soluções aniversário observações organização função praça ação nação
        """,
    ),
    Language(
        "Italian",
        _WESTERN,
        """
        niccolò nicolò noè salomè josuè giosuè mosè cantù forlì pellicanò calabrò cucè patanè condò barillà
        falzè corrù fogazzarò società città età qualità università attività località proprietà metà
        comunità libertà carità novità pubblicità perché è però più già giù così lunedì martedì mercoledì
        giovedì venerdì virtù gioventù caffè tè bontà santità viltà pietà sarà può ciò andò
        gesù arrivò andrè renè lagrò macrì crisafì curcì fatà salò cefalù nardò santarcangelò tornerò zerbò
        """,
    ),
    Language(
        "Danish and Norwegian",
        _WESTERN,
        """
        sørensen jørgensen møller kjær kjærgaard kjeldgård nørgaard nørgård søndergaard østergaard bjerregård
        bjørn bjørnson jørgen søren jørn kåre håkon pål åse åge bodil gøran lærke mærsk næss nygård
        pålsson ødegård ødegaard øystein øyvind ørsted ærø århus aarhus tromsø bodø bærum drøbak fredrikshavn
        frederikshavn helsingør hillerød holbæk køge københavn købmager kærgård lillestrøm nærum næstved
        nørrebro odense randers ringkøbing rødovre sæther særslev skælskør sønderborg tønder tønsberg
        ålesund ålborg østfold østerbro vesterbrogade gård gårdsvej søgade strøm strømmen brødrene
        fødselsdag bemærkninger forældre kørsel løn møbler værksted vækst sælger sæby læge lærer
        bækken bækkelund hægeland hæstad sjøberg bråten hågensen håndværk råd større små blå på så får
        bæk bækgaard dalbæk rosenbæk stubbekjær ravnkjær græsted klæbo mæland læssøe ræder vejbæk gjærum
        """,
    ),
    Language(
        "Swedish and Finnish",
        _WESTERN,
        """
        åsa åke åkesson åberg åström ångström håkan håkansson pålsson måns månsson mårten mårtensson
        björn björk björklund bäckström börje carlström engström erlandsson fälth fältström göran göte
        göteborg hägg hägglund hällström höglund järvinen jönsson jönköping köping käll källström lindström
        löfgren löfven lövgren malmö mäki mäkinen mäkelä hämäläinen väinö väisänen sjöberg sjögren sjöström
        söderberg södertälje sörensen strömberg ström västerås växjö örebro österlund östersund östberg
        umeå luleå piteå skövde gävle norrköping linköping gårdsvägen storgatan kungsgatan strandvägen
        företag försäljning inköp kött läkare mäklare näringsliv ägare årets örnsköldsvik lång små grön
        päivi päivärinta sähköposti yhtiö pääkatu jyväskylä hämeenlinna seinäjoki
        """,
    ),
    Language(
        "Icelandic",
        _WESTERN,
        """
        guðmundur guðrún sigurður sigurðsson þór þórður þóra jón jónsson jónsdóttir björn ólafur ólafsson
        ágúst árni ásdís ægir æsa kristján einarsdóttir friðrik davíð garðar hörður ingibjörg jóhann
        magnús páll pétur ragnheiður reykjavík kópavogur hafnarfjörður akureyri ísafjörður egilsstaðir
        """,
    ),
    Language(
        "Dutch",
        _WESTERN,
        """
        zoë noë renée andré daniël raphaël joël gabriël michaël rafaël chloë loïs maïté anaïs aïsha
        ruïne coördinator coöperatie belgië brugge officiële financiën italië reünie geïnteresseerd patiënt
        """,
    ),
    Language(
        "Russian",
        ("cp1251", "koi8-r", "cp866", "mac-cyrillic"),
        """
        иван петров сергей сергеевич александр александрович алексей андрей анатолий дмитрий евгений владимир
        николай михаил пётр павел олег юрий игорь виктор василий григорий константин леонид максим роман
        татьяна ольга наталья елена ирина светлана анна мария екатерина юлия людмила галина нина надежда
        любовь вера дарья ксения оксана алёна семён фёдор артём королёв соловьёв воробьёв киселёв ковалёв
        иванов смирнов кузнецов попов васильев соколов михайлов новиков фёдоров морозов волков алексеев
        лебедев семёнов егоров павлов козлов степанов николаев орлов андреев макаров никитин захаров зайцев
        борисов яковлев романов воронцов щербаков щукин цветков чернов шишкин юдин ямщиков эдуард элла
        ивановна петровна сергеевна александровна юрьевна игоревич ильич ильинична дмитриевна владимировна
        иванова смирнова кузнецова попова петрова соколова медведева хабибуллин гончаренко шевченко
        москва санкт петербург екатеринбург новосибирск казань челябинск омск самара ростов уфа
        красноярск пермь воронеж волгоград тверь ярославль рязань тула калуга область край город улица
        проспект ленина мира дом офис ооо оао зао пао ип ао общество завод фабрика ромашка весна
        торговый торг строй сервис компания фирма центр группа альфа вектор промышленность снаб инвест
        директор менеджер бухгалтер закупщик начальник отдел продаж заместитель генеральный главный
        имя фамилия отчество телефон почта адрес должность организация заметки рождения рабочий мобильный
        эл обращение клиент примечание позвонить завтра скидка договор счёт оплата ещё объект подъезд
        """,
    ),
    Language(
        "Ukrainian",
        ("cp1251",),
        """
        шевченко коваленко бондаренко ткаченко кравченко олійник шевчук коваль поліщук бондар мельник
        лисенко марченко савченко руденко петренко василенко павленко сергій андрій олексій дмитро віталій
        юрій микола михайло василь ігор євген євгенія олександр іван іванович петро наталія ірина світлана
        людмила юлія оксана тетяна київ харків львів одеса дніпро запоріжжя кривий ріг миколаїв вінниця
        чернігів чернівці житомир хмельницький рівне луцьк ужгород тернопіль полтава україна вулиця місто
        прізвище посада електронна пошта підприємство товариство тов фоп примітки їжак єдність ґудзь
        область інженер бухгалтерія компанія діти дім зв'язок мобільний робочий день народження
        """,
    ),
    Language(
        "Bulgarian",
        ("cp1251",),
        """
        иванов георгиев димитров петров николов христов стоянов тодоров илиев василев атанасов ангелов
        йорданов младенов стефанов борисов колев костов попов йорданова георгиева димитрова христова
        георги димитър христо стоян тодор илия васил атанас ангел йордан младен боян пламен валентин
        красимир светослав мария елена ивана десислава гергана цветелина надежда стоянка българия софия
        пловдив варна бургас русе стара загора плевен сливен добрич шумен перник хасково ямбол велико
        търново благоевград враца габрово асеновград улица булевард град област дружество търговец еоод
        оод фирма телефон имейл длъжност бележки дата раждане път ъгъл съвет първи върба кръстев първанов
        """,
    ),
    Language(
        "Serbian and Macedonian",
        ("cp1251",),
        """
        јовановић петровић николић марковић ђорђевић стојановић илић станковић павловић милошевић
        јован петар никола марко ђорђе милош душан драган зоран горан љубиша њежић џафер жељко чедомир
        јелена милица марија ана сања бранка љиљана снежана ђурђа весна београд нови сад ниш крагујевац
        суботица зрењанин панчево чачак краљево смедерево ваљево шабац ужице врање улица булевар трг
        предузеће телефон презиме име радно место белешке рођендан куповина продаја струмица скопје
        битола куманово прилеп тетово ѓорѓи ѓорѓиевски ќосев ристовски трајковски димитријевски охрид
        љубица грађевина књиговођа вођа набавка услуге трговина кућа свећар
        """,
    ),
    Language(
        "Greek",
        ("cp1253",),
        """
        γιώργος γεώργιος κώστας κωνσταντίνος δημήτρης δημήτριος νίκος νικόλαος γιάννης ιωάννης παναγιώτης
        βασίλης βασίλειος χρήστος θανάσης αθανάσιος μιχάλης ευάγγελος σπύρος αντώνης στέλιος ηλίας θεόδωρος
        μαρία ελένη αικατερίνη κατερίνα βασιλική σοφία αγγελική γεωργία δήμητρα ιωάννα ευαγγελία άννα
        παπαδόπουλος παπαδοπούλου παπαγεωργίου οικονόμου βλάχος ιωαννίδης γεωργίου νικολαΐδης αντωνίου
        δημητρίου κωνσταντίνου χριστοδούλου καραγιάννης αθανασίου μακρής αλεξίου ζαχαρίου ξενάκης φωτίου
        ψαράς ρήγας τσακίρης χατζής αθήνα αθήνας θεσσαλονίκη πάτρα ηράκλειο λάρισα βόλος ιωάννινα χανιά
        καβάλα ρόδος τρίκαλα πειραιάς οδός πλατεία λεωφόρος πόλη χώρα εταιρεία εταιρία όνομα επώνυμο
        τηλέφωνο διεύθυνση κινητό σημειώσεις γενέθλια θέση αφοι υιοί ανώνυμη εμπόριο κατασκευές
        υπηρεσίες διευθυντής πωλητής λογιστής μηχανικός σύμβουλος δικηγόρος ιατρός
        """,
    ),
)  # fmt: skip
