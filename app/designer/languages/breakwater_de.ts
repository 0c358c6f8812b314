<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
    <name>breakwater::CanvasView</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
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
        <source>Choose with the arrows or click what it needs; Enter connects, Esc leaves.</source>
        <translation>Mit den Pfeilen wählen oder anklicken, was die Karte braucht; Eingabe verbindet, Esc bricht ab.</translation>
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
</context>
<context>
    <name>breakwater::CheckField</name>
    <message>
        <source>Unknown: rules that need it say so</source>
        <translation>Unbekannt: Regeln, die es brauchen, sagen das</translation>
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
    <name>breakwater::InspectorPanel</name>
    <message>
        <source>%1 services and %2 links selected. Drag moves them together, Delete removes them.</source>
        <translation>%1 Dienste und %2 Verbindungen ausgewählt. Ziehen verschiebt sie gemeinsam, Entf entfernt sie.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
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
        <source>&amp;As the system</source>
        <translation>&amp;Wie das System</translation>
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
        <translation>&amp;Alles einpassen</translation>
    </message>
    <message>
        <source>Fit se&amp;lection</source>
        <translation>Aus&amp;wahl einpassen</translation>
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
</context>
<context>
    <name>breakwater::ResultChip</name>
    <message>
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
    </message>
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
        <source>unbounded</source>
        <translation>unbegrenzt</translation>
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
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
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
</context>
<context>
    <name>breakwater::StartPage</name>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
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
</context>
</TS>
