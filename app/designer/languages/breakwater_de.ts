<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BudgetSheet</name>
    <message>
        <source>Thick line: target %1</source>
        <translation>Dicke Linie: Ziel %1</translation>
    </message>
    <message>
        <source>hatched: before the declaration, or a lower bound</source>
        <translation>schraffiert: vor der Ausrufung, oder eine Untergrenze</translation>
    </message>
    <message>
        <source>whisker: P50 to P95</source>
        <translation>Strich darunter: P50 bis P95</translation>
    </message>
    <message>
        <source>%1, minutes from the disruption on</source>
        <translation>%1, Minuten ab der Störung</translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, no upper bound</source>
        <translation>%1, %2, ohne Obergrenze</translation>
    </message>
</context>
<context>
    <name>CommandHelp</name>
    <message>
        <source>Start from a template or from a blank sheet</source>
        <translation>Mit einer Vorlage oder einem leeren Blatt beginnen</translation>
    </message>
    <message>
        <source>Open a design in a tab of its own</source>
        <translation>Einen Entwurf in eigenem Reiter öffnen</translation>
    </message>
    <message>
        <source>Write the design to its file</source>
        <translation>Den Entwurf in seine Datei schreiben</translation>
    </message>
    <message>
        <source>Write the design to another file and go on with that one</source>
        <translation>Den Entwurf in eine andere Datei schreiben und mit ihr weiterarbeiten</translation>
    </message>
    <message>
        <source>Close this design; asks when it has changes</source>
        <translation>Diesen Entwurf schließen; fragt bei Änderungen nach</translation>
    </message>
    <message>
        <source>Close everything; asks for each design that has changes</source>
        <translation>Alles schließen; fragt bei jedem geänderten Entwurf nach</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>Die zurückgenommene Änderung erneut machen</translation>
    </message>
    <message>
        <source>Give the selected card another name</source>
        <translation>Der ausgewählten Karte einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Choose what the selected card needs</source>
        <translation>Wählen, was die ausgewählte Karte braucht</translation>
    </message>
    <message>
        <source>Remove what is selected, with its links</source>
        <translation>Ausgewähltes mit seinen Verbindungen entfernen</translation>
    </message>
    <message>
        <source>Select every service</source>
        <translation>Jeden Dienst auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Judge by the facts in a folder of your own, from the next start</source>
        <translation>Ab dem nächsten Start nach den Fakten eines eigenen Ordners bewerten</translation>
    </message>
    <message>
        <source>Judge by the facts that come with Breakwater, from the next start</source>
        <translation>Ab dem nächsten Start nach den mitgelieferten Fakten bewerten</translation>
    </message>
    <message>
        <source>Show or hide the palette</source>
        <translation>Palette zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Inspektor zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the panel at the bottom</source>
        <translation>Das Feld am unteren Rand zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the decisions</source>
        <translation>Entscheidungen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Put every panel back where it belongs</source>
        <translation>Jedes Feld an seinen Platz zurücksetzen</translation>
    </message>
    <message>
        <source>Show the canvas larger</source>
        <translation>Zeichenfläche größer zeigen</translation>
    </message>
    <message>
        <source>Show the canvas smaller</source>
        <translation>Zeichenfläche kleiner zeigen</translation>
    </message>
    <message>
        <source>Show the canvas in its natural size</source>
        <translation>Zeichenfläche in natürlicher Größe zeigen</translation>
    </message>
    <message>
        <source>Show the whole design</source>
        <translation>Den ganzen Entwurf zeigen</translation>
    </message>
    <message>
        <source>Show what is selected as large as it fits</source>
        <translation>Ausgewähltes so groß zeigen, wie es passt</translation>
    </message>
    <message>
        <source>Show the stamp below as large as it fits</source>
        <translation>Den nächsten Stamp so groß zeigen, wie er passt</translation>
    </message>
    <message>
        <source>Show the stamp above as large as it fits</source>
        <translation>Den vorigen Stamp so groß zeigen, wie er passt</translation>
    </message>
    <message>
        <source>The canvas alone, full screen and readable from afar; Esc leaves</source>
        <translation>Die Zeichenfläche allein, bildschirmfüllend und von Weitem lesbar; Esc beendet</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Zum nächsten Befund gehen</translation>
    </message>
    <message>
        <source>Go to the finding before</source>
        <translation>Zum vorigen Befund gehen</translation>
    </message>
    <message>
        <source>What can be done about this finding, and what each way would change</source>
        <translation>Was sich gegen diesen Befund tun lässt und was jeder Weg ändern würde</translation>
    </message>
    <message>
        <source>Park a question or a decision about what is selected</source>
        <translation>Eine Frage oder Entscheidung zum Ausgewählten notieren</translation>
    </message>
    <message>
        <source>Put the keyboard into the next panel</source>
        <translation>Die Tastatur in das nächste Feld setzen</translation>
    </message>
    <message>
        <source>Put the keyboard into the panel before</source>
        <translation>Die Tastatur in das vorige Feld setzen</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Dunkler Text auf hellem Grund</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Heller Text auf dunklem Grund</translation>
    </message>
    <message>
        <source>Find a service to add</source>
        <translation>Einen Dienst zum Hinzufügen suchen</translation>
    </message>
    <message>
        <source>Add an empty stamp at the end</source>
        <translation>Am Ende einen leeren Stamp hinzufügen</translation>
    </message>
    <message>
        <source>Runbook, code and diagram into a folder</source>
        <translation>Runbook, Code und Diagramm in einen Ordner</translation>
    </message>
    <message>
        <source>The runbook to print and to sign</source>
        <translation>Das Runbook zum Drucken und Unterschreiben</translation>
    </message>
    <message>
        <source>The runbook for a browser</source>
        <translation>Das Runbook für einen Browser</translation>
    </message>
    <message>
        <source>The runbook as text, for a wiki</source>
        <translation>Das Runbook als Text, für ein Wiki</translation>
    </message>
    <message>
        <source>The infrastructure as Bicep</source>
        <translation>Die Infrastruktur als Bicep</translation>
    </message>
    <message>
        <source>The picture of the design as SVG and PNG</source>
        <translation>Das Bild des Entwurfs als SVG und PNG</translation>
    </message>
    <message>
        <source>Type a few letters of any command</source>
        <translation>Ein paar Buchstaben eines Befehls tippen</translation>
    </message>
    <message>
        <source>How to use Breakwater</source>
        <translation>Wie man Breakwater benutzt</translation>
    </message>
    <message>
        <source>Five steps through a first design</source>
        <translation>Fünf Schritte durch einen ersten Entwurf</translation>
    </message>
    <message>
        <source>Add the stamps of a template to this design</source>
        <translation>Die Stamps einer Vorlage zu diesem Entwurf hinzufügen</translation>
    </message>
    <message>
        <source>Version, catalog and licence</source>
        <translation>Version, Katalog und Lizenz</translation>
    </message>
    <message>
        <source>Add one to the selected lane: %1</source>
        <translation>Zur ausgewählten Spur hinzufügen: %1</translation>
    </message>
    <message>
        <source>Runbooks, parts, covers and formats, with the pages beside them</source>
        <translation>Runbooks, Teile, Deckblätter und Formate, mit den Seiten daneben</translation>
    </message>
    <message>
        <source>Everything a client keeps, with one page to find it by</source>
        <translation>Alles, was ein Kunde behält, mit einer Seite, auf der man es findet</translation>
    </message>
    <message>
        <source>Show or hide the code that an export would write</source>
        <translation>Den Code ein- oder ausblenden, den ein Export schriebe</translation>
    </message>
    <message>
        <source>Light or dark as the desktop was when the program began</source>
        <translation>Hell oder dunkel, wie der Desktop beim Start des Programms war</translation>
    </message>
    <message>
        <source>Theme, size, motion, canvas, paper, icons, recovery</source>
        <translation>Farbschema, Größe, Bewegung, Zeichenfläche, Papier, Symbole, Wiederherstellung</translation>
    </message>
    <message>
        <source>Every key, to search and to print</source>
        <translation>Alle Tasten, zum Suchen und zum Drucken</translation>
    </message>
    <message>
        <source>Show or hide the charts</source>
        <translation>Die Diagramme ein- oder ausblenden</translation>
    </message>
</context>
<context>
    <name>CostChart</name>
    <message>
        <source>What it costs a month</source>
        <translation>Was es im Monat kostet</translation>
    </message>
    <message>
        <source>Place services to see what they cost.</source>
        <translation>Dienste platzieren, um ihre Kosten zu sehen.</translation>
    </message>
    <message>
        <source>%1 a month, of it %2 for recovery. %3</source>
        <translation>%1 im Monat, davon %2 für die Wiederherstellung. %3</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1, at least %2</source>
        <translation>%1, mindestens %2</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>Shown in %1 at your own rate of %2 a dollar.</source>
        <translation>Gezeigt in %1 zum eigenen Kurs von %2 je Dollar.</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
</context>
<context>
    <name>FixWords</name>
    <message>
        <source>not touched</source>
        <translation>nicht berührt</translation>
    </message>
    <message>
        <source>%1 stays %2</source>
        <translation>%1 bleibt %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO and RPO stay as they are.</source>
        <translation>RTO und RPO bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Closes 1 finding: %1</source>
        <translation>Schließt 1 Befund: %1</translation>
    </message>
    <message>
        <source>Closes %1 findings: %2</source>
        <translation>Schließt %1 Befunde: %2</translation>
    </message>
    <message>
        <source>Adds 1 finding: %1</source>
        <translation>Bringt 1 Befund hinzu: %1</translation>
    </message>
    <message>
        <source>Adds %1 findings: %2</source>
        <translation>Bringt %1 Befunde hinzu: %2</translation>
    </message>
    <message>
        <source>Changes 1 finding: %1</source>
        <translation>Ändert 1 Befund: %1</translation>
    </message>
    <message>
        <source>Changes %1 findings: %2</source>
        <translation>Ändert %1 Befunde: %2</translation>
    </message>
    <message>
        <source>Not offered: %1</source>
        <translation>Nicht angeboten: %1</translation>
    </message>
    <message>
        <source>%1 · %2: %3, %4</source>
        <translation>%1 · %2: %3, %4</translation>
    </message>
</context>
<context>
    <name>FrontierChart</name>
    <message>
        <source>The design as it is</source>
        <translation>Der Entwurf, wie er ist</translation>
    </message>
    <message>
        <source>All %1 combinations of the catalog&apos;s options; the line joins those that nothing beats.</source>
        <translation>Alle %1 Kombinationen der Optionen des Katalogs; die Linie verbindet die, die von keiner übertroffen werden.</translation>
    </message>
    <message>
        <source>%1 of very many combinations of the catalog&apos;s options; the line joins those that nothing tried beats.</source>
        <translation>%1 von sehr vielen Kombinationen der Optionen des Katalogs; die Linie verbindet die, die von keiner geprüften übertroffen werden.</translation>
    </message>
    <message>
        <source>Costs are at least that: not every price is known.</source>
        <translation>Die Kosten sind Mindestwerte: Nicht jeder Preis ist bekannt.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>RTO, min</source>
        <translation>RTO, min</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>Nothing beats it</source>
        <translation>Von keiner übertroffen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>What recovery costs and what it buys, %1</source>
        <translation>Was Wiederherstellung kostet und was sie bringt, %1</translation>
    </message>
    <message>
        <source>What recovery costs and what it buys</source>
        <translation>Was Wiederherstellung kostet und was sie bringt</translation>
    </message>
    <message>
        <source>Select a workload to see what other options would cost and how fast they are.</source>
        <translation>Eine Workload auswählen, um zu sehen, was andere Optionen kosten würden und wie schnell sie sind.</translation>
    </message>
    <message>
        <source>Trying the options of the catalog…</source>
        <translation>Optionen des Katalogs werden geprüft …</translation>
    </message>
    <message>
        <source>Nothing is known of this workload yet.</source>
        <translation>Über diese Workload ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>No combination has both an RTO and a cost. The Problems panel says what is missing.</source>
        <translation>Keine Kombination hat sowohl eine RTO als auch Kosten. Das Feld Probleme sagt, was fehlt.</translation>
    </message>
    <message>
        <source>RTO, minutes</source>
        <translation>RTO, Minuten</translation>
    </message>
    <message>
        <source>Beaten by another</source>
        <translation>Von einer anderen übertroffen</translation>
    </message>
    <message>
        <source>This design</source>
        <translation>Dieser Entwurf</translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation>Effizienzgrenze</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1 a month, order of magnitude</source>
        <translation>%1 im Monat, Größenordnung</translation>
    </message>
</context>
<context>
    <name>Gantt</name>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Start, T+ min</source>
        <translation>Beginn, T+ min</translation>
    </message>
    <message>
        <source>End, T+ min</source>
        <translation>Ende, T+ min</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>End P50, T+ min</source>
        <translation>Ende P50, T+ min</translation>
    </message>
    <message>
        <source>End P95, T+ min</source>
        <translation>Ende P95, T+ min</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>How much data each store can lose</source>
        <translation>Wie viele Daten jeder Speicher verlieren kann</translation>
    </message>
    <message>
        <source>Minutes before the loss of the region, logarithmic; the line is the range that its source gives, the dot the planning value.</source>
        <translation>Minuten vor dem Verlust der Region, logarithmisch; die Linie ist die Spanne, die die Quelle angibt, der Punkt der Planwert.</translation>
    </message>
    <message>
        <source>Protect a store against the loss of its region in the inspector to see this.</source>
        <translation>Einen Speicher im Inspektor gegen den Verlust seiner Region schützen, um das hier zu sehen.</translation>
    </message>
    <message>
        <source>Stores whose loss is unknown or unbounded are not drawn.</source>
        <translation>Speicher, deren Verlust unbekannt oder unbegrenzt ist, sind nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planwert</translation>
    </message>
    <message>
        <source>Least, min</source>
        <translation>Mindestens, min</translation>
    </message>
    <message>
        <source>Most, min</source>
        <translation>Höchstens, min</translation>
    </message>
    <message>
        <source>Target, min</source>
        <translation>Ziel, min</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Documented, stated or measured</source>
        <translation>Dokumentiert, angegeben oder gemessen</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>ParameterField</name>
    <message>
        <source>(several)</source>
        <translation>(mehrere)</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>A number is needed here.</source>
        <translation>Hier wird eine Zahl gebraucht.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Mindestens %1.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
