// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/glyph.h"
#include "widgets/theme/marks.h"
#include "widgets/theme/strong.h"
#include "widgets/theme/tokens.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace breakwater;

namespace {

const std::vector<Token> kGrounds = {Token::Canvas,      Token::Panel,         Token::AlternateSurface,
                                     Token::PrimaryFill, Token::SecondaryFill, Token::GlobalFill,
                                     Token::ExternalFill};

double worst(const Tokens &table, Token token, const std::vector<Token> &grounds)
{
    double least = 21;
    for (const Token ground : grounds)
        least = std::min(least, contrast(table.color(token), table.color(ground)));
    return least;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnEveryGround_data();
    void textIsReadableOnEveryGround();
    void tintsCarryTheirText();
    void inHighContrastEverythingReachesSevenToOne();
    void contrastAgreesWithThePublishedExtremes();
    void everyTokenIsAColourInBothThemes();
    void aGlyphIsReadWithItsArcsAndShortNumbers();
    void aBrokenGlyphIsEmptyAndHarmless();
    void everyMarkLeavesInkInItsBox();
    void aPictureOfOnesOwnStandsInForTheIconAsItIs();
};

void TestTheme::textIsReadableOnEveryGround_data()
{
    QTest::addColumn<int>("token");
    QTest::addColumn<double>("least");
    for (const Token token : {Token::Text, Token::SecondaryText, Token::DisabledText, Token::Accent,
                              Token::Error, Token::Warning, Token::Info, Token::Ok})
        QTest::newRow(toWord(token)) << static_cast<int>(token) << 4.5;
    for (int i = static_cast<int>(Token::CategoryNetwork); i <= static_cast<int>(Token::CategoryOther); ++i)
        QTest::newRow(toWord(static_cast<Token>(i))) << i << 4.5;
    for (const Token token :
         {Token::ControlBorder, Token::CardBorder, Token::IdleLink, Token::FocusRing, Token::PrimaryBorder,
          Token::SecondaryBorder, Token::GlobalBorder, Token::ExternalBorder})
        QTest::newRow(toWord(token)) << static_cast<int>(token) << 3.0;
    for (int i = static_cast<int>(Token::Series1); i <= static_cast<int>(Token::Series5); ++i)
        QTest::newRow(toWord(static_cast<Token>(i))) << i << 3.0;
}

void TestTheme::textIsReadableOnEveryGround()
{
    QFETCH(int, token);
    QFETCH(double, least);
    for (const Theme theme : {Theme::Light, Theme::Dark})
        QVERIFY2(worst(tokens(theme), static_cast<Token>(token), kGrounds) >= least,
                 qPrintable(QStringLiteral("%1 theme: %2")
                                .arg(theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark"))
                                .arg(worst(tokens(theme), static_cast<Token>(token), kGrounds))));
}

void TestTheme::tintsCarryTheirText()
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        const Tokens &table = tokens(theme);
        for (const Token tint :
             {Token::ErrorTint, Token::WarningTint, Token::InfoTint, Token::OkTint, Token::Selection,
              Token::Field, Token::Card, Token::PrimaryFillStrong, Token::SecondaryFillStrong})
            QVERIFY2(contrast(table.color(Token::Text), table.color(tint)) >= 4.5, toWord(tint));
        QVERIFY(contrast(table.color(Token::OnAccent), table.color(Token::Accent)) >= 4.5);
        QVERIFY(contrast(table.color(Token::Error), table.color(Token::ErrorTint)) >= 4.5);
        QVERIFY(contrast(table.color(Token::CardBorder), table.color(Token::Card)) >= 3.0);
    }
}

void TestTheme::inHighContrastEverythingReachesSevenToOne()
{
    const std::vector<Token> grounds = {Token::Canvas,
                                        Token::Panel,
                                        Token::AlternateSurface,
                                        Token::Field,
                                        Token::Card,
                                        Token::ErrorTint,
                                        Token::WarningTint,
                                        Token::InfoTint,
                                        Token::OkTint,
                                        Token::PrimaryFill,
                                        Token::SecondaryFill,
                                        Token::GlobalFill,
                                        Token::ExternalFill,
                                        Token::PrimaryFillStrong,
                                        Token::SecondaryFillStrong};
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        const Tokens &table = strongTokens(theme);
        for (const Token token :
             {Token::Text, Token::SecondaryText, Token::DisabledText, Token::ControlBorder, Token::CardBorder,
              Token::IdleLink, Token::Accent, Token::Link, Token::FocusRing, Token::Error, Token::Warning,
              Token::Info, Token::Ok, Token::PrimaryBorder, Token::SecondaryBorder, Token::GlobalBorder,
              Token::ExternalBorder})
            QVERIFY2(worst(table, token, grounds) >= 7, toWord(token));
        for (int i = 0; i <= static_cast<int>(Category::Other); ++i)
            QVERIFY2(contrast(table.category(static_cast<Category>(i)), table.color(Token::Card)) >= 7,
                     toWord(static_cast<Token>(static_cast<int>(Token::CategoryNetwork) + i)));
        QVERIFY(contrast(table.color(Token::Text), table.color(Token::Selection)) >= 7);
        QVERIFY(contrast(table.color(Token::OnAccent), table.color(Token::Accent)) >= 7);
        QVERIFY(contrast(table.color(Token::Hairline), table.color(Token::Canvas)) >= 4.5);
        // The marks of severities stay four colours.
        QCOMPARE(std::set<QString>({table.color(Token::Error).name(), table.color(Token::Warning).name(),
                                    table.color(Token::Info).name(), table.color(Token::Ok).name()})
                     .size(),
                 std::size_t(4));
    }
}

