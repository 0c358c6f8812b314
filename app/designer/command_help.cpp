// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/command_help.h"

#include "widgets/commands/command_list.h"

#include <QCoreApplication>
#include <QHash>
#include <QMenuBar>

namespace breakwater {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(CommandHelp)
};

const QHash<QString, QString> &sentences()
{
    static const QHash<QString, QString> map{
        {"new", Help::tr("Start from a template or from a blank sheet")},
        {"open", Help::tr("Open a design in a tab of its own")},
        {"save", Help::tr("Write the design to its file")},
        {"saveAs", Help::tr("Write the design to another file and go on with that one")},
        {"close", Help::tr("Close this design; asks when it has changes")},
        {"quit", Help::tr("Close everything; asks for each design that has changes")},
        {"undo", Help::tr("Take the last change back")},
        {"redo", Help::tr("Make the change again that was taken back")},
        {"rename", Help::tr("Give the selected card another name")},
        {"connectFrom", Help::tr("Choose what the selected card needs")},
        {"delete", Help::tr("Remove what is selected, with its links")},
        {"selectAll", Help::tr("Select every service")},
        {"selectNone", Help::tr("Select nothing")},
        {"catalogFolder", Help::tr("Judge by the facts in a folder of your own, from the next start")},
        {"catalogBuiltIn", Help::tr("Judge by the facts that come with Breakwater, from the next start")},
        {"toggle_paletteDock", Help::tr("Show or hide the palette")},
        {"toggle_inspectorDock", Help::tr("Show or hide the inspector")},
        {"toggle_problemsDock", Help::tr("Show or hide the panel at the bottom")},
        {"toggleCharts", Help::tr("Show or hide the charts")},
        {"toggleDecisions", Help::tr("Show or hide the decisions")},
        {"toggleCode", Help::tr("Show or hide the code that an export would write")},
        {"resetLayout", Help::tr("Put every panel back where it belongs")},
        {"zoomIn", Help::tr("Show the canvas larger")},
        {"zoomOut", Help::tr("Show the canvas smaller")},
        {"zoomNormal", Help::tr("Show the canvas in its natural size")},
        {"fitAll", Help::tr("Show the whole design")},
        {"fitSelection", Help::tr("Show what is selected as large as it fits")},
        {"nextStamp", Help::tr("Show the stamp below as large as it fits")},
        {"previousStamp", Help::tr("Show the stamp above as large as it fits")},
        {"present", Help::tr("The canvas alone, full screen and readable from afar; Esc leaves")},
        {"nextProblem", Help::tr("Go to the next finding")},
        {"previousProblem", Help::tr("Go to the finding before")},
        {"quickFixes", Help::tr("What can be done about this finding, and what each way would change")},
        {"captureDecision", Help::tr("Park a question or a decision about what is selected")},
        {"nextPane", Help::tr("Put the keyboard into the next panel")},
        {"previousPane", Help::tr("Put the keyboard into the panel before")},
        {"themeSystem", Help::tr("Light or dark as the desktop was when the program began")},
        {"themeLight", Help::tr("Dark text on light ground")},
        {"themeDark", Help::tr("Light text on dark ground")},
        {"searchPalette", Help::tr("Find a service to add")},
        {"insertStamp", Help::tr("Add an empty stamp at the end")},
        {"exportChoose", Help::tr("Runbooks, parts, covers and formats, with the pages beside them")},
        {"exportPack", Help::tr("Everything a client keeps, with one page to find it by")},
        {"exportAll", Help::tr("Runbook, code and diagram into a folder")},
        {"exportRunbookPdf", Help::tr("The runbook to print and to sign")},
        {"exportRunbookHtml", Help::tr("The runbook for a browser")},
        {"exportRunbookMarkdown", Help::tr("The runbook as text, for a wiki")},
        {"exportBicep", Help::tr("The infrastructure as Bicep")},
        {"exportDiagram", Help::tr("The picture of the design as SVG and PNG")},
        {"commandPalette", Help::tr("Type a few letters of any command")},
        {"settings", Help::tr("Theme, size, motion, canvas, paper, icons, recovery")},
        {"manual", Help::tr("How to use Breakwater")},
        {"shortcuts", Help::tr("Every key, to search and to print")},
        {"coachMarks", Help::tr("Five steps through a first design")},
        {"applyTemplate", Help::tr("Add the stamps of a template to this design")},
        {"about", Help::tr("Version, catalog and licence")}};
    return map;
}

} // namespace

void explainCommands(const QMenuBar &menus)
{
    for (const Command &command : commandsOf(menus)) {
        if (!command.action->statusTip().isEmpty())
            continue;
        const QString name = command.action->objectName();
        const auto found = sentences().constFind(name);
        const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
        if (found != sentences().constEnd()) {
            command.action->setStatusTip(*found);
            command.action->setToolTip(
                keys.isEmpty() ? *found : *found + QStringLiteral(" (") + keys + QLatin1Char(')'));
        } else if (name.startsWith(QLatin1String("insert_")))
            command.action->setStatusTip(Help::tr("Add one to the selected lane: %1").arg(command.text));
    }
}

} // namespace breakwater
