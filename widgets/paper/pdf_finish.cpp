// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_finish.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <exception>
#include <map>
#include <sstream>
#include <stdexcept>
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

/// The fonts of texts that were set beside the painter, from the page that shows each of their glyphs once.
/// The painter has cut the font files down and numbered their glyphs anew; a map leads from the glyphs of the
/// uncut file, which the texts speak of, to these numbers.
class SpecimenFonts {
public:
    SpecimenFonts(QPDF &pdf, Handle page)
        : m_pdf(pdf)
        , m_page(std::move(page))
    { }

    /// By name. Throws where the page does not show these faces.
    Handle fontsOf(const std::vector<PdfFace> &faces)
    {
        readPage();
        if (m_shown.size() != faces.size())
            throw std::runtime_error("a font is not embedded");
        Handle fonts = Handle::newDictionary();
        for (std::size_t i = 0; i < faces.size(); ++i)
            fonts.replaceKey("/" + faces[i].name, fontOf(faces[i], m_shown[i]));
        return m_pdf.makeIndirectObject(fonts);
    }

private:
    struct Shown {
        std::string font; ///< its name on the page
        std::vector<std::uint16_t> glyphs;
    };

    /// `/F9 100 Tf` chooses, `<001A> Tj` shows; one `BT` a face.
    void readPage()
    {
        const auto bytes = m_page.getKey("/Contents").getStreamData();
        const std::string content(reinterpret_cast<const char *>(bytes->getBuffer()), bytes->getSize());
        std::istringstream words(content);
        std::string font;
        for (std::string word; words >> word;) {
            if (word == "BT")
                m_shown.emplace_back();
            else if (word[0] == '/' && !m_shown.empty() && m_shown.back().font.empty())
                m_shown.back().font = word;
            else if (word.size() == 6 && word[0] == '<' && !m_shown.empty())
                m_shown.back().glyphs.push_back(
                    static_cast<std::uint16_t>(std::stoul(word.substr(1, 4), nullptr, 16)));
        }
    }

    Handle fontOf(const PdfFace &face, const Shown &shown)
    {
        if (shown.glyphs.size() != face.glyphs.size())
            throw std::runtime_error("a glyph is not embedded");
        Handle painted = m_page.getKey("/Resources").getKey("/Font").getKey(shown.font);
        Handle font = painted.shallowCopy();
        Handle inner = painted.getKey("/DescendantFonts").getArrayItem(0).shallowCopy();
        std::string map(2 * (face.glyphs.back().glyph + std::size_t{1}), '\0');
        Handle widths = Handle::newArray();
        for (std::size_t i = 0; i < face.glyphs.size(); ++i) {
            const PdfFace::Glyph &glyph = face.glyphs[i];
            map[2 * std::size_t{glyph.glyph}] = static_cast<char>(shown.glyphs[i] >> 8);
            map[2 * std::size_t{glyph.glyph} + 1] = static_cast<char>(shown.glyphs[i] & 0xFF);
            widths.appendItem(Handle::newInteger(glyph.glyph));
            Handle width = Handle::newArray();
            width.appendItem(Handle::newInteger(glyph.width));
            widths.appendItem(width);
        }
        inner.replaceKey("/CIDToGIDMap", m_pdf.makeIndirectObject(Handle::newStream(&m_pdf, map)));
        inner.replaceKey("/W", widths);
        Handle descendants = Handle::newArray();
        descendants.appendItem(m_pdf.makeIndirectObject(inner));
        font.replaceKey("/DescendantFonts", descendants);
        font.replaceKey("/ToUnicode", m_pdf.makeIndirectObject(Handle::newStream(&m_pdf, toUnicode(face))));
        return m_pdf.makeIndirectObject(font);
    }

