// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_finish.h"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <map>
#include <utility>

namespace breakwater::paper {
namespace {

using Handle = QPDFObjectHandle;

Handle text(const std::string &utf8)
{
    return Handle::newUnicodeString(utf8);
}

/// `D:20261120000000Z` out of an ISO day; empty when the day is none.
std::string pdfDate(const std::string &day)
{
    if (day.size() != 10)
        return {};
    return "D:" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2) + "000000Z";
}

std::string escaped(const std::string &raw)
{
    std::string out;
    for (const char c : raw) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

class Finisher {
public:
    Finisher(QPDF &pdf, const PdfFacts &facts)
        : m_pdf(pdf)
        , m_facts(facts)
    {
        for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(pdf).getAllPages())
            m_pages.push_back(page.getObjectHandle());
    }

    void run()
    {
        addInformation();
        addViewerPreferences();
        addPageLabels();
        addOutline();
        addLinks();
        for (const PdfAttachment &attachment : m_facts.attachments)
            addAttachment(attachment);
    }

private:
    /// One object for each place that links lead to: a long document has many links to few places.
    Handle wayTo(const PdfTarget &target)
    {
        const auto [known, isNew] = m_ways.try_emplace({target.page, target.top});
        if (isNew) {
            Handle action = Handle::newDictionary();
            action.replaceKey("/S", Handle::newName("/GoTo"));
            action.replaceKey("/D", destination(target));
            known->second = m_pdf.makeIndirectObject(action);
        }
        return known->second;
    }

    Handle destination(const PdfTarget &target)
    {
        Handle array = Handle::newArray();
        array.appendItem(m_pages.at(std::min(target.page, m_pages.size() - 1)));
        array.appendItem(Handle::newName("/XYZ"));
        array.appendItem(Handle::newNull());
        array.appendItem(Handle::newReal(target.top, 1));
        array.appendItem(Handle::newNull());
        return array;
    }

    void addInformation()
    {
        Handle info = m_pdf.makeIndirectObject(Handle::newDictionary());
        const auto put = [&](const char *key, const std::string &value) {
            if (!value.empty())
                info.replaceKey(key, text(value));
        };
        put("/Title", m_facts.title);
        put("/Author", m_facts.author);
        put("/Subject", m_facts.subject);
        put("/Keywords", m_facts.keywords);
        put("/Creator", m_facts.producer);
        put("/Producer", m_facts.producer);
        const std::string date = pdfDate(m_facts.day);
        if (!date.empty()) {
            info.replaceKey("/CreationDate", Handle::newString(date));
            info.replaceKey("/ModDate", Handle::newString(date));
        }
        m_pdf.getTrailer().replaceKey("/Info", info);
        const std::string xmp = xmpOf(m_facts);
        Handle metadata = Handle::newStream(&m_pdf, xmp);
        metadata.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
        m_pdf.getRoot().replaceKey("/Metadata", m_pdf.makeIndirectObject(metadata));
    }

    void addViewerPreferences()
    {
        Handle root = m_pdf.getRoot();
        root.replaceKey("/Lang", text(m_facts.language));
        root.replaceKey("/PageMode", Handle::newName("/UseOutlines"));
        Handle preferences = Handle::newDictionary();
        preferences.replaceKey("/DisplayDocTitle", Handle::newBool(true));
        root.replaceKey("/ViewerPreferences", preferences);
    }

    /// The labels are the printed numbers: decimal from 1.
    void addPageLabels()
    {
        Handle style = Handle::newDictionary();
        style.replaceKey("/S", Handle::newName("/D"));
        style.replaceKey("/St", Handle::newInteger(1));
        Handle numbers = Handle::newArray();
        numbers.appendItem(Handle::newInteger(0));
        numbers.appendItem(style);
        Handle labels = Handle::newDictionary();
        labels.replaceKey("/Nums", numbers);
        m_pdf.getRoot().replaceKey("/PageLabels", labels);
    }

    struct Node {
        Handle handle;
        int level = 0;
        std::vector<std::size_t> children;
    };

    void addOutline()
    {
        if (m_facts.outline.empty())
            return;
        std::vector<Node> nodes(1);
        nodes[0].handle = m_pdf.makeIndirectObject(Handle::newDictionary());
        std::vector<std::size_t> open{0};
        for (const PdfOutlineEntry &entry : m_facts.outline) {
            while (nodes[open.back()].level >= entry.level && open.size() > 1)
                open.pop_back();
            Node node;
            node.level = entry.level;
            node.handle = m_pdf.makeIndirectObject(Handle::newDictionary());
            node.handle.replaceKey("/Title", text(entry.title));
            node.handle.replaceKey("/Dest", destination(entry.target));
            node.handle.replaceKey("/Parent", nodes[open.back()].handle);
            nodes[open.back()].children.push_back(nodes.size());
            open.push_back(nodes.size());
            nodes.push_back(std::move(node));
        }
        for (Node &node : nodes)
            linkChildren(nodes, node);
        nodes[0].handle.replaceKey("/Type", Handle::newName("/Outlines"));
        m_pdf.getRoot().replaceKey("/Outlines", nodes[0].handle);
    }

    static void linkChildren(std::vector<Node> &nodes, Node &node)
    {
        const std::vector<std::size_t> &children = node.children;
        if (children.empty())
            return;
        node.handle.replaceKey("/First", nodes[children.front()].handle);
        node.handle.replaceKey("/Last", nodes[children.back()].handle);
        // Parts show, what is in them is folded: a negative count.
        const auto count = static_cast<long long>(children.size());
        node.handle.replaceKey("/Count", Handle::newInteger(node.level == 0 ? count : -count));
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i > 0)
                nodes[children[i]].handle.replaceKey("/Prev", nodes[children[i - 1]].handle);
            if (i + 1 < children.size())
                nodes[children[i]].handle.replaceKey("/Next", nodes[children[i + 1]].handle);
        }
    }

    void addLinks()
    {
        Handle border = Handle::newArray();
        for (int i = 0; i < 3; ++i)
            border.appendItem(Handle::newInteger(0));
        border = m_pdf.makeIndirectObject(border);
        const Handle subtype = Handle::newName("/Link"), flags = Handle::newInteger(4);
        for (const PdfLink &link : m_facts.links) {
            Handle annotation = Handle::newDictionary();
            annotation.replaceKey("/Subtype", subtype);
            Handle rect = Handle::newArray();
            for (const double side : {link.left, link.bottom, link.right, link.top})
                rect.appendItem(Handle::newReal(side, 2));
            annotation.replaceKey("/Rect", rect);
            annotation.replaceKey("/Border", border);
            annotation.replaceKey("/F", flags); // printed with the page
            annotation.replaceKey("/A", link.uri.empty() ? wayTo(link.target) : actionOf(link.uri));
            Handle page = m_pages.at(link.page);
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", Handle::newArray());
            page.getKey("/Annots").appendItem(m_pdf.makeIndirectObject(annotation));
        }
    }

    static Handle actionOf(const std::string &uri)
    {
        Handle action = Handle::newDictionary();
        action.replaceKey("/S", Handle::newName("/URI"));
        action.replaceKey("/URI", Handle::newString(uri));
        return action;
    }

    void addAttachment(const PdfAttachment &attachment)
    {
        if (attachment.bytes.empty())
            return;
        QPDFEFStreamObjectHelper stream = QPDFEFStreamObjectHelper::createEFStream(m_pdf, attachment.bytes);
        stream.setSubtype("application/json");
        const std::string date = pdfDate(m_facts.day);
        if (!date.empty())
            stream.setCreationDate(date).setModDate(date);
        QPDFFileSpecObjectHelper file =
            QPDFFileSpecObjectHelper::createFileSpec(m_pdf, attachment.name, stream);
        file.setDescription(attachment.description);
        QPDFEmbeddedFileDocumentHelper(m_pdf).replaceEmbeddedFile(attachment.name, file);
        // Attaching must not turn the outline away from view.
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    QPDF &m_pdf;
    const PdfFacts &m_facts;
    std::vector<Handle> m_pages;
    std::map<std::pair<std::size_t, double>, Handle> m_ways;
};

} // namespace

