<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>breakwater::ChartsPanel</name>
    <message numerus="yes">
        <source>Apply alternative with %n change(s)</source>
        <translation>
            <numerusform>Apply alternative with %n change</numerusform>
            <numerusform>Apply alternative with %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) changed</source>
        <translation>
            <numerusform>%n option changed</numerusform>
            <numerusform>%n options changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakwater::CodePanel</name>
    <message numerus="yes">
        <source>%n part(s) not made</source>
        <translation>
            <numerusform>%n part not made</numerusform>
            <numerusform>%n parts not made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakwater::ExportDialog</name>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n file written.</numerusform>
            <numerusform>%n files written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakwater::PackDialog</name>
    <message numerus="yes">
        <source>The pack is written: %n file(s).</source>
        <translation>
            <numerusform>The pack is written: %n file.</numerusform>
            <numerusform>The pack is written: %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakwater::StrategySection</name>
    <message numerus="yes">
        <source>Decide and change %n option(s)</source>
        <translation>
            <numerusform>Decide and change %n option</numerusform>
            <numerusform>Decide and change %n options</numerusform>
        </translation>
    </message>
</context>
</TS>