</context>
<context>
    <name>PlaybackLook</name>
    <message>
        <source>No reply</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Bedient</translation>
    </message>
</context>
<context>
    <name>ScenarioBar</name>
    <message>
        <source>Primary region</source>
        <translation>Primäre Region</translation>
    </message>
    <message>
        <source>Any zone</source>
        <translation>Beliebige Zone</translation>
    </message>
    <message>
        <source>Zone 1</source>
        <translation>Zone 1</translation>
    </message>
    <message>
        <source>Zone 2</source>
        <translation>Zone 2</translation>
    </message>
    <message>
        <source>Zone 3</source>
        <translation>Zone 3</translation>
    </message>
    <message>
        <source>Region lost</source>
        <translation>Region ausgefallen</translation>
    </message>
    <message>
        <source>Zone lost</source>
        <translation>Zone ausgefallen</translation>
    </message>
    <message>
        <source>Service down</source>
        <translation>Dienst ausgefallen</translation>
    </message>
    <message>
        <source>Model provider down</source>
        <translation>Modellanbieter ausgefallen</translation>
    </message>
    <message>
        <source>Data corrupted</source>
        <translation>Daten beschädigt</translation>
    </message>
    <message>
        <source>Data attacked</source>
        <translation>Daten angegriffen</translation>
    </message>
    <message>
        <source>Data deleted</source>
        <translation>Daten gelöscht</translation>
    </message>
    <message>
        <source>Every model</source>
        <translation>Jedes Modell</translation>
    </message>
    <message>
        <source>Every store</source>
        <translation>Jeder Speicher</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Übung</translation>
    </message>
</context>
<context>
    <name>SpreadChart</name>
    <message>
        <source>Every run meets the target of %1.</source>
        <translation>Jeder Lauf erreicht das Ziel von %1.</translation>
    </message>
    <message>
        <source>No run meets the target of %1.</source>
        <translation>Kein Lauf erreicht das Ziel von %1.</translation>
    </message>
    <message>
        <source>%1 % of the runs meet the target of %2, %3 % take longer.</source>
        <translation>%1 % der Läufe erreichen das Ziel von %2, %3 % dauern länger.</translation>
    </message>
    <message>
        <source>Share of runs done by then</source>
        <translation>Anteil der bis dahin fertigen Läufe</translation>
    </message>
    <message>
        <source>How long recovery may take</source>
        <translation>Wie lange die Wiederherstellung dauern kann</translation>
    </message>
    <message>
        <source>Choose what happens and press F5 to see how long recovery may take.</source>
        <translation>Wählen, was passiert, und F5 drücken, um zu sehen, wie lange die Wiederherstellung dauern kann.</translation>
    </message>
    <message>
        <source>Nothing bounds this recovery, so it has no distribution. The Problems panel says why.</source>
        <translation>Nichts begrenzt diese Wiederherstellung, deshalb hat sie keine Verteilung. Das Feld Probleme sagt, warum.</translation>
    </message>
    <message>
        <source>This run made no trials.</source>
        <translation>Zu diesem Lauf gibt es keine Simulationen.</translation>
    </message>
    <message>
        <source>How long recovery may take, %1</source>
        <translation>Wie lange die Wiederherstellung dauern kann, %1</translation>
    </message>
    <message>
        <source>How long recovery may take, all workloads together</source>
        <translation>Wie lange die Wiederherstellung dauern kann, alle Workloads zusammen</translation>
    </message>
    <message>
        <source>%1 runs, seed %2.</source>
        <translation>%1 Läufe, Startwert %2.</translation>
    </message>
    <message>
        <source>A time on the way has no known upper bound: these figures are lower bounds.</source>
        <translation>Eine Zeit auf dem Weg hat keine bekannte Obergrenze: diese Werte sind Mindestwerte.</translation>
    </message>
    <message>
        <source>Minutes from the start of the window to restored service</source>
        <translation>Minuten vom Beginn des Fensters bis zum wiederhergestellten Dienst</translation>
    </message>
    <message>
        <source>Minutes from the disruption to restored service</source>
        <translation>Minuten von der Störung bis zum wiederhergestellten Dienst</translation>
    </message>
    <message>
        <source>Share of runs, %</source>
        <translation>Anteil der Läufe, %</translation>
    </message>
    <message>
        <source>Runs, by length</source>
        <translation>Läufe nach Dauer</translation>
    </message>
    <message>
        <source>Runs over target</source>
        <translation>Läufe über dem Ziel</translation>
    </message>
    <message>
        <source>P50 %1</source>
        <translation>P50 %1</translation>
    </message>
    <message>
        <source>P95 %1</source>
        <translation>P95 %1</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>Done within, min</source>
        <translation>Fertig innerhalb von, min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>TargetsChart</name>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO and RPO against target</source>
        <translation>RTO und RPO gegenüber dem Ziel</translation>
    </message>
    <message>
        <source>Minutes from the loss of the region on, planning values; the line marks the target.</source>
        <translation>Minuten ab dem Verlust der Region, Planwerte; die Linie markiert das Ziel.</translation>
    </message>
    <message>
        <source>Set an RTO or RPO target in the inspector of a workload to see this.</source>
        <translation>Im Inspektor einer Workload ein RTO- oder RPO-Ziel setzen, um das hier zu sehen.</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planwert</translation>
    </message>
    <message>
        <source>Target, min</source>
        <translation>Ziel, min</translation>
    </message>
    <message>
        <source>Over target, min</source>
        <translation>Über dem Ziel, min</translation>
    </message>
    <message>
        <source>Within target</source>
        <translation>Im Ziel</translation>
    </message>
    <message>
        <source>Over target</source>
        <translation>Über dem Ziel</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
</context>
<context>
    <name>breakwater</name>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>Zonal</source>
        <translation>Zonal</translation>
    </message>
    <message>
        <source>Regional</source>
        <translation>Regional</translation>
    </message>
</context>
<context>
    <name>breakwater::AboutWindow</name>
    <message>
        <source>About Breakwater</source>
        <translation>Über Breakwater</translation>
    </message>
    <message>
        <source>Breakwater %1</source>
        <translation>Breakwater %1</translation>
    </message>
    <message>
        <source>Disaster-recovery topology designer for Azure. Works offline: nothing is ever fetched from or sent to a network.

Catalog %1, %2.

Free software under the GNU General Public License, version 3 or any later version. It comes without any warranty.</source>
        <translation>Entwurfswerkzeug für Disaster-Recovery-Topologien auf Azure. Arbeitet offline: Es wird nie etwas aus einem Netz geholt oder dorthin gesendet.

Katalog %1, %2.

Freie Software unter der GNU General Public License, Version 3 oder jeder späteren Version. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>breakwater::AgreeForm</name>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>&amp;Review on</source>
        <translation>&amp;Prüfen am</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Prüfen am</translation>
    </message>
    <message>
        <source>O&amp;wner</source>
        <translation>&amp;Zuständig</translation>
    </message>
    <message>
        <source>Accept %1 on %2</source>
        <translation>%1 an %2 akzeptieren</translation>
    </message>
    <message>
        <source>%1 on %2 is solved another way</source>
        <translation>%1 an %2 ist anders gelöst</translation>
    </message>
    <message>
        <source>Why the room lives with it</source>
        <translation>Warum alle damit leben</translation>
    </message>
    <message>
        <source>How it is solved</source>
        <translation>Wie es gelöst ist</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>A&amp;kzeptieren</translation>
    </message>
    <message>
        <source>&amp;Attest</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>Name who owns it.</source>
        <translation>Bitte angeben, wer zuständig ist.</translation>
    </message>
    <message>
        <source>Accept the risk %1</source>
        <translation>Risiko %1 akzeptieren</translation>
    </message>
    <message>
        <source>Attest %1 as solved</source>
        <translation>%1 als gelöst bestätigen</translation>
    </message>
</context>
<context>
    <name>breakwater::BreakwaterStyle</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>breakwater::BudgetBar</name>
    <message>
        <source>RTO budget: %1</source>
        <translation>RTO-Budget: %1</translation>
    </message>
    <message>
        <source>RTO budget</source>
        <translation>RTO-Budget</translation>
    </message>
    <message>
        <source>RTO budget, if: %1</source>
        <translation>RTO-Budget, falls: %1</translation>
    </message>
    <message>
        <source>%1 known, and something without a bound</source>
        <translation>%1 bekannt, dazu etwas Unbegrenztes</translation>
    </message>
    <message>
        <source>%1, no target</source>
        <translation>%1, kein Ziel</translation>
    </message>
    <message>
        <source>%1 of %2, %3 in reserve</source>
        <translation>%1 von %2, %3 Reserve</translation>
    </message>
    <message>
        <source>%1 of %2, %3 too long</source>
        <translation>%1 von %2, %3 zu lang</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>At most %1 for the target, with everything else as it is</source>
        <translation>Höchstens %1 für das Ziel, wenn alles andere bleibt, wie es ist</translation>
    </message>
    <message>
        <source>No length of it alone meets the target</source>
        <translation>Keine Dauer davon allein erreicht das Ziel</translation>
    </message>
    <message>
        <source>Drag its right edge to try another length</source>
        <translation>Am rechten Rand ziehen, um eine andere Dauer zu probieren</translation>
    </message>
    <message>
        <source>RTO budget, %1, minutes from the disruption on</source>
        <translation>RTO-Budget, %1, Minuten ab der Störung</translation>
    </message>
    <message>
        <source>What if: %1</source>
        <translation>Was wäre, wenn: %1</translation>
    </message>
    <message>
        <source>%1; P50 %2, P95 %3</source>
        <translation>%1; P50 %2, P95 %3</translation>
    </message>
</context>
<context>
    <name>breakwater::CanvasActions</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>Aus&amp;schneiden</translation>
    </message>
    <message>
        <source>Take the selected cards to the clipboard</source>
        <translation>Ausgewählte Karten in die Zwischenablage nehmen</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the selected cards: as services, as a picture, as text</source>
        <translation>Ausgewählte Karten kopieren: als Dienste, als Bild, als Text</translation>
    </message>
    <message>
        <source>Past&amp;e</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>Paste at the pointer, into its zone</source>
        <translation>Am Zeiger einfügen, in dessen Zone</translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Copy the selected cards with the links among them</source>
        <translation>Ausgewählte Karten mit den Verbindungen untereinander kopieren</translation>
    </message>
    <message>
        <source>&amp;Quick add…</source>
        <translation>&amp;Schnell hinzufügen …</translation>
    </message>
    <message>
        <source>Add a service by a few letters (/ or Insert)</source>
        <translation>Einen Dienst mit wenigen Buchstaben hinzufügen (/ oder Einfg)</translation>
    </message>
    <message>
        <source>&amp;Mirror to pair</source>
        <translation>Ins Paar spie&amp;geln</translation>
    </message>
    <message>
        <source>Make the counterparts of the selection in the other lane</source>
        <translation>Gegenstücke der Auswahl in der anderen Spur anlegen</translation>
    </message>
    <message>
        <source>Move to &amp;zone…</source>
        <translation>In &amp;Zone verschieben …</translation>
    </message>
    <message>
        <source>Choose the zone that the selection goes to</source>
        <translation>Zone wählen, in die die Auswahl kommt</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>&amp;Links ausrichten</translation>
    </message>
    <message>
        <source>Left edges on one line</source>
        <translation>Linke Kanten auf eine Linie</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>&amp;Rechts ausrichten</translation>
    </message>
    <message>
        <source>Right edges on one line</source>
        <translation>Rechte Kanten auf eine Linie</translation>
    </message>
    <message>
        <source>Align &amp;top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Upper edges on one line</source>
        <translation>Obere Kanten auf eine Linie</translation>
    </message>
    <message>
        <source>Align &amp;bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Lower edges on one line</source>
        <translation>Untere Kanten auf eine Linie</translation>
    </message>
    <message>
        <source>Align &amp;centres</source>
        <translation>&amp;Mittig ausrichten</translation>
    </message>
    <message>
        <source>Middles one above the other</source>
        <translation>Mitten übereinander</translation>
    </message>
    <message>
        <source>&amp;Same row</source>
        <translation>Auf eine Rei&amp;he</translation>
    </message>
    <message>
        <source>All on the row of the card that was selected first</source>
        <translation>Alle auf die Reihe der zuerst ausgewählten Karte</translation>
    </message>
    <message>
        <source>Distribute &amp;across</source>
        <translation>&amp;Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Equal gaps from left to right</source>
        <translation>Gleiche Abstände von links nach rechts</translation>
    </message>
    <message>
        <source>Distribute &amp;down</source>
        <translation>Se&amp;nkrecht verteilen</translation>
    </message>
    <message>
        <source>Equal gaps from top to bottom</source>
        <translation>Gleiche Abstände von oben nach unten</translation>
    </message>
    <message>
        <source>&amp;Pin in place</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>Automatic layout leaves a pinned card where it is</source>
        <translation>Die automatische Anordnung lässt eine angeheftete Karte, wo sie ist</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Canvas menu</source>
        <translation>Menü der Zeichenfläche</translation>
    </message>
    <message>
        <source>&amp;Edit in the inspector</source>
        <translation>Im &amp;Inspektor bearbeiten</translation>
    </message>
    <message>
        <source>Automatic la&amp;yout</source>
        <translation>Automat&amp;isch anordnen</translation>
    </message>
    <message>
        <source>Lay out everything, or the two or more cards that are selected</source>
        <translation>Alles anordnen, oder die ausgewählten Karten, wenn es zwei oder mehr sind</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>Su&amp;chen …</translation>
    </message>
    <message>
        <source>Find by name, type, region, tag or finding</source>
        <translation>Nach Name, Art, Region, Tag oder Befund suchen</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Weitersuche&amp;n</translation>
    </message>
    <message>
        <source>The next match, brought into view</source>
        <translation>Der nächste Treffer, ins Bild geholt</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Zurücksuchen</translation>
    </message>
    <message>
        <source>The match before</source>
        <translation>Der vorige Treffer</translation>
    </message>
    <message>
        <source>A map of everything in the lower right corner</source>
        <translation>Eine Übersichtskarte in der rechten unteren Ecke</translation>
    </message>
    <message>
        <source>Le&amp;gend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>What lines and signs mean</source>
        <translation>Was Linien und Zeichen bedeuten</translation>
    </message>
    <message>
        <source>The numbers of the flows, as the runbook has them</source>
        <translation>Die Nummern der Flüsse, wie sie im Runbook stehen</translation>
    </message>
    <message>
        <source>E&amp;xport the diagram…</source>
        <translation>&amp;Diagramm exportieren …</translation>
    </message>
    <message>
        <source>As SVG, PNG, PDF or draw.io, or to the clipboard</source>
        <translation>Als SVG, PNG, PDF oder draw.io, oder in die Zwischenablage</translation>
    </message>
    <message>
        <source>&amp;Print preview…</source>
        <translation>Druck&amp;vorschau …</translation>
    </message>
    <message>
        <source>See the pages of the diagram, then print</source>
        <translation>Die Seiten des Diagramms ansehen, dann drucken</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Minim&amp;ap</source>
        <translation>&amp;Minimap</translation>
    </message>
    <message>
        <source>Fi&amp;ndings</source>
        <translation>Befun&amp;de</translation>
    </message>
    <message>
        <source>Marks of findings on cards, links and lanes</source>
        <translation>Zeichen der Befunde auf Karten, Verbindungen und Bahnen</translation>
    </message>
    <message>
        <source>Availability &amp;zones</source>
        <translation>&amp;Availability Zones</translation>
    </message>
    <message>
        <source>Cards by availability zone; a drag to another one changes theirs</source>
        <translation>Karten nach Availability Zone; Ziehen in eine andere ändert ihre</translation>
    </message>
    <message>
        <source>Flow num&amp;bers</source>
        <translation>Flussn&amp;ummern</translation>
    </message>
    <message>
        <source>Stamp folded &amp;up</source>
        <translation>S&amp;tamp zugeklappt</translation>
    </message>
    <message>
        <source>The stamp of the selection as one line with what it promises</source>
        <translation>Den Stamp der Auswahl als eine Zeile mit dem, was er verspricht</translation>
    </message>