std::string xmpOf(const PdfFacts &facts)
{
    const std::string date = facts.day.size() == 10 ? facts.day + "T00:00:00Z" : std::string();
    std::string xmp =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
    const auto put = [&](const std::string &open, const std::string &value, const std::string &close) {
        if (!value.empty())
            xmp += open + escaped(value) + close;
    };
    put("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts.title,
        "</rdf:li></rdf:Alt></dc:title>\n");
    put("<dc:creator><rdf:Seq><rdf:li>", facts.author, "</rdf:li></rdf:Seq></dc:creator>\n");
    put("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts.subject,
        "</rdf:li></rdf:Alt></dc:description>\n");
    put("<dc:language><rdf:Bag><rdf:li>", facts.language, "</rdf:li></rdf:Bag></dc:language>\n");
    put("<pdf:Keywords>", facts.keywords, "</pdf:Keywords>\n");
    put("<pdf:Producer>", facts.producer, "</pdf:Producer>\n");
    put("<xmp:CreatorTool>", facts.producer, "</xmp:CreatorTool>\n");
    put("<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
    put("<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
    return xmp + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

Result<std::string> finishPdf(std::string_view painted, const PdfFacts &facts)
{
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("runbook", painted.data(), painted.size());
        Finisher(pdf, facts).run();
        QPDFWriter writer(pdf);
        std::string out; // straight into it: a long document is not held twice
        Pl_String end("pdf", nullptr, out);
        writer.setOutputPipeline(&end);
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setStreamDataMode(qpdf_s_compress);
        writer.setRecompressFlate(false);
        writer.write();
        return out;
    } catch (const std::exception &e) {
        return Error{Error::Code::Impossible, std::string("The PDF could not be finished: ") + e.what()};
    }
}

} // namespace breakwater::paper
