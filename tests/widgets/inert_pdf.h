// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <string>

namespace breakwater::test {

/// What is wrong with a PDF that must do nothing: a script, an action other than a link inside or to the web,
/// a stream that cannot be read, a fault that qpdf warns of. Empty when nothing is.
inline QString faultOfPdf(const std::string &bytes)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("printed.pdf", bytes.data(), bytes.size());
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (object.isStream()) {
            object.pipeStreamData(nullptr, 0, qpdf_dl_all, true);
            object = object.getDict();
        }
        if (!object.isDictionary())
            continue;
        for (const char *key : {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch"})
            if (object.hasKey(key))
                return QString::fromLatin1(key);
        QPDFObjectHandle kind = object.getKey("/S");
        if (!object.hasKey("/URI") || !kind.isName())
            continue;
        const std::string target = object.getKey("/URI").getStringValue();
        if (target.rfind("https://", 0) != 0 && target.rfind("http://", 0) != 0)
            return QString::fromStdString(target);
    }
    if (QPDFPageDocumentHelper(pdf).getAllPages().empty())
        return QStringLiteral("no page");
    return pdf.getWarnings().empty() ? QString() : QString::fromStdString(pdf.getWarnings().front().what());
}

} // namespace breakwater::test