</context>
<context>
    <name>breakwater::CanvasView</name>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>Move cards</source>
        <translation>Karten verschieben</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>Select one card first, then press L.</source>
        <translation>Zuerst eine Karte auswählen, dann L drücken.</translation>
    </message>
    <message>
        <source>Open a stamp</source>
        <translation>Stamp aufklappen</translation>
    </message>
    <message>
        <source>Fold a stamp</source>
        <translation>Stamp zuklappen</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>%1 nach %2 verschieben</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>In %1 umbenennen</translation>
    </message>
    <message>
        <source>An empty design. Insert a stamp to begin.</source>
        <translation>Ein leerer Entwurf. Zum Beginnen einen Stamp einfügen.</translation>
    </message>
    <message>
        <source>%1 %2 %3 (%4)</source>
        <translation>%1 %2 %3 (%4)</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>hart</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>Put on one row</source>
        <translation>Auf eine Reihe setzen</translation>
    </message>
    <message>
        <source>Align cards</source>
        <translation>Karten ausrichten</translation>
    </message>
    <message>
        <source>Distribute cards</source>
        <translation>Karten verteilen</translation>
    </message>
    <message>
        <source>Pin cards</source>
        <translation>Karten anheften</translation>
    </message>
    <message>
        <source>Unpin cards</source>
        <translation>Karten lösen</translation>
    </message>
    <message>
        <source>Select the cards to move first.</source>
        <translation>Zuerst die Karten auswählen, die verschoben werden sollen.</translation>
    </message>
    <message>
        <source>Move to zone</source>
        <translation>In Zone verschieben</translation>
    </message>
    <message>
        <source>They stand there already.</source>
        <translation>Sie stehen schon dort.</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>The clipboard holds no services.</source>
        <translation>Die Zwischenablage enthält keine Dienste.</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>The clipboard cannot be read: %1</source>
        <translation>Die Zwischenablage ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Paste %1</source>
        <translation>%1 einfügen</translation>
    </message>
    <message>
        <source>Not pasted: %1</source>
        <translation>Nicht eingefügt: %1</translation>
    </message>
    <message>
        <source>Select cards, or a lane by its head, and mirror again.</source>
        <translation>Karten auswählen, oder eine Spur an ihrem Kopf, und erneut spiegeln.</translation>
    </message>
    <message>
        <source>Mirror to the pair</source>
        <translation>Ins Paar spiegeln</translation>
    </message>
    <message>
        <source>1 service mirrored</source>
        <translation>1 Dienst gespiegelt</translation>
    </message>
    <message>
        <source>%1 services mirrored</source>
        <translation>%1 Dienste gespiegelt</translation>
    </message>
    <message>
        <source>1 link added</source>
        <translation>1 Verbindung hinzugefügt</translation>
    </message>
    <message>
        <source>%1 links added</source>
        <translation>%1 Verbindungen hinzugefügt</translation>
    </message>
    <message>
        <source>1 had its pair</source>
        <translation>1 hatte sein Gegenstück</translation>
    </message>
    <message>
        <source>%1 had their pair</source>
        <translation>%1 hatten ihr Gegenstück</translation>
    </message>
    <message>
        <source>1 copied by the platform</source>
        <translation>1 von der Plattform kopiert</translation>
    </message>
    <message>
        <source>%1 copied by the platform</source>
        <translation>%1 von der Plattform kopiert</translation>
    </message>
    <message>
        <source>Not mirrored: %1</source>
        <translation>Nicht gespiegelt: %1</translation>
    </message>
    <message>
        <source>%1 not mirrored: %2</source>
        <translation>%1 nicht gespiegelt: %2</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 nach %2 kopieren</translation>
    </message>
    <message>
        <source>Insert a stamp first: a service needs one to stand in.</source>
        <translation>Zuerst einen Stamp einfügen: Ein Dienst braucht einen, in dem er steht.</translation>
    </message>
    <message>
        <source>Enter adds it to %1 and connects %2 to it.</source>
        <translation>Eingabe fügt ihn zu %1 hinzu und verbindet %2 damit.</translation>
    </message>
    <message>
        <source>Enter adds it to %1.</source>
        <translation>Eingabe fügt ihn zu %1 hinzu.</translation>
    </message>
    <message>
        <source>Add %1 for %2</source>
        <translation>%1 für %2 hinzufügen</translation>
    </message>
    <message>
        <source>Lay out the selection</source>
        <translation>Auswahl anordnen</translation>
    </message>
    <message>
        <source>Lay out everything</source>
        <translation>Alles anordnen</translation>
    </message>
    <message>
        <source>Everything stands where automatic layout puts it.</source>
        <translation>Alles steht, wo die automatische Anordnung es hinsetzt.</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>What lines and signs mean</source>
        <translation>Was Linien und Zeichen bedeuten</translation>
    </message>
    <message>
        <source>Cards stand by availability zone now. Hide the zones to arrange them.</source>
        <translation>Die Karten stehen jetzt nach Availability Zone. Zum Anordnen die Zonen ausblenden.</translation>
    </message>
    <message>
        <source>%1 to its replica</source>
        <translation>%1 zu seinem Replikat</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>%1 depends on %2, hard</source>
        <translation>%1 hängt von %2 ab, hart</translation>
    </message>
    <message>
        <source>%1 depends on %2, soft</source>
        <translation>%1 hängt von %2 ab, weich</translation>
    </message>
    <message>
        <source>%1 steers traffic to %2</source>
        <translation>%1 lenkt Verkehr zu %2</translation>
    </message>
    <message>
        <source>%1 is replicated to the other region</source>
        <translation>%1 wird in die andere Region repliziert</translation>
    </message>
    <message>
        <source>%1 is replicated to %2</source>
        <translation>%1 wird nach %2 repliziert</translation>
    </message>
    <message>
        <source>%1 is backed up to the other region</source>
        <translation>%1 wird in die andere Region gesichert</translation>
    </message>
    <message>
        <source>%1 is backed up to %2</source>
        <translation>%1 wird nach %2 gesichert</translation>
    </message>
    <message>
        <source>Choose with the arrows, type its name or click what it needs; Enter connects, Esc leaves.</source>
        <translation>Mit den Pfeilen wählen, den Namen tippen oder anklicken, was gebraucht wird; Eingabe verbindet, Esc bricht ab.</translation>
    </message>
    <message>
        <source>A lane goes with its stamp. Select its cards, or the stamp by its title, and delete again.</source>
        <translation>Eine Spur wird nur mit ihrem Stamp gelöscht. Wählen Sie ihre Karten oder am Titel den Stamp und löschen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Drag here, or press /</source>
        <translation>Hierher ziehen oder / drücken</translation>
    </message>
</context>
<context>
    <name>breakwater::ChartCard</name>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Save the chart as PNG, SVG or CSV…</source>
        <translation>Diagramm als PNG, SVG oder CSV speichern …</translation>
    </message>
    <message>
        <source>%1, as a table</source>
        <translation>%1, als Tabelle</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Picture (*.png);;Vectors (*.svg);;Table (*.csv)</source>
        <translation>Bild (*.png);;Vektoren (*.svg);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>As a &amp;chart</source>
        <translation>Als &amp;Diagramm</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>Als &amp;Tabelle</translation>
    </message>
</context>
<context>
    <name>breakwater::ChartsPanel</name>
    <message>
        <source>Appl&amp;y</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>RTO and RPO</source>
        <translation>RTO und RPO</translation>
    </message>
    <message>
        <source>How long it may take</source>
        <translation>Wie lange es dauern kann</translation>
    </message>
    <message>
        <source>Data at risk</source>
        <translation>Gefährdete Daten</translation>
    </message>
    <message>
        <source>Cost by service</source>
        <translation>Kosten nach Dienst</translation>
    </message>
    <message>
        <source>Cost against RTO</source>
        <translation>Kosten gegen RTO</translation>
    </message>
    <message>
        <source>Make the design so; one undo step</source>
        <translation>Den Entwurf so ändern; ein einziger Rückgängig-Schritt</translation>
    </message>
    <message>
        <source>%1 (of an earlier design: run again, F5)</source>
        <translation>%1 (aus einem früheren Entwurf: erneut ausführen, F5)</translation>
    </message>
    <message>
        <source>RTO %1, RPO %2, %3 a month.</source>
        <translation>RTO %1, RPO %2, %3 im Monat.</translation>
    </message>
    <message>
        <source>This is the design as it is: %1</source>
        <translation>Das ist der Entwurf, wie er ist: %1</translation>
    </message>
    <message numerus="yes">
        <source>Apply alternative with %n change(s)</source>
        <translation>
            <numerusform>Alternative mit %n Änderung anwenden</numerusform>
            <numerusform>Alternative mit %n Änderungen anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) changed</source>
        <translation>
            <numerusform>%n Option geändert</numerusform>
            <numerusform>%n Optionen geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakwater::CheckField</name>
    <message>
        <source>Unknown: rules that need it say so</source>
        <translation>Unbekannt: Regeln, die es brauchen, sagen das</translation>
    </message>
</context>
<context>
    <name>breakwater::ClockSlider</name>
    <message>
        <source>Clock, %1 since the start of the window</source>
        <translation>Uhr, %1 seit Beginn des Fensters</translation>
    </message>
    <message>
        <source>Clock, %1 since the disruption</source>
        <translation>Uhr, %1 seit der Störung</translation>
    </message>
</context>
<context>
    <name>breakwater::Coach</name>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag a service from the palette into a lane. Or press / and type its name.</source>
        <translation>Einen Dienst aus der Palette in eine Spur ziehen. Oder / drücken und den Namen tippen.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>While you drag, every lane says what a drop there would mean. A drop that breaks a rule is allowed, and becomes a problem in the list below.</source>
        <translation>Beim Ziehen sagt jede Spur, was ein Ablegen dort hieße. Was eine Regel verletzt, ist erlaubt und wird zu einem Problem in der Liste unten.</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>A card in one lane wants a counterpart in the other: Ctrl+M makes it. The inspector shows what protects it, and what that costs.</source>
        <translation>Eine Karte in der einen Spur braucht ein Gegenstück in der anderen: Strg+M legt es an. Der Inspektor zeigt, was sie schützt und was das kostet.</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>Press F5 to lose the region and see what comes back, in which order and when.</source>
        <translation>F5 lässt die Region ausfallen und zeigt, was in welcher Reihenfolge wann wiederkommt.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E writes the runbook, the code and the picture into a folder.</source>
        <translation>Strg+Umschalt+E schreibt Runbook, Code und Bild in einen Ordner.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>breakwater::CodePanel</name>
    <message>
        <source>Show what changed since the last export</source>
        <translation>Zeigen, was sich seit dem letzten Export geändert hat</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorherige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Previous place of the selected service</source>
        <translation>Vorherige Stelle des ausgewählten Dienstes</translation>
    </message>
    <message>
        <source>Next place of the selected service</source>
        <translation>Nächste Stelle des ausgewählten Dienstes</translation>
    </message>
    <message>
        <source>Copy what is selected, else the whole file</source>
        <translation>Die Auswahl kopieren, sonst die ganze Datei</translation>
    </message>
    <message>
        <source>Save this file…</source>
        <translation>Diese Datei speichern …</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) not made</source>
        <translation>
            <numerusform>%n Teil nicht erzeugt</numerusform>
            <numerusform>%n Teile nicht erzeugt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not made, and why</source>
        <translation>Nicht erzeugt, und warum</translation>
    </message>
    <message>
        <source>%1, place %2 of %3</source>
        <translation>%1, Stelle %2 von %3</translation>
    </message>
    <message>
        <source>Out of date, being made anew: %1</source>
        <translation>Veraltet, wird neu erzeugt: %1</translation>
    </message>
    <message>
        <source>The code is being made.</source>
        <translation>Der Code wird erzeugt.</translation>
    </message>
    <message>
        <source>The selected service has no code of its own: README.md of its stamp says how it is made.</source>
        <translation>Der ausgewählte Dienst hat keinen eigenen Code: README.md seines Stamps sagt, wie er entsteht.</translation>
    </message>
    <message>
        <source>Nothing was exported yet to compare with.</source>
        <translation>Es wurde noch nichts exportiert, womit man vergleichen könnte.</translation>
    </message>
    <message>
        <source>This file is as it was exported.</source>
        <translation>Diese Datei ist so, wie sie exportiert wurde.</translation>
    </message>
    <message>
        <source>The selected code was copied.</source>
        <translation>Der ausgewählte Code wurde kopiert.</translation>
    </message>
    <message>
        <source>The file was copied.</source>
        <translation>Die Datei wurde kopiert.</translation>
    </message>
    <message>
        <source>Save this file</source>
        <translation>Diese Datei speichern</translation>
    </message>
    <message>
        <source>The file was not saved: %1</source>
        <translation>Die Datei wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>breakwater::CodeTree</name>
    <message>
        <source>new since the last export</source>
        <translation>neu seit dem letzten Export</translation>
    </message>
    <message>
        <source>changed since the last export</source>
        <translation>geändert seit dem letzten Export</translation>
    </message>
    <message>
        <source>no longer exported</source>
        <translation>nicht mehr exportiert</translation>
    </message>
    <message>
        <source>Files of code</source>
        <translation>Code-Dateien</translation>
    </message>
