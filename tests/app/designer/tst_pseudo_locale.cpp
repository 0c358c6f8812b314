// SPDX-License-Identifier: GPL-3.0-or-later
// A language that nobody speaks: every text that goes through a translator comes back in brackets and 40 %
// longer. What stands on the window without brackets was not offered for translation; what does not fit now
// will not fit in the next language.
#include "app/designer/main_window.h"
#include "core/assessment/quick_fixes.h"
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/paper/scene_geometry.h"
#include "widgets/theme/current.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QTranslator>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::test;

namespace {

constexpr QChar kOpen(0x27E6), kClose(0x27E7);

class PseudoTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int number) const override
    {
        if (*context == 'Q')
            return {}; // Qt's own
        QString text = QString::fromUtf8(source);
        if (number >= 0)
            text.replace(QLatin1String("%n"), QString::number(number));
        const auto more = static_cast<qsizetype>(std::ceil(0.4 * static_cast<double>(text.size()))) - 2;
        return kOpen + text + QString(std::max<qsizetype>(more, 0), QLatin1Char('o')) + kClose;
    }
};

/// Whatever people wrote into the design or the catalog: no text of the interface.
class Data {
public:
    explicit Data(const Session &session)
    {
        collect(nlohmann::json::parse(bytesOf(session)));
        for (const Region &region : session.catalog().regions)
            add(region.name);
        for (const ServiceKind &kind : session.catalog().kinds) {
            for (const std::string *text : {&kind.name, &kind.shortName, &kind.summary})
                add(*text);
            addBeginnings(toQt(kind.summary).simplified());
            for (const DrOption &option : kind.options)
                for (const std::string *text :
                     {&option.name, &option.rpo.text, &option.rto.text, &option.costReasoning})
                    add(*text);
            for (const ZoneOption &option : kind.zoneOptions)
                add(option.name);
            for (const ParameterFact &fact : kind.parameters)
                addParameter(fact);
            for (const PartKindFact &part : kind.parts) {
                add(part.label);
                for (const ParameterFact &fact : part.parameters)
                    addParameter(fact);
            }
        }
        if (const auto templates = builtinTemplates())
            for (const Template &one : *templates)
                for (const std::string *text : {&one.name, &one.description})
                    add(*text);
        for (const auto &[word, title] : session.catalog().ownerRoles)
            add(title);
        if (const auto assessment = session.assessment())
            for (const Finding &finding : assessment->findings)
                for (const std::string *text :
                     {&finding.rule.text, &finding.message, &finding.remedy, &finding.title})
                    add(*text);
        for (const PhaseFact &phase : session.catalog().phases)
            add(phase.title);
        addFixes(session);
        std::sort(m_texts.begin(), m_texts.end(),
                  [](const QString &a, const QString &b) { return a.size() > b.size(); });
    }

    /// Nothing but data, units and signs is left of it.
    bool explains(QString text) const
    {
        text.replace(QLatin1String("<br>"), QLatin1String(" ")); // a line that a tip breaks
        for (const QString &known : m_texts)
            text.remove(known);
        static const QRegularExpression units(
            QStringLiteral("\\b(min|h|s|d|ms|RTO|RPO|vCPU|GiB|TiB|USD|b|Breakwater|Z)\\b|<[^>]*>"));
        text.remove(units);
        return std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    }

private:
    void add(const std::string &text)
    {
        if (text.size() > 1)
            m_texts << toQt(text) << toQt(text).toHtmlEscaped();
    }
    /// A tip has room for the first sentences of a summary, or for the first two lines of one.
    void addBeginnings(const QString &summary)
    {
        constexpr qsizetype twoLines = 128;
        for (qsizetype end = summary.indexOf(' '); end >= 0 && end <= twoLines;
             end = summary.indexOf(' ', end + 1))
            if (summary.at(end - 1) == '.' || end > twoLines * 3 / 4)
                add(toStd(summary.left(end)));
    }
    /// What the rules offer is theirs, as their remedies are.
    void addFixes(const Session &session)
    {
        Memory memory;
        const Assessment present = assess(session.now(), memory);
        for (const Finding &finding : present.findings)
            for (const FixChoice &choice : quickFix(session.now(), finding, present, memory).choices)
                for (const std::string *text : {&choice.label, &choice.cost, &choice.whyNot})
                    add(*text);
    }
    void addParameter(const ParameterFact &fact)
    {
        for (const std::string *text : {&fact.label, &fact.help, &fact.unit})
            add(*text);
        for (const ParameterValue &value : fact.values)
            if (const auto *text = std::get_if<std::string>(&value))
                add(*text);
    }
    void collect(const nlohmann::json &value)
    {
        if (value.is_string())
            add(value.get<std::string>());
        else if (value.is_structured())
            for (const auto &[key, child] : value.items())
                collect(child);
    }
    QStringList m_texts;
};

QString nameOf(const QObject *thing)
{
    QString name;
    for (const QObject *at = thing; at && name.size() < 120; at = at->parent())
        name.prepend(QLatin1Char('/')
                     + (at->objectName().isEmpty() ? at->metaObject()->className() : at->objectName()));
    return name;
}

void collect(const QAbstractItemModel &model, const QModelIndex &parent, QStringList &texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts << index.data(role).toString();
            if (column == 0)
                collect(model, index, texts);
        }
}