    static std::string toUnicode(const PdfFace &face)
    {
        std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                          "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
        constexpr std::size_t kMost = 100; // lines in one block
        for (std::size_t from = 0; from < face.glyphs.size(); from += kMost) {
            const std::size_t to = std::min(from + kMost, face.glyphs.size());
            map += std::to_string(to - from) + " beginbfchar\n";
            for (std::size_t i = from; i < to; ++i)
                map += "<" + hex(face.glyphs[i].glyph) + "> <" + hex(face.glyphs[i].unicode) + ">\n";
            map += "endbfchar\n";
        }
        return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }

    static std::string hex(unsigned code)
    {
        std::string text(4, '0');
        for (int i = 3; i >= 0; --i, code >>= 4)
            text[static_cast<std::size_t>(i)] = "0123456789ABCDEF"[code & 0xF];
        return text;
    }

    QPDF &m_pdf;
    Handle m_page;
    std::vector<Shown> m_shown;
};

class Finisher {
public:
    Finisher(QPDF &pdf, const PdfFacts &facts)
        : m_pdf(pdf)
        , m_facts(facts)
    {
        QPDFPageDocumentHelper pages(pdf);
        for (QPDFPageObjectHelper &page : pages.getAllPages())
            m_pages.push_back(page.getObjectHandle());
        if (facts.faces.empty())
            return;
        addTexts(SpecimenFonts(pdf, m_pages.back()).fontsOf(facts.faces));
        pages.removePage(m_pages.back());
        m_pages.pop_back();
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

    /// Writes the links behind the document that `writer` has written, as an update of it. A long document
    /// has more of them than of everything else, and as objects of the library they would take most of the
    /// memory.
    void appendLinks(QPDFWriter &writer, std::string &written)
    {
        if (m_facts.links.empty())
            return;
        const auto numberOf = [&](const Handle &object) {
            return writer.getRenumberedObjGen(object.getObjGen()).getObj();
        };
        const std::size_t start = written.rfind("startxref\n"), trailer = written.rfind("trailer ");
        const std::size_t size = trailer == std::string::npos ? trailer : written.find("/Size ", trailer);
        if (start == std::string::npos || size == std::string::npos)
            throw std::runtime_error("its links cannot be added");
        const std::string before = written.substr(start + 10, written.find('\n', start + 10) - start - 10);
        std::string ending = written.substr(trailer, start - trailer);
        int next = std::stoi(written.substr(size + 6));
        std::vector<std::pair<int, std::size_t>> places; // of objects in the file
        const auto begin = [&](int number) {
            places.emplace_back(number, written.size());
            written += std::to_string(number) + " 0 obj\n";
        };
        std::map<std::pair<std::size_t, double>, int> ways; // one object for each place that links lead to
        std::map<std::size_t, std::string> lists; // of each page
        for (const PdfLink &link : m_facts.links) {
            int way = 0;
            if (link.uri.empty()) {
                const auto [known, isNew] = ways.try_emplace({link.target.page, link.target.top}, next);
                way = known->second;
                if (isNew) {
                    begin(next++);
                    Handle page = m_pages.at(std::min(link.target.page, m_pages.size() - 1));
                    written += "<< /D [ " + std::to_string(numberOf(page)) + " 0 R /XYZ null "
                        + Handle::newReal(link.target.top, 1).unparse() + " null ] /S /GoTo >>\nendobj\n";
                }
            }
            lists[link.page] += std::to_string(next) + " 0 R ";
            begin(next++);
            written += "<< /A ";
            written += way > 0 ? std::to_string(way) + " 0 R"
                               : "<< /S /URI /URI " + Handle::newString(link.uri).unparse() + " >>";
            written += " /Border [ 0 0 0 ] /F 4 /Rect [ "; // printed with the page
            for (const double side : {link.left, link.bottom, link.right, link.top})
                written += QUtil::double_to_string(side, 2) + " ";
            written += "] /Subtype /Link >>\nendobj\n";
        }
        for (const auto &[page, list] : lists) {
            begin(numberOf(m_pages[page].getKey("/Annots")));
            written += "[ " + list + "]\nendobj\n";
        }
        std::sort(places.begin(), places.end());
        const std::size_t table = written.size();
        written += "xref\n";
        for (std::size_t from = 0; from < places.size();) {
            std::size_t to = from + 1;
            while (to < places.size() && places[to].first == places[to - 1].first + 1)
                ++to;
            written += std::to_string(places[from].first) + " " + std::to_string(to - from) + "\n";
            for (; from < to; ++from)
                written += QUtil::uint_to_string(places[from].second, 10) + " 00000 n \n";
        }
        const std::size_t digits = ending.find("/Size ") + 6;
        ending.replace(digits, ending.find(' ', digits) - digits, std::to_string(next) + " /Prev " + before);
        written += ending + "startxref\n" + std::to_string(table) + "\n%%EOF\n";
    }

private:
    void addTexts(const Handle &fonts)
    {
        const Handle before = m_pdf.makeIndirectObject(Handle::newStream(&m_pdf, "q\n"));
        const Handle after = m_pdf.makeIndirectObject(Handle::newStream(&m_pdf, "Q\n"));
        for (std::size_t i = 0; i < m_facts.texts.size() && i + 1 < m_pages.size(); ++i) {
            if (m_facts.texts[i].empty())
                continue;
            Handle content = Handle::newStream(&m_pdf);
            content.replaceStreamData(
                [&text = m_facts.texts[i]](Pipeline *to) {
                    to->write(text.data(), text.size());
                    to->finish();
                },
                Handle::newName("/FlateDecode"), Handle::newNull());
            Handle page = m_pages[i], all = Handle::newArray();
            for (const Handle &part : {before, page.getKey("/Contents"), after, content})
                all.appendItem(part);
            page.replaceKey("/Contents", all);
            addFonts(page, fonts);
        }
    }

    static void addFonts(Handle page, Handle fonts)
    {
        Handle resources = page.getKey("/Resources");
        Handle own = resources.getKey("/Font");
        if (!own.isDictionary() || own.getKeys().empty()) {
            resources.replaceKey("/Font", fonts);
            return;
        }
        for (const std::string &name : fonts.getKeys())
            own.replaceKey(name, fonts.getKey(name));
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

    /// Pages with links get an empty list of them, which appendLinks() fills.
    void addLinks()
    {
        for (const PdfLink &link : m_facts.links) {
            Handle page = m_pages.at(link.page);
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", m_pdf.makeIndirectObject(Handle::newArray()));
        }
    }

    void addAttachment(const PdfAttachment &attachment)
    {
        if (attachment.bytes.empty())
            return;
        QPDFEFStreamObjectHelper stream =
            QPDFEFStreamObjectHelper::createEFStream(m_pdf, [bytes = attachment.bytes](Pipeline *to) {
                to->write(bytes.data(), bytes.size());
                to->finish();
            });
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
        Finisher finisher(pdf, facts);
        finisher.run();
        QPDFWriter writer(pdf);
        std::string out; // straight into it: a long document is not held twice
        // Rather too much, which takes no memory, than too little, which takes twice as much while it grows.
        std::size_t bytes = 2 * painted.size() + 250 * facts.links.size();
        for (const std::string &text : facts.texts)
            bytes += text.size() + 1000;
        for (const PdfAttachment &attachment : facts.attachments)
            bytes += attachment.bytes.size() / 2;
        out.reserve(bytes);
        Pl_String end("pdf", nullptr, out);
        writer.setOutputPipeline(&end);
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setStreamDataMode(qpdf_s_compress);
        writer.setRecompressFlate(false);
        writer.write();
        finisher.appendLinks(writer, out);
        return out;
    } catch (const std::exception &e) {
        return Error{Error::Code::Impossible, std::string("The PDF could not be finished: ") + e.what()};
    }
}

} // namespace breakwater::paper