</context>
<context>
    <name>breakwater::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl tippen</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>breakwater::CompareWindow</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Both say the same.</source>
        <translation>Beide sagen dasselbe.</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Unterschiede</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>breakwater::ComparisonWindow</name>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>recovers nothing</source>
        <translation>stellt nichts wieder her</translation>
    </message>
    <message>
        <source>being played…</source>
        <translation>wird durchgespielt …</translation>
    </message>
    <message>
        <source>Both are being played…</source>
        <translation>Beide werden durchgespielt …</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Both side by side</source>
        <translation>Beide nebeneinander</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>RTO P95 %1 → %2</source>
        <translation>RTO P95 %1 → %2</translation>
    </message>
    <message>
        <source>RTO, planned</source>
        <translation>RTO, geplant</translation>
    </message>
    <message>
        <source>RTO, P50</source>
        <translation>RTO, P50</translation>
    </message>
    <message>
        <source>RTO, P95</source>
        <translation>RTO, P95</translation>
    </message>
    <message>
        <source>RTO target</source>
        <translation>RTO-Ziel</translation>
    </message>
    <message>
        <source>RTO against target</source>
        <translation>RTO gegen Ziel</translation>
    </message>
    <message>
        <source>RPO, worst store</source>
        <translation>RPO, schlechtester Speicher</translation>
    </message>
    <message>
        <source>RPO against target</source>
        <translation>RPO gegen Ziel</translation>
    </message>
    <message>
        <source>Cost a month, order of magnitude</source>
        <translation>Kosten im Monat, Größenordnung</translation>
    </message>
    <message>
        <source>One region</source>
        <translation>Eine Region</translation>
    </message>
    <message>
        <source>What recovery adds</source>
        <translation>Was die Wiederherstellung hinzufügt</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>behoben</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Findings closed: %1</source>
        <translation>Befunde behoben: %1</translation>
    </message>
    <message>
        <source>New findings: %1</source>
        <translation>Neue Befunde: %1</translation>
    </message>
    <message>
        <source>What differs: %1</source>
        <translation>Unterschiede: %1</translation>
    </message>
</context>
<context>
    <name>breakwater::DecisionsDelegate</name>
    <message>
        <source>2027-03-31</source>
        <translation>2027-03-31</translation>
    </message>
    <message>
        <source>Change the owner of a decision</source>
        <translation>Zuständigkeit einer Entscheidung ändern</translation>
    </message>
</context>
<context>
    <name>breakwater::DecisionsModel</name>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Change the state of a decision</source>
        <translation>Stand einer Entscheidung ändern</translation>
    </message>
    <message>
        <source>Reword a decision</source>
        <translation>Entscheidung umformulieren</translation>
    </message>
    <message>
        <source>Change when a decision is due</source>
        <translation>Termin einer Entscheidung ändern</translation>
    </message>
    <message>
        <source>Answer a decision</source>
        <translation>Entscheidung beantworten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(entfernt)</translation>
    </message>
</context>
<context>
    <name>breakwater::DecisionsPanel</name>
    <message>
        <source>Park a question here and go on: Ctrl+Shift+D from anywhere.</source>
        <translation>Eine Frage hier parken und weitermachen: Strg+Umschalt+D von überall.</translation>
    </message>
    <message>
        <source>Note a decision</source>
        <translation>Entscheidung notieren</translation>
    </message>
    <message>
        <source>Note a question or a decision, then press Enter</source>
        <translation>Frage oder Entscheidung notieren, dann Eingabe drücken</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>the selected link</source>
        <translation>die ausgewählte Verbindung</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>zu %1</translation>
    </message>
    <message>
        <source>Delete a decision</source>
        <translation>Entscheidung löschen</translation>
    </message>
    <message>
        <source>1 decision deleted</source>
        <translation>1 Entscheidung gelöscht</translation>
    </message>
    <message>
        <source>&amp;Decided</source>
        <translation>&amp;Entschieden</translation>
    </message>
    <message>
        <source>D&amp;ropped</source>
        <translation>&amp;Verworfen</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Show on the canvas</source>
        <translation>Auf der Zeichenfläche &amp;zeigen</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>breakwater::DiagramExport</name>
    <message>
        <source>Fi&amp;ndings</source>
        <translation>Be&amp;funde</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>&amp;Title block</source>
        <translation>&amp;Schriftfeld</translation>
    </message>
    <message>
        <source>Flow n&amp;umbers</source>
        <translation>Flussn&amp;ummern</translation>
    </message>
    <message>
        <source>Transparent &amp;ground</source>
        <translation>Transparenter &amp;Grund</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Picture of what is exported</source>
        <translation>Bild dessen, was exportiert wird</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <source>How it goes on paper</source>
        <translation>Wie es auf Papier kommt</translation>
    </message>
    <message>
        <source>Marks of findings on cards and lanes</source>
        <translation>Zeichen der Befunde an Karten und Spuren</translation>
    </message>
    <message>
        <source>What lines and signs mean, under the drawing</source>
        <translation>Was Linien und Zeichen bedeuten, unter der Zeichnung</translation>
    </message>
    <message>
        <source>Name, client, version and design hash, at the foot</source>
        <translation>Name, Kunde, Version und Hash des Entwurfs am unteren Rand</translation>
    </message>
    <message>
        <source>The numbers of the flows, as the runbook has them</source>
        <translation>Die Nummern der Flüsse, wie sie im Runbook stehen</translation>
    </message>
    <message>
        <source>PNG only: nothing behind the drawing</source>
        <translation>Nur PNG: nichts hinter der Zeichnung</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PNG, natural size</source>
        <translation>PNG, natürliche Größe</translation>
    </message>
    <message>
        <source>PNG, twice as large</source>
        <translation>PNG, doppelt so groß</translation>
    </message>
    <message>
        <source>PNG, four times as large</source>
        <translation>PNG, viermal so groß</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>draw.io</source>
        <translation>draw.io</translation>
    </message>
    <message>
        <source>On one page</source>
        <translation>Auf einer Seite</translation>
    </message>
    <message>
        <source>Natural size, on several pages</source>
        <translation>Natürliche Größe, auf mehreren Seiten</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>On pape&amp;r</source>
        <translation>Auf &amp;Papier</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>Spei&amp;chern unter …</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>To the clipboard, as a picture and as SVG</source>
        <translation>In die Zwischenablage, als Bild und als SVG</translation>
    </message>
    <message>
        <source>&amp;Print preview…</source>
        <translation>Druck&amp;vorschau …</translation>
    </message>
    <message>
        <source>See the pages, then print</source>
        <translation>Die Seiten ansehen, dann drucken</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Stamp %1</translation>
    </message>
    <message>
        <source>The selected card</source>
        <translation>Die ausgewählte Karte</translation>
    </message>
    <message>
        <source>The %1 selected cards</source>
        <translation>Die %1 ausgewählten Karten</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>breakwater::Differences</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Needed after the failover too</source>
        <translation>Auch nach dem Failover gebraucht</translation>
    </message>
    <message>
        <source>Survives</source>
        <translation>Übersteht</translation>
    </message>
    <message>
        <source>Allowed geographies</source>
        <translation>Erlaubte Geografien</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Befugnis</translation>
    </message>
    <message>
        <source>Reach when the first fails</source>
        <translation>Ersatzweg der Erreichbarkeit</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Change log</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Zugeklappt</translation>
    </message>
    <message>
        <source>Stores that must agree</source>
        <translation>Speicher, die übereinstimmen müssen</translation>
    </message>
    <message>
        <source>Copies kept</source>
        <translation>Aufbewahrte Kopien</translation>
    </message>
    <message>
        <source>Counterparts</source>
        <translation>Gegenstücke</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Data class</source>
        <translation>Datenklasse</translation>
    </message>
    <message>
        <source>Degraded modes</source>
        <translation>Eingeschränkter Betrieb</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>Vertretung</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Choices of the exports</source>
        <translation>Auswahl beim Export</translation>
    </message>
    <message>
        <source>Fields of a newer version</source>
        <translation>Felder einer neueren Version</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>Abgrenzung</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From part</source>
        <translation>Von Teil</translation>
    </message>
    <message>
        <source>Hard or soft</source>
        <translation>Hart oder weich</translation>
    </message>
    <message>
        <source>Cost of an outage</source>
        <translation>Kosten eines Ausfalls</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Dienstart</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Rückstand der Replikation</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Nächste Prüfung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>DR option</source>
        <translation>DR-Option</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>Reached from the internet</source>
        <translation>Aus dem Internet erreichbar</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>RACI</source>
        <translation>RACI</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Restore tests</source>
        <translation>Wiederherstellungstests</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Prüfen am</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Runbook notes</source>
        <translation>Notizen fürs Runbook</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Stamp</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stamps</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Betroffene</translation>
    </message>
    <message>
        <source>Share of successes</source>
        <translation>Anteil der Erfolge</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Detection and decision</source>
        <translation>Erkennung und Entscheidung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>To part</source>
        <translation>Nach Teil</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>Getragen von</translation>
    </message>
    <message>
        <source>Needed when</source>
        <translation>Wann nötig</translation>
    </message>
    <message>
        <source>Availability zones</source>
        <translation>Availability Zones</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a kind of thing and its name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Accepted risk</source>
        <translation>Akzeptiertes Risiko</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Adds: %1</source>
        <translation>Kommt hinzu: %1</translation>
    </message>
    <message>
        <source>Removes: %1</source>
        <translation>Fällt weg: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a thing and its fields that change</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>How it is settled</source>
        <translation>Wie es geregelt ist</translation>
    </message>
    <message>
        <source>Who needs it</source>
        <translation>Wer es braucht</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>Was gebraucht wird</translation>
    </message>
    <message>
        <source>Order of the stamps</source>
        <translation>Reihenfolge der Stamps</translation>
    </message>
    <message>
        <source>Order of the roles</source>
        <translation>Reihenfolge der Rollen</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>who needs and what is needed</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a service and how it is protected</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Moves: %1 (%2)</source>
        <comment>a thing and its fields that change</comment>
        <translation>Wird verschoben: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>breakwater::Documents</name>
    <message>
        <source>Open designs</source>
        <translation>Offene Entwürfe</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>breakwater::EngagementPage</name>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename the engagement</source>
        <translation>Projekt umbenennen</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Change the client</source>
        <translation>Kunden ändern</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Change the version</source>
        <translation>Version ändern</translation>
    </message>
    <message>
        <source>Select a card, a link, the head of a lane or of a stamp to see and change what it says.</source>
        <translation>Eine Karte, eine Verbindung, den Kopf einer Spur oder eines Stamps auswählen, um die Angaben zu sehen und zu ändern.</translation>
    </message>
</context>
<context>
    <name>breakwater::ExportDialog</name>
    <message>
        <source>Failover, region lost</source>
        <translation>Failover, Region ausgefallen</translation>
    </message>
    <message>
        <source>Planned failover</source>
        <translation>Geplanter Failover</translation>
    </message>
    <message>
        <source>Failback</source>
        <translation>Failback</translation>
    </message>
    <message>
        <source>Drill and test</source>
        <translation>Übung und Test</translation>
    </message>
    <message>
        <source>Steps (JSON)</source>
        <translation>Schritte (JSON)</translation>
    </message>
    <message>
        <source>Sheets (XLSX)</source>
        <translation>Tabellen (XLSX)</translation>
    </message>
    <message>
        <source>Text (ODT)</source>
        <translation>Text (ODT)</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>The client &amp;pack: everything, with an index page</source>
        <translation>Das Kunden&amp;paket: alles, mit einer Indexseite</translation>
    </message>
    <message>
        <source>&amp;Board summary, one page</source>
        <translation>&amp;Kurzfassung für den Vorstand, eine Seite</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Runbook in the preview</source>
        <translation>Runbook in der Vorschau</translation>
    </message>
    <message>
        <source>Which runbook the preview shows</source>
        <translation>Welches Runbook die Vorschau zeigt</translation>
    </message>
    <message>
        <source>Every runbook in every format, summary, diagrams, code, findings and the design</source>
        <translation>Jedes Runbook in jedem Format, Kurzfassung, Diagramme, Code, Befunde und der Entwurf</translation>
    </message>
    <message>
        <source>What is protected, what is at risk and what to decide</source>
        <translation>Was geschützt ist, was gefährdet ist und was zu entscheiden ist</translation>
    </message>
    <message>
        <source>Runbooks</source>
        <translation>Runbooks</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Whole design</source>
        <translation>Ganzer Entwurf</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>&amp;Scope</source>
        <translation>&amp;Umfang</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>Papie&amp;r</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Or&amp;dner</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Ordner, in den geschrieben wird</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Remember what to export</source>
        <translation>Exportauswahl merken</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Export failed: %1</source>
        <translation>Export fehlgeschlagen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n Datei geschrieben.</numerusform>
            <numerusform>%n Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not made: %2</source>
        <translation>%1 Nicht erstellt: %2</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>Parts and co&amp;vers</source>
        <translation>Teile &amp;und Deckblätter</translation>
    </message>
    <message>
        <source>Pa&amp;rts that print; the sheets and the steps stay whole</source>
        <translation>Teile, die ged&amp;ruckt werden; Tabellen und Schritte bleiben ganz</translation>
    </message>
    <message>
        <source>Parts that print</source>
        <translation>Teile, die gedruckt werden</translation>
    </message>
    <message>
        <source>Appendix: %1</source>
        <translation>Anhang: %1</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Deckblätter</translation>
    </message>
    <message>
        <source>No part is ticked: nothing prints.</source>
        <translation>Kein Teil ist angekreuzt: nichts wird gedruckt.</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