/// What a widget shows or says to assistive technology.
QStringList textsOf(const QWidget *widget)
{
    QStringList texts{widget->toolTip(), widget->statusTip(), widget->accessibleName(),
                      widget->accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
        return {};
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        texts << edit->placeholderText();
    if (const auto *dock = qobject_cast<const QDockWidget *>(widget))
        texts << dock->windowTitle();
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
        collect(*view->model(), {}, texts);
        for (int i = 0; i < view->model()->columnCount(); ++i)
            texts << view->model()->headerData(i, Qt::Horizontal).toString();
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    return texts;
}

/// Empty: it fits.
QString clipping(const QWidget *widget)
{
    const auto tooNarrow = [&](int needed) {
        return needed <= widget->width() ? QString()
                                         : QStringLiteral("%1 px of %2").arg(widget->width()).arg(needed);
    };
    const bool shrinks = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
        || widget->minimumSizeHint().width() == 0;
    if (shrinks && !widget->toolTip().isEmpty())
        return {}; // shortens itself, and its help says all of it
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
            return {};
        if (!label->wordWrap())
            return tooNarrow(label->sizeHint().width());
        const int height = label->heightForWidth(label->width());
        return height <= label->height()
            ? QString()
            : QStringLiteral("%1 px high of %2").arg(label->height()).arg(height);
    }
    if (widget->objectName().startsWith(QLatin1String("template_")))
        return {}; // paints its name itself, in what room it has
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text().isEmpty() ? QString() : tooNarrow(button->sizeHint().width());
    return {};
}

} // namespace

class TestPseudoLocale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("breakwater-test");
        QCoreApplication::setApplicationName("breakwater-test-pseudo");
        QSettings().clear();
        applyTheme(Theme::Light);
        qApp->installTranslator(&m_translator);
        DesignerSetup setup;
        setup.catalog = builtinCatalog();
        setup.asOf = kDay;
        setup.restore = false;
        setup.exportAll = [](const ExportJob &) -> Result<ExportOutcome> { return ExportOutcome{}; };
        m_window = std::make_unique<MainWindow>(std::move(setup));
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        qApp->removeTranslator(&m_translator);
    }

    void theStartPage() { check("start"); }
    void theCommands()
    {
        m_window->openTemplate("web");
        QVERIFY(waitForVerdict(m_window->session()));
        const Data data(m_window->session());
        QStringList wrong;
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->isSeparator())
                continue;
            for (const QString &text : {action->text(), action->toolTip(), action->statusTip()})
                if (!passes(text, data) && !isLanguageName(action))
                    wrong << nameOf(action) + QStringLiteral(": ") + text;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
    void theWindowWithADesign_data()
    {
        QTest::addColumn<QString>("selected");
        for (const char *what : {"nothing", "service", "stamp", "zone", "link"})
            QTest::newRow(what) << what;
    }
    void theWindowWithADesign()
    {
        QFETCH(QString, selected);
        m_window->openTemplate("web");
        Session &session = m_window->session();
        QVERIFY(waitForVerdict(session));
        session.select(selection(session, selected));
        check(selected);
    }
    void theCanvas()
    {
        m_window->openTemplate("web");
        QVERIFY(waitForVerdict(m_window->session()));
        const Data data(m_window->session());
        QStringList wrong;
        const auto say = [&](const QString &text) {
            if (!passes(text, data))
                wrong << text;
        };
        for (const scene::Band &band : m_window->findChild<CanvasView *>("canvas")->picture().bands) {
            for (const QString &text : {band.line, band.target, band.summary, band.global->title,
                                        band.global->line, band.external->title, band.external->line})
                say(text);
            for (const scene::Lane *lane : {&band.primary, &band.secondary}) {
                for (const QString &text : {lane->title, lane->line, lane->shelfText})
                    say(text);
                for (const scene::PromiseLine &promise : lane->promises)
                    say(promise.label);
            }
            for (const scene::Link &link : band.links)
                say(link.label);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    static Selection selection(const Session &session, const QString &what)
    {
        const Stamp &stamp = *session.topology().stamps.front();
        Selection selection;
        if (what == QLatin1String("service"))
            return selectionOf(session, serviceNamed(session, "sql-orders-cus")->id);
        selection.stamp = stamp.id;
        if (what == QLatin1String("zone"))
            selection.site = Site::Primary;
        else if (what == QLatin1String("link"))
            selection.dependencies = {stamp.dependencies.front().id};
        return what == QLatin1String("nothing") ? Selection() : selection;
    }

    static bool passes(const QString &text, const Data &data)
    {
        return text.contains(kOpen) || data.explains(text);
    }
    /// Every language is named in its own words.
    static bool isLanguageName(const QAction *action)
    {
        return action->objectName().startsWith(QLatin1String("language_"));
    }

    void check(const QString &page)
    {
        const Data data(m_window->session());
        QStringList wrong, clipped;
        const auto judge = [&] {
            wrong.clear();
            clipped.clear();
            for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
                if (!widget->isVisible() || qobject_cast<const QMenu *>(widget))
                    continue;
                for (const QString &text : textsOf(widget))
                    if (!passes(text, data))
                        wrong << nameOf(widget) + QStringLiteral(": ") + text;
                if (const QString how = clipping(widget); !how.isEmpty())
                    clipped << nameOf(widget) + QStringLiteral(": ")
                            + textsOf(widget).join(QLatin1String(" / ")) + QStringLiteral(" (") + how
                            + QLatin1Char(')');
            }
            return wrong.isEmpty() && clipped.isEmpty();
        };
        QTest::qWait(50); // the layouts settle, later where a panel is filled beside the hand
        const bool sound = QTest::qWaitFor(judge, 3000);
        const QString picture = qEnvironmentVariable("BREAKWATER_PICTURES");
        if (!picture.isEmpty())
            m_window->grab().save(picture + QStringLiteral("/pseudo-") + page + QStringLiteral(".png"));
        QVERIFY2(wrong.isEmpty(), qPrintable("not offered for translation:\n" + wrong.join('\n')));
        QVERIFY2(sound, qPrintable("clipped at 1280x720:\n" + clipped.join('\n')));
    }

    PseudoTranslator m_translator;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudo_locale.moc"