void TestTheme::contrastAgreesWithThePublishedExtremes()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    // WCAG's well-known boundary grey: #767676 on white just passes 4.5.
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void TestTheme::everyTokenIsAColourInBothThemes()
{
    for (const Theme theme : {Theme::Light, Theme::Dark})
        for (std::size_t i = 0; i < kTokenCount; ++i)
            QVERIFY2(tokens(theme).color(static_cast<Token>(i)).isValid(), toWord(static_cast<Token>(i)));
    QCOMPARE(tokens(Theme::Light).category(Category::Storage), QColor(0x2F, 0x6B, 0x1F));
    QCOMPARE(tokens(Theme::Dark).zoneFill(Site::Secondary), QColor(0x33, 0x20, 0x3A));
}

void TestTheme::aGlyphIsReadWithItsArcsAndShortNumbers()
{
    const Glyph disc = parseGlyph(R"(<svg viewBox="0 0 24 24"><path class="area"
        d="M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z"/><path class="line" d="M4 4h.5.5l1.8.8-1 1"/></svg>)");
    const QRectF bounds = disc.area.boundingRect();
    QVERIFY(std::abs(bounds.width() - 17) < 0.1 && std::abs(bounds.left() - 3.5) < 0.1);
    QVERIFY(std::abs(bounds.height() - 17) < 0.1);
    QVERIFY(disc.area.contains(QPointF(12, 12)) && !disc.area.contains(QPointF(5, 5)));
    QCOMPARE(disc.line.boundingRect(), QRectF(QPointF(4, 4), QPointF(6.8, 5.8)));
    const Glyph others = parseGlyph(R"(<svg><rect class="area" x="2" y="3" width="4" height="5"/>
        <circle class="line" cx="10" cy="10" r="3"/><polyline class="line" points="1,1 2,2 3,1"/></svg>)");
    QCOMPARE(others.area.boundingRect(), QRectF(2, 3, 4, 5));
    QCOMPARE(others.line.boundingRect(), QRectF(QPointF(1, 1), QPointF(13, 13)));
}

void TestTheme::aBrokenGlyphIsEmptyAndHarmless()
{
    QVERIFY(parseGlyph("").isEmpty());
    QVERIFY(parseGlyph("<svg><path class=\"line\" d=\"x y z\"/>").isEmpty());
    QVERIFY(parseGlyph("not xml at all < > &").isEmpty());
    QVERIFY(!glyphOf(nullptr).isEmpty());
    QVERIFY(!namedGlyph(QStringLiteral("region")).isEmpty());
}

void TestTheme::everyMarkLeavesInkInItsBox()
{
    for (const Mark mark : {Mark::Error, Mark::Warning, Mark::Info, Mark::Ok}) {
        QImage image(20, 20, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintMark(painter, QRectF(2, 2, 16, 16), mark, tokens(Theme::Light));
        painter.end();
        QCOMPARE(image.pixelColor(4, 10).alpha() > 0 || mark == Mark::Warning, true);
        QVERIFY(image.pixelColor(10, 15).alpha() > 0);
        for (int i = 0; i < 20; ++i)
            QVERIFY2(image.pixelColor(i, 0).alpha() == 0 && image.pixelColor(0, i).alpha() == 0,
                     "ink outside");
    }
}

void TestTheme::aPictureOfOnesOwnStandsInForTheIconAsItIs()
{
    const QTemporaryDir folder;
    QImage wide(40, 20, QImage::Format_RGB32); // neither square nor of a colour that the theme has
    wide.fill(QColor(1, 200, 3));
    QVERIFY(wide.save(folder.filePath("has-one.png")));
    QFile broken(folder.filePath("broken.svg"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
    broken.close();
    const auto painted = [](const char *id) {
        ServiceKind kind;
        kind.id = KindId{id};
        kind.icon = "<svg viewBox='0 0 24 24'><rect x='0' y='0' width='24' height='24'/></svg>";
        QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintGlyph(painter, QRectF(0, 0, 24, 24), glyphOf(&kind), Qt::red);
        return image;
    };
    useIconFolder(folder.path());
    const QImage own = painted("has-one"), ours = painted("broken"), none = painted("has-none");
    useIconFolder({});
    QCOMPARE(own.pixelColor(12, 12), QColor(1, 200, 3)); // not recoloured
    QCOMPARE(own.pixelColor(1, 12), QColor(1, 200, 3)); // as wide as the box
    QCOMPARE(own.pixelColor(12, 2), QColor(Qt::white)); // not stretched, not cropped
    QCOMPARE(ours, none); // what is no picture keeps the catalog's
    QVERIFY(ours != own);
    QVERIFY(ours.pixelColor(0, 12).red() > ours.pixelColor(0, 12).green()); // in the colour asked for
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