</context>
<context>
    <name>breakwater::ExportRun</name>
    <message>
        <source>%1 was changed since it was exported and is kept; the new one is %2.</source>
        <translation>%1 wurde seit dem Export geändert und bleibt erhalten; die neue Datei ist %2.</translation>
    </message>
</context>
<context>
    <name>breakwater::FindBar</name>
    <message>
        <source>Find on the canvas</source>
        <translation>Auf der Zeichenfläche suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Name, type, region, tag or finding</source>
        <translation>Name, Art, Region, Tag oder Befund</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Zurück (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Weiter (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>breakwater::FirstSteps</name>
    <message>
        <source>First time here? Five steps, no reading</source>
        <translation>Zum ersten Mal hier? Fünf Schritte, ohne zu lesen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Start the five steps</source>
        <translation>Die fünf Schritte beginnen</translation>
    </message>
    <message>
        <source>First time here?</source>
        <translation>Zum ersten Mal hier?</translation>
    </message>
    <message>
        <source>Five steps, no reading</source>
        <translation>Fünf Schritte, ohne zu lesen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>a service to a zone</source>
        <translation>einen Dienst in eine Zone</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>before you drop</source>
        <translation>vor dem Ablegen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>to the pair</source>
        <translation>ins Paar</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>the region loss</source>
        <translation>den Regionsausfall</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>runbook and code</source>
        <translation>Runbook und Code</translation>
    </message>
</context>
<context>
    <name>breakwater::Gantt</name>
    <message>
        <source>Recovery timeline</source>
        <translation>Zeitachse der Wiederherstellung</translation>
    </message>
    <message>
        <source>This disruption touches nothing of the design.</source>
        <translation>Diese Störung berührt nichts im Entwurf.</translation>
    </message>
    <message>
        <source>Choose what happens and press F5 to see the recovery here.</source>
        <translation>Wählen, was passiert, und F5 drücken, um hier die Wiederherstellung zu sehen.</translation>
    </message>
    <message>
        <source>Minutes from the window on</source>
        <translation>Minuten ab dem Fenster</translation>
    </message>
    <message>
        <source>Minutes; T+0 is the declaration</source>
        <translation>Minuten; T+0 ist die Ausrufung</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>T%1%2</source>
        <translation>T%1%2</translation>
    </message>
    <message>
        <source>Of an earlier design: run again (F5)</source>
        <translation>Aus einem früheren Entwurf: erneut ausführen (F5)</translation>
    </message>
    <message>
        <source>%1
%2 to %3, %4
%5</source>
        <translation>%1
%2 bis %3, %4
%5</translation>
    </message>
    <message>
        <source>P50</source>
        <translation>P50</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>Ends P50 %1, P95 %2</source>
        <translation>Endet P50 %1, P95 %2</translation>
    </message>
</context>
<context>
    <name>breakwater::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>breakwater::JoinWindow</name>
    <message>
        <source>Primary region</source>
        <translation>Primäre Region</translation>
    </message>
    <message>
        <source>Secondary region</source>
        <translation>Sekundäre Region</translation>
    </message>
    <message>
        <source>Add the stamps of a template</source>
        <translation>Stamps einer Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Name of the stamp</source>
        <translation>&amp;Name des Stamps</translation>
    </message>
    <message>
        <source>&amp;Primary region</source>
        <translation>&amp;Primäre Region</translation>
    </message>
    <message>
        <source>&amp;Secondary region</source>
        <translation>&amp;Sekundäre Region</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Adds %1, %2, %3</source>
        <translation>Fügt %1, %2, %3 hinzu</translation>
    </message>
    <message>
        <source>1 stamp</source>
        <translation>1 Stamp</translation>
    </message>
    <message>
        <source>%1 stamps</source>
        <translation>%1 Stamps</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>Add the stamps of %1</source>
        <translation>Stamps von %1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>breakwater::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The interface speaks the chosen language from the next start.</source>
        <translation>Die Oberfläche spricht die gewählte Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Speak this language from the next start</source>
        <translation>Ab dem nächsten Start diese Sprache sprechen</translation>
    </message>
</context>
<context>
    <name>breakwater::Legend</name>
    <message>
        <source>needs it to work</source>
        <translation>braucht es zum Arbeiten</translation>
    </message>
    <message>
        <source>works without it</source>
        <translation>geht auch ohne</translation>
    </message>
    <message>
        <source>steers traffic to it</source>
        <translation>lenkt Verkehr dorthin</translation>
    </message>
    <message>
        <source>replicates data to it</source>
        <translation>repliziert Daten dorthin</translation>
    </message>
    <message>
        <source>is backed up to it</source>
        <translation>wird dorthin gesichert</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>target met</source>
        <translation>Ziel erreicht</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>breakwater::LinkPage</name>
    <message>
        <source>%1 dependency: %2 %3 %4</source>
        <translation>%1e Abhängigkeit: %2 %3 %4</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Hart</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Change the type of a link</source>
        <translation>Art einer Verbindung ändern</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Gebraucht</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>At run time</source>
        <translation>Zur Laufzeit</translation>
    </message>
    <message>
        <source>Change when a link is needed</source>
        <translation>Zeitpunkt des Bedarfs ändern</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Primary host</source>
        <translation>Primärer Host</translation>
    </message>
    <message>
        <source>Failover host</source>
        <translation>Failover-Host</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Literal</source>
        <translation>Fest eingetragen</translation>
    </message>
    <message>
        <source>Change the address of a link</source>
        <translation>Adresse einer Verbindung ändern</translation>
    </message>
    <message>
        <source>Hard: does not work without it</source>
        <translation>Hart: geht nicht ohne</translation>
    </message>
    <message>
        <source>Make a link hard</source>
        <translation>Verbindung hart machen</translation>
    </message>
    <message>
        <source>Make a link soft</source>
        <translation>Verbindung weich machen</translation>
    </message>
    <message>
        <source>Needed after the failover too</source>
        <translation>Auch nach dem Failover gebraucht</translation>
    </message>
    <message>
        <source>Change a link</source>
        <translation>Verbindung ändern</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove a link</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
</context>
<context>
    <name>breakwater::MainWindow</name>
    <message>
        <source>Breakwater designs (*.breakwater);;All files (*)</source>
        <translation>Breakwater-Entwürfe (*.breakwater);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cursor in %1</source>
        <translation>Zeiger in %1</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>%1[*] - Breakwater</source>
        <translation>%1[*] - Breakwater</translation>
    </message>
    <message>
        <source>Breakwater</source>
        <translation>Breakwater</translation>
    </message>
    <message>
        <source>Offline. Nothing leaves this computer.</source>
        <translation>Offline. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>%1 error</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>Problems  %1</source>
        <translation>Probleme  %1</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 hat nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>%1 does not open: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>untitled-%1</source>
        <translation>unbenannt-%1</translation>
    </message>
    <message>
        <source>New engagement</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Stamp %1</translation>
    </message>
    <message>
        <source>Add a stamp</source>
        <translation>Stamp hinzufügen</translation>
    </message>
    <message>
        <source>Open a design</source>
        <translation>Entwurf öffnen</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Save the design</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>An export is running; the next one can start when it is done.</source>
        <translation>Ein Export läuft; der nächste kann danach beginnen.</translation>
    </message>
    <message>
        <source>Export failed: %1</source>
        <translation>Export fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source> written to %1</source>
        <translation> nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportiere …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Connect to…</source>
        <translation>&amp;Verbinden mit …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>Aus&amp;wählen</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>Verb&amp;inden</translation>
    </message>
    <message>
        <source>Select and move (Esc)</source>
        <translation>Auswählen und verschieben (Esc)</translation>
    </message>
    <message>
        <source>Connect: drag from a card to what it needs (L from a selected card)</source>
        <translation>Verbinden: von einer Karte zu dem ziehen, was sie braucht (L bei ausgewählter Karte)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>Alles &amp;einpassen</translation>
    </message>
    <message>
        <source>Fit sele&amp;ction</source>
        <translation>Auswa&amp;hl einpassen</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>&amp;Previous problem</source>
        <translation>&amp;Voriges Problem</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Search the palette</source>
        <translation>Palette &amp;durchsuchen</translation>
    </message>
    <message>
        <source>S&amp;tamp</source>
        <translation>S&amp;tamp</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Use another &amp;catalog…</source>
        <translation>Anderen &amp;Katalog verwenden …</translation>
    </message>
    <message>
        <source>Use the &amp;built-in catalog</source>
        <translation>&amp;Eingebauten Katalog verwenden</translation>
    </message>
    <message>
        <source>&amp;About Breakwater</source>
        <translation>Ü&amp;ber Breakwater</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Everything…</source>
        <translation>&amp;Alles …</translation>
    </message>
    <message>
        <source>Runbook as &amp;PDF…</source>
        <translation>Runbook als &amp;PDF …</translation>
    </message>
    <message>
        <source>Runbook as &amp;HTML…</source>
        <translation>Runbook als &amp;HTML …</translation>
    </message>
    <message>
        <source>Runbook as &amp;Markdown…</source>
        <translation>Runbook als &amp;Markdown …</translation>
    </message>
    <message>
        <source>&amp;Bicep…</source>
        <translation>&amp;Bicep …</translation>
    </message>
    <message>
        <source>&amp;Diagram as SVG and PNG…</source>
        <translation>&amp;Diagramm als SVG und PNG …</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Use the catalog in a folder</source>
        <translation>Katalog aus einem Ordner verwenden</translation>
    </message>
    <message>
        <source>The built-in catalog is used from the next start.</source>
        <translation>Der eingebaute Katalog gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The catalog in %1 is used from the next start.</source>
        <translation>Der Katalog in %1 gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>Bewahrt %1</translation>
    </message>
    <message>
        <source>What you do is kept as you do it, and offered again after a crash.</source>
        <translation>Jede Änderung wird sofort bewahrt und nach einem Absturz wieder angeboten.</translation>
    </message>
    <message>
        <source>Decisions  %1</source>
        <translation>Entscheidungen  %1</translation>
    </message>
    <message>
        <source>&amp;Quick fixes…</source>
        <translation>Schnelle &amp;Abhilfen …</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
    <message>
        <source>%1 is no design. An estate is not imported yet.</source>
        <translation>%1 ist kein Entwurf. Ein Bestand lässt sich noch nicht importieren.</translation>
    </message>
    <message>
        <source>%1-recovered</source>
        <translation>%1-wiederhergestellt</translation>
    </message>
    <message>
        <source>This is what was open when the program ended. Save it under a name of its own; the file it came from is as it was saved.</source>
        <translation>Das war offen, als das Programm endete. Bitte unter eigenem Namen speichern; die Datei, aus der es kam, ist so, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The saved %1 and the recovered one</source>
        <translation>Das gespeicherte %1 und das wiederhergestellte</translation>
    </message>
    <message>
        <source>Mine and the %1 on disk</source>
        <translation>Meines und das %1 auf der Platte</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else.</source>
        <translation>%1 wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Clear what is not pinned</source>
        <translation>Nicht Angeheftetes &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>Einste&amp;llungen</translation>
    </message>
    <message>
        <source>Note a &amp;decision</source>
        <translation>Entscheidung n&amp;otieren</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>D&amp;ecisions</source>
        <translation>E&amp;ntscheidungen</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>&amp;Präsentation</translation>
    </message>
    <message>
        <source>Frame the next &amp;stamp</source>
        <translation>Nä&amp;chsten Stamp zeigen</translation>
    </message>
    <message>
        <source>Arrows, Shift+arrows</source>
        <translation>Pfeile, Umschalt+Pfeile</translation>
    </message>
    <message>
        <source>Move a card by 1 or 8 pixels</source>
        <translation>Karte um 1 oder 8 Pixel verschieben</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Next and previous card</source>
        <translation>Nächste und vorige Karte</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Connect from the selected card</source>
        <translation>Von der ausgewählten Karte verbinden</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Edit in the inspector</source>
        <translation>Im Inspektor bearbeiten</translation>
    </message>
    <message>
        <source>/ or Insert</source>
        <translation>/ oder Einfg</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Einen Dienst hinzufügen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up a gesture, step out</source>
        <translation>Geste abbrechen, heraustreten</translation>
    </message>
    <message>
        <source>Space+drag, middle button</source>
        <translation>Leertaste+Ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben der Ansicht</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Rad</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>Um den Zeiger zoomen</translation>
    </message>
    <message>
        <source>&amp;Choose and preview…</source>
        <translation>&amp;Wählen und Vorschau …</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>E&amp;rste Schritte</translation>
    </message>
    <message>
        <source>From a te&amp;mplate…</source>
        <translation>Aus einer &amp;Vorlage…</translation>
    </message>
    <message>
        <source>Next stamp</source>
        <translation>Nächster Stamp</translation>
    </message>
    <message>
        <source>Previous stamp</source>
        <translation>Voriger Stamp</translation>
    </message>
    <message>
        <source>S&amp;cenario</source>
        <translation>S&amp;zenario</translation>
    </message>
    <message>
        <source>Client pac&amp;k…</source>
        <translation>&amp;Kundenpaket …</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Co&amp;de</source>
        <translation>Code-Vorscha&amp;u</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Not saved: %1 was changed by somebody else.</source>
        <translation>Nicht gespeichert: %1 wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Save mine</source>
        <translation>Meine speichern</translation>
    </message>
    <message>
        <source>C&amp;harts</source>
        <translation>Diag&amp;ramme</translation>
    </message>
    <message>
        <source>Frame the previous sta&amp;mp</source>
        <translation>&amp;Vorigen Stamp zeigen</translation>
    </message>
    <message>
        <source>%1 does not open, line %2, column %3: %4</source>
        <translation>%1 lässt sich nicht öffnen, Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>%1 of %2 files do not open: %3</source>
        <translation>%1 von %2 Dateien lassen sich nicht öffnen: %3</translation>
    </message>
    <message>
        <source>%1 does not open, %2: %3</source>
        <translation>%1 lässt sich nicht öffnen, %2: %3</translation>
    </message>
    <message>
        <source>%1 does not open, line %2, column %3, %4: %5</source>
        <translation>%1 lässt sich nicht öffnen, Zeile %2, Spalte %3, %4: %5</translation>
    </message>
</context>
<context>
    <name>breakwater::ManualWindow</name>
    <message>
        <source>Breakwater manual</source>
        <translation>Breakwater-Handbuch</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>breakwater::MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>breakwater::MiniMap</name>
    <message>
        <source>Minimap</source>
        <translation>Minimap</translation>
    </message>
    <message>
        <source>Drag the box to move the view (Ctrl+Shift+O hides the map)</source>
        <translation>Den Rahmen ziehen, um die Ansicht zu bewegen (Strg+Umschalt+O blendet die Karte aus)</translation>
    </message>
</context>
<context>
    <name>breakwater::NameEdit</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>breakwater::OptionRow</name>
    <message>
        <source>RPO %1, RTO %2, cost %3, %4</source>
        <translation>RPO %1, RTO %2, Kosten %3, %4</translation>
    </message>
</context>
<context>
    <name>breakwater::Outline</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>breakwater::PackDialog</name>
    <message>
        <source>A &amp;folder</source>
        <translation>Ein &amp;Ordner</translation>
    </message>
    <message>
        <source>One &amp;ZIP archive</source>
        <translation>Ein &amp;ZIP-Archiv</translation>
    </message>
    <message>
        <source>&amp;Write the pack</source>
        <translation>Paket &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Client pack of %1</source>
        <translation>Kundenpaket von %1</translation>
    </message>
    <message>
        <source>Every runbook in every format, the board summary, diagrams, code, the risk register and the design, below one page to find them by. Every file bears the hash of this design.</source>
        <translation>Jedes Runbook in jedem Format, die Kurzfassung für den Vorstand, Diagramme, Code, das Risikoregister und der Entwurf, unter einer Seite, auf der man sie findet. Jede Datei trägt den Hash dieses Entwurfs.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Where the pack is written</source>
        <translation>Wohin das Paket geschrieben wird</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>P&amp;apier</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Deckblätter</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Write the pack as an archive</source>
        <translation>Paket als Archiv schreiben</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP-Archive (*.zip)</translation>
    </message>
    <message>
        <source>Write the pack below this folder</source>
        <translation>Paket unter diesem Ordner schreiben</translation>
    </message>
    <message>
        <source>Remember what to export</source>
        <translation>Exportauswahl merken</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The pack was not written: %1</source>
        <translation>Das Paket wurde nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>The archive is written.</source>
        <translation>Das Archiv ist geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>The pack is written: %n file(s).</source>
        <translation>
            <numerusform>Das Paket ist geschrieben: %n Datei.</numerusform>
            <numerusform>Das Paket ist geschrieben: %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not made: %2</source>
        <translation>%1 Nicht erstellt: %2</translation>
    </message>
</context>
<context>
    <name>breakwater::PagePreview</name>
    <message>
        <source>Preview of the pages</source>
        <translation>Vorschau der Seiten</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>The pages are being laid out.</source>
        <translation>Die Seiten werden gesetzt.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>breakwater::PalettePanel</name>
    <message>
        <source>Drag onto a zone, or press Enter to add to the selected one.</source>
        <translation>Auf eine Zone ziehen, oder mit Eingabe zur ausgewählten hinzufügen.</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Dienste suchen</translation>
    </message>
    <message>
        <source>Open a template or a design first: a service needs a stamp to stand in.</source>
        <translation>Zuerst eine Vorlage oder einen Entwurf öffnen: Ein Dienst braucht einen Stamp, in dem er steht.</translation>
    </message>
</context>
<context>
    <name>breakwater::PaletteTree</name>
    <message>
        <source>1 DR option</source>
        <translation>1 DR-Option</translation>
    </message>
    <message>
        <source>%1 DR options</source>
        <translation>%1 DR-Optionen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Anything the catalog lacks</source>
        <translation>Was im Katalog fehlt</translation>
    </message>
    <message>
        <source>Something the catalog does not know: it has a name, and no figures.</source>
        <translation>Etwas, das der Katalog nicht kennt: Es hat einen Namen und keine Zahlen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Palette menu</source>
        <translation>Menü der Palette</translation>
    </message>
    <message>
        <source>&amp;Add to the selected zone</source>
        <translation>In die gewählte Zone ein&amp;fügen</translation>
    </message>
    <message>
        <source>Remove from &amp;favourites</source>
        <translation>Aus den Fav&amp;oriten nehmen</translation>
    </message>
    <message>
        <source>Add to &amp;favourites</source>
        <translation>Zu den Fav&amp;oriten</translation>
    </message>
</context>
<context>
    <name>breakwater::PartsSection</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Hinzufügen: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Name of a part: %1</source>
        <translation>Name eines Teils: %1</translation>
    </message>
    <message>
        <source>A part needs a name.</source>
        <translation>Ein Teil braucht einen Namen.</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>In %1 umbenennen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove a part</source>
        <translation>Teil entfernen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Refers to: %1</source>
        <translation>Verweist auf: %1</translation>
    </message>
    <message>
        <source>Change what a part refers to</source>
        <translation>Ändern, worauf ein Teil verweist</translation>
    </message>
</context>
<context>
    <name>breakwater::PortfolioCard</name>
    <message>
        <source>services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>needs between stamps</source>
        <translation>Abhängigkeiten zwischen Stamps</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>RTO targets met</source>
        <translation>RTO-Ziele erreicht</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Kopie öffnen</translation>
    </message>
</context>
<context>
    <name>breakwater::Presentation</name>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>Die Präsentation verlassen</translation>
    </message>
</context>
<context>
    <name>breakwater::ProblemNews</name>
    <message>
        <source>1 new problem</source>
        <translation>1 neues Problem</translation>
    </message>
    <message>
        <source>%1 new problems</source>
        <translation>%1 neue Probleme</translation>
    </message>
    <message>
        <source>1 problem solved</source>
        <translation>1 Problem gelöst</translation>
    </message>
    <message>
        <source>%1 problems solved</source>
        <translation>%1 Probleme gelöst</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>breakwater::ProblemsMenu</name>
    <message>
        <source>Fix &amp;all of %1</source>
        <translation>&amp;Alle zu %1 beheben</translation>
    </message>
    <message>
        <source>Accept &amp;risk…</source>
        <translation>&amp;Risiko akzeptieren …</translation>
    </message>
    <message>
        <source>&amp;Solved another way…</source>
        <translation>Anders &amp;gelöst …</translation>
    </message>
    <message>
        <source>Sho&amp;w on the canvas</source>
        <translation>Auf der Zeichenfläche &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>breakwater::ProblemsModel</name>
    <message>
        <source>Why:</source>
        <translation>Warum:</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>Abhilfe:</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Solved another way, says %1: %2</source>
        <translation>Anders gelöst, sagt %1: %2</translation>
    </message>
    <message>
        <source>Accepted by %1 until %2: %3</source>
        <translation>Akzeptiert von %1 bis %2: %3</translation>
    </message>
    <message>
        <source>Accepted or solved another way</source>
        <translation>Akzeptiert oder anders gelöst</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Quick fix</source>
        <translation>Schnelle Abhilfe</translation>
    </message>
</context>
<context>
    <name>breakwater::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show problems of</source>
        <translation>Probleme zeigen von</translation>
    </message>
    <message>
        <source>All stamps</source>
        <translation>Alle Stamps</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>Warnungen: %1</translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation>Hinweise: %1</translation>
    </message>
    <message>
        <source>%1 not evaluated</source>
        <translation>%1 nicht bewertet</translation>
    </message>
    <message>
        <source>Facts that rules would need:</source>
        <translation>Angaben, die Regeln bräuchten:</translation>
    </message>
    <message>
        <source>Open a design to see what the rules say of it.</source>
        <translation>Einen Entwurf öffnen, um zu sehen, was die Regeln dazu sagen.</translation>
    </message>
    <message>
        <source>Judging the design…</source>
        <translation>Der Entwurf wird bewertet …</translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation>Keine Befunde.</translation>
    </message>
    <message>
        <source>No findings pass the filter.</source>
        <translation>Kein Befund passt zum Filter.</translation>
    </message>
    <message>
        <source>No finding of this kind has a fix that needs no decision.</source>
        <translation>Kein Befund dieser Art hat eine Abhilfe, die ohne Entscheidung auskommt.</translation>
    </message>
    <message>
        <source>Fix 1 finding</source>
        <translation>1 Befund beheben</translation>
    </message>
    <message>
        <source>Fix %1 findings</source>
        <translation>%1 Befunde beheben</translation>
    </message>
    <message>
        <source>&amp;Reopen</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen %1</source>
        <translation>%1 wieder öffnen</translation>
    </message>
    <message>
        <source>Accepted or solved another way: %1</source>
        <translation>Akzeptiert oder anders gelöst: %1</translation>
    </message>
</context>
<context>
    <name>breakwater::ProtectionSection</name>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>No figure</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Protection against</source>
        <translation>Schutz gegen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Stands in for %1. Its protection is chosen there.</source>
        <translation>Springt für %1 ein. Der Schutz wird dort gewählt.</translation>
    </message>
    <message>
        <source>The catalog knows no option for this kind.</source>
        <translation>Der Katalog kennt für diese Art keine Option.</translation>
    </message>
    <message>
        <source>Counterpart: %1</source>
        <translation>Gegenstück: %1</translation>
    </message>
    <message>
        <source>Replica in %1</source>
        <translation>Replikat in %1</translation>
    </message>
    <message>
        <source>Protect %1</source>
        <translation>%1 schützen</translation>
    </message>
    <message>
        <source>Remove protection of %1</source>
        <translation>Schutz von %1 entfernen</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>Kosten: %1</translation>
    </message>
</context>
<context>
    <name>breakwater::QuickAdd</name>
    <message>
        <source>Quick add</source>
        <translation>Schnell hinzufügen</translation>
    </message>
    <message>
        <source>Service to add</source>
        <translation>Dienst zum Hinzufügen</translation>
    </message>
    <message>
        <source>Add a service: “kv sec”</source>
        <translation>Dienst hinzufügen: „kv sec“</translation>
    </message>
    <message>
        <source>Name, other word, initials or Azure type; then a zone, if you like.</source>
        <translation>Name, anderes Wort, Anfangsbuchstaben oder Azure-Typ; dann, wenn gewünscht, eine Zone.</translation>
    </message>
    <message>
        <source>Services that fit</source>
        <translation>Passende Dienste</translation>
    </message>
    <message>
        <source>Something the catalog does not know</source>
        <translation>Etwas, das der Katalog nicht kennt</translation>
    </message>
</context>
<context>
    <name>breakwater::ReadinessSection</name>
    <message>
        <source>Readiness</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>%1 of 100</source>
        <translation>%1 von 100</translation>
    </message>
    <message>
        <source>%1 more cost %2 points.</source>
        <translation>%1 weitere kosten %2 Punkte.</translation>
    </message>
    <message>
        <source>%1 is an open question</source>
        <translation>%1 ist eine offene Frage</translation>
    </message>
</context>
<context>
    <name>breakwater::RecentRow</name>
    <message>
        <source>Not found: %1</source>
        <translation>Nicht gefunden: %1</translation>
    </message>
    <message>
        <source>Keep %1 in the list</source>
        <translation>%1 in der Liste behalten</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>breakwater::RecoveredBox</name>
    <message>
        <source>Recovered document</source>
        <translation>Wiederhergestelltes Dokument</translation>
    </message>
    <message>
        <source>1 edit, never saved.</source>
        <translation>1 Änderung, nie gespeichert.</translation>
    </message>
    <message>
        <source>%1 edits, never saved.</source>
        <translation>%1 Änderungen, nie gespeichert.</translation>
    </message>
    <message>
        <source>1 edit newer than the saved file.</source>
        <translation>1 Änderung neuer als die gespeicherte Datei.</translation>
    </message>
    <message>
        <source>%1 edits newer than the saved file.</source>
        <translation>%1 Änderungen neuer als die gespeicherte Datei.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the recovered %1</source>
        <translation>Wiederhergestelltes %1 öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare the recovered %1 with its file</source>
        <translation>Wiederhergestelltes %1 mit seiner Datei vergleichen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the recovered %1</source>
        <translation>Wiederhergestelltes %1 verwerfen</translation>
    </message>
</context>
<context>
    <name>breakwater::ResultChip</name>
    <message>
        <source>RTO %1</source>
        <translation>RTO %1</translation>
    </message>
    <message>
        <source> / target %1</source>
        <translation> / Ziel %1</translation>
    </message>
    <message>
        <source>, met</source>
        <translation>, erreicht</translation>
    </message>
    <message>
        <source>, missed</source>
        <translation>, verfehlt</translation>
    </message>
    <message>
        <source>, missed by %1</source>
        <translation>, um %1 verfehlt</translation>
    </message>
    <message>
        <source>, not known</source>
        <translation>, nicht bekannt</translation>
    </message>
    <message>
        <source>Loss of the region: %1</source>
        <translation>Verlust der Region: %1</translation>
    </message>
</context>
<context>
    <name>breakwater::RoleBox</name>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>breakwater::RunChip</name>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>RTO %1, no target</source>
        <translation>RTO %1, kein Ziel</translation>
    </message>
    <message>
        <source>RTO %1 / target %2, met</source>
        <translation>RTO %1 / Ziel %2, erreicht</translation>
    </message>
    <message>
        <source>RTO %1 / target %2, missed</source>
        <translation>RTO %1 / Ziel %2, verfehlt</translation>
    </message>
    <message>
        <source>RTO %1 / target %2, not known</source>
        <translation>RTO %1 / Ziel %2, nicht bekannt</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Of an earlier design: run again (F5)</source>
        <translation>Aus einem früheren Entwurf: erneut ausführen (F5)</translation>
    </message>
    <message>
        <source>Nothing is touched</source>
        <translation>Nichts ist berührt</translation>
    </message>
    <message>
        <source>RTO %1 / target %2</source>
        <translation>RTO %1 / Ziel %2</translation>
    </message>
    <message>
        <source>RTO %1</source>
        <translation>RTO %1</translation>
    </message>
</context>
<context>
    <name>breakwater::ScenarioBar</name>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Saved scenarios</source>
        <translation>Gespeicherte Szenarien</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was passiert</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Wem es passiert</translation>
    </message>
    <message>
        <source>Planned or not</source>
        <translation>Geplant oder nicht</translation>
    </message>
    <message>
        <source>Which workloads</source>
        <translation>Welche Workloads</translation>
    </message>
    <message>
        <source>Keep this scenario in the design</source>
        <translation>Dieses Szenario im Entwurf behalten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>To the event before (Ctrl+Left)</source>
        <translation>Zum vorigen Ereignis (Strg+Links)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>To the next event (Ctrl+Right)</source>
        <translation>Zum nächsten Ereignis (Strg+Rechts)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Leave the playback</source>
        <translation>Wiedergabe verlassen</translation>
    </message>
    <message>
        <source>All workloads</source>
        <translation>Alle Workloads</translation>
    </message>
    <message>
        <source>Place a service first: there is none that could fail.</source>
        <translation>Zuerst einen Dienst platzieren: Es gibt keinen, der ausfallen könnte.</translation>
    </message>
    <message>
        <source>A design keeps no way back and no attack as a scenario.</source>
        <translation>Ein Entwurf behält weder Rückweg noch Angriff als Szenario.</translation>
    </message>
    <message>
        <source>Keep scenario</source>
        <translation>Szenario behalten</translation>
    </message>
    <message>
        <source>Scenario “%1” is kept in the design</source>
        <translation>Szenario „%1“ ist im Entwurf behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Cancel the run (Shift+F5)</source>
        <translation>Lauf abbrechen (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Run the scenario (F5)</source>
        <translation>Szenario ausführen (F5)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1 · T%2%3</source>
        <translation>%1 · T%2%3</translation>
    </message>
    <message>
        <source>Since the start of the window</source>
        <translation>Seit Beginn des Fensters</translation>
    </message>
    <message>
        <source>Since the disruption, and T+0 is the declaration</source>
        <translation>Seit der Störung, und T+0 ist die Ausrufung</translation>
    </message>
    <message>
        <source>The planned move as an exercise; the drill runbook records its times</source>
        <translation>Der geplante Umzug als Übung; das Übungs-Runbook hält seine Zeiten fest</translation>
    </message>
</context>
<context>
    <name>breakwater::ScenarioShell</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>Play the outage that the scenario bar describes</source>
        <translation>Den Ausfall abspielen, den die Szenarioleiste beschreibt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Cancel the run, pause, or leave the playback</source>
        <translation>Lauf abbrechen, anhalten oder die Wiedergabe verlassen</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>Abs&amp;pielen oder anhalten</translation>
    </message>
    <message>
        <source>Let the clock of the outage run, or stop it</source>
        <translation>Die Uhr des Ausfalls laufen lassen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Next event</source>
        <translation>&amp;Nächstes Ereignis</translation>
    </message>
    <message>
        <source>To the next moment at which something happens</source>
        <translation>Zum nächsten Zeitpunkt, an dem etwas passiert</translation>
    </message>
    <message>
        <source>Pre&amp;vious event</source>
        <translation>&amp;Voriges Ereignis</translation>
    </message>
    <message>
        <source>To the moment before at which something happens</source>
        <translation>Zum vorigen Zeitpunkt, an dem etwas passiert</translation>
    </message>
    <message>
        <source>&amp;Keep in the design</source>
        <translation>Im &amp;Entwurf behalten</translation>
    </message>
    <message>
        <source>Keep the scenario of the bar in the design</source>
        <translation>Das Szenario der Leiste im Entwurf behalten</translation>
    </message>
    <message>
        <source>Compare with the run &amp;before</source>
        <translation>Mit dem &amp;Lauf davor vergleichen</translation>
    </message>
    <message>
        <source>This run and the one before it side by side: times, cost, findings</source>
        <translation>Dieser Lauf und der davor nebeneinander: Zeiten, Kosten, Befunde</translation>
    </message>
    <message>
        <source>Compare with another &amp;design…</source>
        <translation>Mit einem &amp;anderen Entwurf vergleichen …</translation>
    </message>
    <message>
        <source>The scenario played on this design and on one from a file, side by side</source>
        <translation>Das Szenario auf diesem Entwurf und auf einem aus einer Datei, nebeneinander</translation>
    </message>
    <message>
        <source>Design to compare with</source>
        <translation>Entwurf zum Vergleich</translation>
    </message>
    <message>
        <source>Designs (*.breakwater)</source>
        <translation>Entwürfe (*.breakwater)</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>breakwater::ServicePage</name>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A service needs a name.</source>
        <translation>Ein Dienst braucht einen Namen.</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>In %1 umbenennen</translation>
    </message>
    <message>
        <source>By phase</source>
        <translation>Nach Phase</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Change owner</source>
        <translation>Zuständigkeit ändern</translation>
    </message>
    <message>
        <source>Availability zones</source>
        <translation>Availability Zones</translation>
    </message>
    <message>
        <source>Zones are 1, 2 and 3, with commas between.</source>
        <translation>Zonen sind 1, 2 und 3, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Change zones</source>
        <translation>Zonen ändern</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Minutes, or 2 h, 1 d.</source>
        <translation>Minuten, oder 2 h, 1 d.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO, RPO</source>
        <translation>RTO, RPO</translation>
    </message>
    <message>
        <source>of its own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>from the stamp</source>
        <translation>vom Stamp</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 of %2 known</source>
        <translation>%1 von %2 bekannt</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source> this</source>
        <translation> diesen Dienst</translation>
    </message>
    <message>
        <source>Hard dependency</source>
        <translation>Harte Abhängigkeit</translation>
    </message>
    <message>
        <source>Soft dependency</source>
        <translation>Weiche Abhängigkeit</translation>
    </message>
    <message>
        <source>needs %1, needed by %2</source>
        <translation>braucht %1, gebraucht von %2</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>Notizen ändern</translation>
    </message>
    <message>
        <source>Runbook notes</source>
        <translation>Notizen fürs Runbook</translation>
    </message>
</context>
<context>
    <name>breakwater::Session</name>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>The file was written by a newer Breakwater (version %1, format %2). It opens read-only; nothing is dropped from it.</source>
        <translation>Die Datei stammt von einem neueren Breakwater (Version %1, Format %2). Sie öffnet schreibgeschützt; nichts geht daraus verloren.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 has this file open. It opens read-only; Save writes a copy.</source>
        <translation>%1 hat diese Datei geöffnet. Sie öffnet schreibgeschützt; Speichern schreibt eine Kopie.</translation>
    </message>
    <message>
        <source>The file is read-only. You can edit; Save writes a copy.</source>
        <translation>Die Datei ist schreibgeschützt. Bearbeiten ist möglich; Speichern schreibt eine Kopie.</translation>
    </message>
    <message>
        <source>The design needs a file name of its own.</source>
        <translation>Der Entwurf braucht einen eigenen Dateinamen.</translation>
    </message>
    <message>
        <source>%1 has this file open.</source>
        <translation>%1 hat diese Datei geöffnet.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>No new finding.</source>
        <translation>Kein neuer Befund.</translation>
    </message>
    <message>
        <source> And %1 more.</source>
        <translation> Und %1 weitere.</translation>
    </message>
    <message>
        <source>Violates a rule</source>
        <translation>Verletzt eine Regel</translation>
    </message>
    <message>
        <source>Allowed, with a warning</source>
        <translation>Erlaubt, mit Warnung</translation>
    </message>
</context>
<context>
    <name>breakwater::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Size of everything</source>
        <translation>&amp;Größe der Oberfläche</translation>
    </message>
    <message>
        <source>&amp;Icons alone in the toolbar</source>
        <translation>Werkzeugleiste nur mit &amp;Symbolen</translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation>&amp;Weniger Bewegung</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>The &amp;wheel zooms</source>
        <translation>Das &amp;Rad zoomt</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Fold the journal every</source>
        <translation>&amp;Journal falten alle</translation>
    </message>
    <message>
        <source>Every edit is kept as it is made; folding only makes the journal short.</source>
        <translation>Jede Änderung wird sofort bewahrt; das Falten hält nur das Journal kurz.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Language and size apply from the next start.</source>
        <translation>Sprache und Größe gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Cards s&amp;nap to the grid and to their neighbours</source>
        <translation>Karten ri&amp;chten sich am Raster und an ihren Nachbarn aus</translation>
    </message>
    <message>
        <source>While Alt is held they never do.</source>
        <translation>Solange Alt gedrückt ist, nie.</translation>
    </message>
    <message>
        <source>Paper and pictures</source>
        <translation>Papier und Bilder</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>Folder with icons of your own</source>
        <translation>Ordner mit eigenen Symbolen</translation>
    </message>
    <message>
        <source>The icons of Breakwater</source>
        <translation>Die Symbole von Breakwater</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Wä&amp;hlen …</translation>
    </message>
    <message>
        <source>I&amp;cons from</source>
        <translation>Sym&amp;bole aus</translation>
    </message>
    <message>
        <source>Named after the kind, such as key-vault.svg or key-vault.png; shown as they are, from the next start.</source>
        <translation>Benannt nach der Art, etwa key-vault.svg oder key-vault.png; unverändert gezeigt, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Icons of your own</source>
        <translation>Eigene Symbole</translation>
    </message>
    <message>
        <source>Currency of money on screen, three letters</source>
        <translation>Währung von Beträgen am Bildschirm, drei Buchstaben</translation>
    </message>
    <message>
        <source>What a US dollar is worth in it</source>
        <translation>Was ein US-Dollar in ihr wert ist</translation>
    </message>
    <message>
        <source> a US dollar</source>
        <translation> je US-Dollar</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Your own rate: none is fetched. Runbooks and files stay in US dollars.</source>
        <translation>Eigener Kurs: keiner wird geholt. Runbooks und Dateien bleiben in US-Dollar.</translation>
    </message>
    <message>
        <source>Hi&amp;gh contrast</source>
        <translation>H&amp;oher Kontrast</translation>
    </message>
</context>
<context>
    <name>breakwater::SeveralPage</name>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>and 1 link</source>
        <translation>und 1 Verbindung</translation>
    </message>
    <message>
        <source>and %1 links</source>
        <translation>und %1 Verbindungen</translation>
    </message>
    <message>
        <source>selected together</source>
        <translation>gemeinsam ausgewählt</translation>
    </message>
    <message>
        <source>A change here goes to all of them. Drag moves them together, Delete removes them.</source>
        <translation>Eine Änderung hier gilt für alle. Ziehen verschiebt sie gemeinsam, Entf entfernt sie.</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>By phase</source>
        <translation>Nach Phase</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Change the owner of several</source>
        <translation>Zuständigkeit mehrerer ändern</translation>
    </message>
    <message>
        <source>(several)</source>
        <translation>(mehrere)</translation>
    </message>
    <message>
        <source>Parameters in common</source>
        <translation>Gemeinsame Parameter</translation>
    </message>
    <message>
        <source>Change %1 of several</source>
        <translation>%1 mehrerer ändern</translation>
    </message>
</context>
<context>
    <name>breakwater::ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Search by command or by key</source>
        <translation>Nach Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts of Breakwater</source>
        <translation>Tastenkürzel von Breakwater</translation>
    </message>
</context>
<context>
    <name>breakwater::StampPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, no target</source>
        <translation>%1, kein Ziel</translation>
    </message>
    <message>
        <source>%1 stamp</source>
        <translation>Stamp %1</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A stamp needs a name.</source>
        <translation>Ein Stamp braucht einen Namen.</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>In %1 umbenennen</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>0, mission critical</source>
        <translation>0, unternehmenskritisch</translation>
    </message>
    <message>
        <source>1, business critical</source>
        <translation>1, geschäftskritisch</translation>
    </message>
    <message>
        <source>2, important</source>
        <translation>2, wichtig</translation>
    </message>
    <message>
        <source>3, can wait</source>
        <translation>3, kann warten</translation>
    </message>
    <message>
        <source>Change criticality</source>
        <translation>Kritikalität ändern</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Change strategy</source>
        <translation>Strategie ändern</translation>
    </message>
    <message>
        <source>Loss of the region</source>
        <translation>Verlust der Region</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>Detection %1, decision %2, then the longest chain of steps</source>
        <translation>Erkennung %1, Entscheidung %2, dann die längste Kette von Schritten</translation>
    </message>
    <message>
        <source>Longest chain: %1</source>
        <translation>Längste Kette: %1</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>RTO and RPO, min</source>
        <translation>RTO und RPO, min</translation>
    </message>
    <message>
        <source>Minutes, or 2 h, 1 d.</source>
        <translation>Minuten, oder 2 h, 1 d.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Until the declaration</source>
        <translation>Bis zur Ausrufung</translation>
    </message>
    <message>
        <source>usual and slow, min</source>
        <translation>üblich und langsam, min</translation>
    </message>
    <message>
        <source>Slow is not under usual.</source>
        <translation>Langsam liegt nicht unter üblich.</translation>
    </message>
    <message>
        <source>%1, usual</source>
        <translation>%1, üblich</translation>
    </message>
    <message>
        <source>%1, slow</source>
        <translation>%1, langsam</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>Sekundär</translation>
    </message>
    <message>
        <source>%1, RTO</source>
        <translation>%1, RTO</translation>
    </message>
    <message>
        <source>%1, RPO</source>
        <translation>%1, RPO</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>RTO or RPO, and a disruption</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>breakwater::StartPage</name>
    <message>
        <source>&amp;Blank</source>
        <translation>&amp;Leer</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Start from a stamp</source>
        <translation>Mit einem Stamp beginnen</translation>
    </message>
    <message>
        <source>Each opens with a working design in Central US and East US 2, and with findings worth a discussion.</source>
        <translation>Jeder öffnet mit einem fertigen Entwurf in Central US und East US 2 und mit Befunden, über die zu reden lohnt.</translation>
    </message>
    <message>
        <source>Or see all four together</source>
        <translation>Oder alle vier zusammen</translation>
    </message>
    <message>
        <source>Designs that you open or save stand here.</source>
        <translation>Hier stehen geöffnete und gespeicherte Entwürfe.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the recent files that are not pinned</source>
        <translation>Zuletzt geöffnete, nicht angeheftete Dateien leeren</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
</context>
<context>
    <name>breakwater::StrategySection</name>
    <message>
        <source>Meets the targets.</source>
        <translation>Erreicht die Ziele.</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Open: a target or a figure is not known.</source>
        <translation>Offen: Ein Ziel oder eine Zahl ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Misses: %1.</source>
        <translation>Verfehlt: %1.</translation>
    </message>
    <message>
        <source>active-active</source>
        <translation>aktiv-aktiv</translation>
    </message>
    <message>
        <source>active-passive</source>
        <translation>aktiv-passiv</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Cost of an hour of outage</source>
        <translation>Kosten einer Stunde Ausfall</translation>
    </message>
    <message>
        <source>A number of US dollars.</source>
        <translation>Eine Zahl in US-Dollar.</translation>
    </message>
    <message>
        <source>Change the cost of an hour of outage</source>
        <translation>Kosten einer Stunde Ausfall ändern</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>Latency between the regions that the workload tolerates</source>
        <translation>Latenz zwischen den Regionen, die der Workload verträgt</translation>
    </message>
    <message>
        <source>A number of milliseconds.</source>
        <translation>Eine Zahl in Millisekunden.</translation>
    </message>
    <message>
        <source>Change the tolerated latency</source>
        <translation>Verträgliche Latenz ändern</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>An hour of outage costs</source>
        <translation>Eine Stunde Ausfall kostet</translation>
    </message>
    <message>
        <source>Round trip that the workload tolerates</source>
        <translation>Umlaufzeit, die der Workload verträgt</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>Grund der Entscheidung</translation>
    </message>
    <message>
        <source>Change why the strategy was chosen</source>
        <translation>Grund für die Strategie ändern</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Wer entscheidet</translation>
    </message>
    <message>
        <source>Change who decides on the strategy</source>
        <translation>Ändern, wer über die Strategie entscheidet</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Writes the decision down with all alternatives; one undo step</source>
        <translation>Hält die Entscheidung mit allen Alternativen fest; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Writes the decision down and takes the options that it needs; one undo step</source>
        <translation>Hält die Entscheidung fest und wählt die nötigen Optionen; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Criticality: tier %1, of 0 to 3.</source>
        <translation>Kritikalität: Stufe %1 von 0 bis 3.</translation>
    </message>
    <message>
        <source>Criticality: not stated yet.</source>
        <translation>Kritikalität: noch nicht angegeben.</translation>
    </message>
    <message>
        <source>Trying the strategies…</source>
        <translation>Die Strategien werden erprobt …</translation>
    </message>
    <message>
        <source>Nothing of this workload stands in the primary region yet.</source>
        <translation>Von diesem Workload steht noch nichts in der primären Region.</translation>
    </message>
    <message>
        <source>Latency: there is no second region yet.</source>
        <translation>Latenz: Es gibt noch keine zweite Region.</translation>
    </message>
    <message>
        <source>Latency: none is published between %1 and %2.</source>
        <translation>Latenz: Zwischen %1 und %2 ist keine veröffentlicht.</translation>
    </message>
    <message>
        <source>Latency: %1 ms from %2 to %3 and back (published, P%4, %5).</source>
        <translation>Latenz: %1 ms von %2 nach %3 und zurück (veröffentlicht, P%4, %5).</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>Decided on %1: %2.</source>
        <translation>Entschieden am %1: %2.</translation>
    </message>
    <message>
        <source>Nothing is decided yet.</source>
        <translation>Noch ist nichts entschieden.</translation>
    </message>
    <message>
        <source>When it was decided: RTO %1 min, RPO %2 min, %3 USD a month</source>
        <translation>Zur Zeit der Entscheidung: RTO %1 min, RPO %2 min, %3 USD im Monat</translation>
    </message>
    <message>
        <source>%1 (as it is)</source>
        <translation>%1 (wie er ist)</translation>
    </message>
    <message>
        <source>%1 a month altogether, order of magnitude</source>
        <translation>%1 im Monat insgesamt, Größenordnung</translation>
    </message>
    <message>
        <source>The cheapest that meets the targets: %1. Choose one to see what it changes.</source>
        <translation>Am günstigsten, was die Ziele erreicht: %1. Eine wählen, um zu sehen, was sie ändert.</translation>
    </message>
    <message>
        <source>None meets every target yet. Choose one to see what it changes.</source>
        <translation>Noch erreicht keine jedes Ziel. Eine wählen, um zu sehen, was sie ändert.</translation>
    </message>
    <message>
        <source>It changes no option.</source>
        <translation>Sie ändert keine Option.</translation>
    </message>
    <message numerus="yes">
        <source>Decide and change %n option(s)</source>
        <translation>
            <numerusform>Entscheiden und %n Option ändern</numerusform>
            <numerusform>Entscheiden und %n Optionen ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide on %1</source>
        <translation>Für %1 entscheiden</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Entschieden: %1</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>RTO · cost of the duplicate a month</source>
        <translation>RTO · Kosten des Duplikats im Monat</translation>
    </message>
    <message>
        <source>RPO %1</source>
        <translation>RPO %1</translation>
    </message>
</context>
<context>
    <name>breakwater::TemplateCard</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>judging…</source>
        <translation>wird bewertet …</translation>
    </message>
</context>
<context>
    <name>breakwater::TemplatesPage</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Enter or a double click adds its stamps to this design; first it says what that would change.</source>
        <translation>Eingabe oder ein Doppelklick nimmt die Stamps der Vorlage in diesen Entwurf auf; vorher steht da, was das ändert.</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
</context>
<context>
    <name>breakwater::ThemeChooser</name>
    <message>
        <source>&amp;Theme file…</source>
        <translation>&amp;Themendatei …</translation>
    </message>
    <message>
        <source>A file with the names and logos for the covers</source>
        <translation>Eine Datei mit den Namen und Logos für die Deckblätter</translation>
    </message>
    <message>
        <source>Covers with the names that the design has</source>
        <translation>Deckblätter mit den Namen, die der Entwurf hat</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>Nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Open a theme file</source>
        <translation>Themendatei öffnen</translation>
    </message>
    <message>
        <source>Theme files (*.json);;All files (*)</source>
        <translation>Themendateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Covers bear the names that the design has.</source>
        <translation>Die Deckblätter tragen die Namen, die der Entwurf hat.</translation>
    </message>
    <message>
        <source>its logo</source>
        <translation>ihr Logo</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>the client&apos;s logo</source>
        <translation>das Logo des Kunden</translation>
    </message>
    <message>
        <source>Covers bear: %1</source>
        <translation>Die Deckblätter tragen: %1</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>breakwater::TimelinePanel</name>
    <message>
        <source>Owners: %1</source>
        <translation>Zuständig: %1</translation>
    </message>
    <message>
        <source>Hold point</source>
        <translation>Haltepunkt</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Recovery timeline as a table</source>
        <translation>Zeitachse der Wiederherstellung als Tabelle</translation>
    </message>
    <message>
        <source>Also steps that take no time</source>
        <translation>Auch Schritte ohne Dauer</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Save the event log…</source>
        <translation>Ereignisprotokoll speichern …</translation>
    </message>
    <message>
        <source>Save the event log</source>
        <translation>Ereignisprotokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json);;Table (*.csv)</source>
        <translation>Text (*.txt);;JSON (*.json);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>The event log is saved</source>
        <translation>Das Ereignisprotokoll ist gespeichert</translation>
    </message>
    <message>
        <source>P50 to P95</source>
        <translation>P50 bis P95</translation>
    </message>
</context>
<context>
    <name>breakwater::Toast</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
</context>
<context>
    <name>breakwater::Words</name>
    <message>
        <source>This stamp has no secondary zone yet</source>
        <translation>Dieser Stamp hat noch keine sekundäre Zone</translation>
    </message>
    <message>
        <source>%1 is regional and needs a region</source>
        <translation>%1 ist regional und braucht eine Region</translation>
    </message>
    <message>
        <source>%1 is an Azure service and needs a region</source>
        <translation>%1 ist ein Azure-Dienst und braucht eine Region</translation>
    </message>
    <message>
        <source>%1 is global and belongs to no region</source>
        <translation>%1 ist global und gehört zu keiner Region</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Automation</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>GenAI</source>
        <translation>GenAI</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Individuell</translation>
    </message>
    <message>
        <source>Backup and restore</source>
        <translation>Backup und Restore</translation>
    </message>
    <message>
        <source>Pilot light</source>
        <translation>Pilot Light</translation>
    </message>
    <message>
        <source>Warm standby</source>
        <translation>Warm Standby</translation>
    </message>
    <message>
        <source>Hot standby</source>
        <translation>Hot Standby</translation>
    </message>
    <message>
        <source>Active-active</source>
        <translation>Active-active</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>Sekundär</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>Loss of a zone</source>
        <translation>Verlust einer Zone</translation>
    </message>
    <message>
        <source>Loss of the region</source>
        <translation>Verlust der Region</translation>
    </message>
    <message>
        <source>Loss of a service</source>
        <translation>Verlust eines Dienstes</translation>
    </message>
    <message>
        <source>Provider down</source>
        <translation>Ausfall des Anbieters</translation>
    </message>
    <message>
        <source>Corruption</source>
        <translation>Datenkorruption</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>ruft auf</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest aus</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>schreibt in</translation>
    </message>
    <message>
        <source>ingests from</source>
        <translation>bezieht Daten aus</translation>
    </message>
    <message>
        <source>publishes to</source>
        <translation>veröffentlicht an</translation>
    </message>
    <message>
        <source>routes to</source>
        <translation>leitet an</translation>
    </message>
    <message>
        <source>is hosted by</source>
        <translation>läuft auf</translation>
    </message>
    <message>
        <source>reads a secret of</source>
        <translation>liest ein Secret aus</translation>
    </message>
    <message>
        <source>pulls images from</source>
        <translation>lädt Images aus</translation>
    </message>
    <message>
        <source>resolves names by</source>
        <translation>löst Namen auf über</translation>
    </message>
    <message>
        <source>authenticates with</source>
        <translation>meldet sich an bei</translation>
    </message>
    <message>
        <source>is deployed from</source>
        <translation>wird ausgerollt aus</translation>
    </message>
    <message>
        <source>uses</source>
        <translation>nutzt</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Angegeben</translation>
    </message>
    <message>
        <source>SLA</source>
        <translation>SLA</translation>
    </message>
    <message>
        <source>Documented</source>
        <translation>Dokumentiert</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Integration</source>
        <translation>Integration</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>KI</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Observability</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Other system</source>
        <translation>Anderes System</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
</context>
<context>
    <name>breakwater::ZonePage</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source> · paired</source>
        <translation> · gepaart</translation>
    </message>
    <message>
        <source>Primary region</source>
        <translation>Primärregion</translation>
    </message>
    <message>
        <source>Secondary region</source>
        <translation>Sekundärregion</translation>
    </message>
    <message>
        <source>Choose a region.</source>
        <translation>Eine Region wählen.</translation>
    </message>
    <message>
        <source>Move primary to %1</source>
        <translation>Primär nach %1 verschieben</translation>
    </message>
    <message>
        <source>Move secondary to %1</source>
        <translation>Sekundär nach %1 verschieben</translation>
    </message>
    <message>
        <source>The zone cannot move there.</source>
        <translation>Die Zone kann nicht dorthin.</translation>
    </message>
    <message>
        <source>%1 here. Drag more from the palette, or press Enter on an entry.</source>
        <translation>%1 hier. Weitere aus der Palette ziehen, oder Eingabe auf einem Eintrag drücken.</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>The design does not take this value.</source>
        <translation>Der Entwurf nimmt diesen Wert nicht an.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Resource group</source>
        <translation>Ressourcengruppe</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Subscription</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Has availability zones.</source>
        <translation>Hat Availability Zones.</translation>
    </message>
    <message>
        <source>Has no availability zones.</source>
        <translation>Hat keine Availability Zones.</translation>
    </message>
    <message>
        <source>Paired with %1.</source>
        <translation>Gepaart mit %1.</translation>
    </message>
    <message>
        <source>Has no paired region.</source>
        <translation>Hat keine Paarregion.</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>External system</source>
        <translation>Externes System</translation>
    </message>
    <message>
        <source>Outside the catalog</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>active-passive, backup and restore</source>
        <translation>Active-passive, Backup und Restore</translation>
    </message>
    <message>
        <source>active-passive, pilot light</source>
        <translation>Active-passive, Pilot Light</translation>
    </message>
    <message>
        <source>active-passive, warm standby</source>
        <translation>Active-passive, Warm Standby</translation>
    </message>
    <message>
        <source>active-passive, hot standby</source>
        <translation>Active-passive, Hot Standby</translation>
    </message>
    <message>
        <source>active-active</source>
        <translation>Active-active</translation>
    </message>
    <message>
        <source>web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>automation</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>genai</source>
        <translation>GenAI</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigener Art</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Standby not stated</source>
        <translation>Standby nicht angegeben</translation>
    </message>
    <message>
        <source>Absent until restored</source>
        <translation>Fehlt bis zum Restore</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Kalt</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>Heiß</translation>
    </message>
    <message>
        <source>No target for loss of a region</source>
        <translation>Kein Ziel für den Regionsausfall</translation>
    </message>
    <message>
        <source>Target for loss of a region: %1</source>
        <translation>Ziel bei Regionsausfall: %1</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>Beschreibbar</translation>
    </message>
    <message>
        <source>Read copy</source>
        <translation>Lesekopie</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>%1 stamp</source>
        <translation>Stamp %1</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>Sekundär</translation>
    </message>
    <message>
        <source>no region</source>
        <translation>keine Region</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>paired</source>
        <translation>gepaart</translation>
    </message>
    <message>
        <source>pair: %1</source>
        <translation>Paar: %1</translation>
    </message>
    <message>
        <source>no pair</source>
        <translation>kein Paar</translation>
    </message>
    <message>
        <source>Region loss RTO</source>
        <translation>Regionsausfall RTO</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>not on Azure</source>
        <translation>nicht auf Azure</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>async</source>
        <translation>asynchron</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>Priorität %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>%1, disabled</source>
        <translation>%1, abgeschaltet</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>needs, hard</source>
        <translation>braucht, hart</translation>
    </message>
    <message>
        <source>needs, soft</source>
        <translation>braucht, weich</translation>
    </message>
    <message>
        <source>data replication</source>
        <translation>Datenreplikation</translation>
    </message>
    <message>
        <source>backup copy</source>
        <translation>Backup-Kopie</translation>
    </message>
    <message>
        <source>traffic steering</source>
        <translation>Verkehrslenkung</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Zone %1</source>
        <translation>Zone %1</translation>
    </message>
    <message>
        <source>Across zones</source>
        <translation>Über Zonen verteilt</translation>
    </message>
    <message>
        <source>Zone not stated</source>
        <translation>Zone nicht angegeben</translation>
    </message>
</context>
</TS>
