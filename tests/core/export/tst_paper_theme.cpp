// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/paper_theme.h"
#include "core/support/base64.h"
#include "tests/core/export/nasty_names.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace breakwater;

namespace {

std::string picture(int width, int height, const char *format = "PNG")
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkBlue);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data().toStdString();
}

std::string address(const std::string &bytes, const std::string &mime = "image/png")
{
    return "data:" + mime + ";base64," + base64(bytes);
}

} // namespace

/// Names and logos for the covers, out of a file that a consultancy writes by hand.
class TestPaperTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void base64IsWhatOthersMakeOfIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        for (const char *text : {"f", "fo", "foo", "foob"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("every byte") << QByteArray::fromStdString(picture(5, 7));
    }
    void base64IsWhatOthersMakeOfIt()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = base64(bytes.toStdString());
        QCOMPARE(QByteArray::fromStdString(text), bytes.toBase64());
        const auto back = bytesOfBase64(text);
        QVERIFY(back);
        QCOMPARE(QByteArray::fromStdString(*back), bytes);
    }

    void whatIsNoBase64IsNotRead()
    {
        for (const char *text : {"Zg=", "Zg", "Z*==", "Zg==Zg==", "===="})
            QVERIFY2(!bytesOfBase64(text), text);
    }

    void logosLieBesideTheFileOrInIt()
    {
        const std::string json = "{\"consultancy\": \"Harbour & Co.\", \"client\": \"Contoso\", \"logo\": "
                                 "\"harbour.png\", \"clientLogo\": \""
            + address(picture(40, 20, "JPG"), "image/jpeg") + "\"}";
        const auto theme =
            readPaperTheme(json, "house.json", [](const std::string &path) -> Result<std::string> {
                if (path != "harbour.png")
                    return Error{Error::Code::Unreadable, "There is no such file.", path};
                return picture(300, 100);
            });
        QVERIFY2(theme, theme ? "" : theme.error().text().c_str());
        QCOMPARE(theme->consultancy, std::string("Harbour & Co."));
        QCOMPARE(theme->client, std::string("Contoso"));
        QVERIFY(theme->logo && theme->clientLogo);
        QCOMPARE(theme->logo->mime, std::string("image/png"));
        QCOMPARE(theme->logo->width, 300);
        QCOMPARE(theme->logo->height, 100);
        QCOMPARE(theme->clientLogo->mime, std::string("image/jpeg"));
        QCOMPARE(theme->clientLogo->width, 40);
        QCOMPARE(theme->clientLogo->height, 20);
    }

    void aThemeComesBackAsItWasWritten()
    {
        PaperTheme theme;
        theme.consultancy = "Harbour \"& Co.\"";
        theme.classification = "Secret";
        theme.logo = *readLogo(picture(3, 3), "");
        const auto again = readPaperTheme(writePaperTheme(theme), "design");
        QVERIFY(again);
        QVERIFY(*again == theme);
    }

    void aBadFileIsRefusedWithOneSentenceAndItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        const auto logo = [](const std::string &value) {
            return QByteArray::fromStdString("{\"logo\": \"" + value + "\"}");
        };
        QTest::newRow("no JSON") << QByteArray("{\n\n  client: Contoso\n}")
                                 << "house.json:3: This is not JSON.";
        QTest::newRow("a list") << QByteArray("[]") << "house.json: A theme file holds one JSON object.";
        QTest::newRow("empty") << QByteArray("{}")
                               << "house.json: The theme is empty: it names nobody and has no logo.";
        QTest::newRow("another field")
            << QByteArray("{\"colour\": \"red\"}")
            << "house.json /colour: A theme has no such field; it has consultancy, "
               "client, classification, logo and clientLogo.";
        QTest::newRow("a number") << QByteArray("{\"client\": 7}")
                                  << "house.json /client: This field of a theme is a text.";
        QTest::newRow("too long") << QByteArray("{\"client\": \"") + QByteArray(201, 'x') + "\"}"
                                  << "house.json /client: At most 200 bytes have room here.";
        QTest::newRow("an SVG") << logo(address("<svg onload='alert(1)'/>", "image/svg+xml"))
                                << "house.json /logo: The logo is no PNG and no JPEG.";
        QTest::newRow("no base64") << logo("data:image/png;base64,####")
                                   << "house.json /logo: The logo is not in base64.";
        QTest::newRow("a page") << logo("data:text/html,hello")
                                << "house.json /logo: The logo is no address of the form "
                                   "data:image/png;base64,...";
        QTest::newRow("huge") << logo(address(picture(
            5000, 1))) << "house.json /logo: The logo is 5000 x 1 pixels; at most 4096 x 4096 have room.";
        QTest::newRow("a path") << logo("logo.png")
                                << "house.json /logo: The logo is not inside: it must be a data: address.";
    }
    void aBadFileIsRefusedWithOneSentenceAndItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        const auto theme = readPaperTheme(json.toStdString(), "house.json");
        QVERIFY(!theme);
        QCOMPARE(QString::fromStdString(theme.error().text()), said);
    }

    void aDesignKeepsItsThemeAndItsOwnLogo()
    {
        Engagement engagement;
        engagement.logo = address(picture(8, 8));
        engagement.exportChoices[kThemeChoice] = "{\"consultancy\":\"Harbour\"}";
        Topology design;
        design.engagement = std::make_shared<const Engagement>(engagement);
        std::vector<Error> faults;
        const PaperTheme theme = paperThemeOf(design, faults);
        QVERIFY(faults.empty());
        QCOMPARE(theme.consultancy, std::string("Harbour"));
        QVERIFY(theme.clientLogo);
        engagement.logo = "logo.svg"; // a path of somebody else's machine
        engagement.exportChoices[kThemeChoice] = "7";
        design.engagement = std::make_shared<const Engagement>(engagement);
        QVERIFY(paperThemeOf(design, faults) == PaperTheme{});
        QCOMPARE(faults.size(), std::size_t(2));
    }

    void theClientOfTheThemeGoesBeforeThatOfTheDesign()
    {
        Engagement engagement;
        engagement.client = "Contoso";
        engagement.classification = "Internal";
        Topology design;
        design.engagement = std::make_shared<const Engagement>(engagement);
        PaperTheme theme;
        theme.client = "Fabrikam";
        const Topology shown = signedBy(design, theme);
        QCOMPARE(*shown.engagement->client, std::string("Fabrikam"));
        QCOMPARE(*shown.engagement->classification, std::string("Internal"));
        QCOMPARE(*design.engagement->client, std::string("Contoso"));
    }

    void anyNameIsOnlyAName()
    {
        for (const auto &[what, name] : tests::nastyNames()) {
            PaperTheme theme;
            theme.consultancy = name;
            theme.logo = *readLogo(picture(2, 2), "");
            const auto again = readPaperTheme(writePaperTheme(theme), "design");
            QVERIFY2(again, what.c_str());
            QVERIFY2(again->logo == theme.logo, what.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestPaperTheme)
#include "tst_paper_theme.moc"
