// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/open_document_frame.h"

#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater::paper {

namespace {

constexpr std::string_view kStyles = R"xml(<office:font-face-decls>
<style:font-face style:name="Sans" svg:font-family="'Liberation Sans', Arial"/>
<style:font-face style:name="Mono" svg:font-family="'Liberation Mono', 'Courier New'" style:font-pitch="fixed"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm"/>
<style:text-properties style:font-name="Sans" fo:font-size="9.5pt" fo:language="en" fo:country="US"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="26pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="13pt"/></style:style>
<style:style style:name="Heading1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.6cm"/><style:text-properties fo:font-size="17pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.4cm"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="3"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Picture" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always"/></style:style>
<style:style style:name="Under" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Item" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.6cm" fo:text-indent="-0.6cm"><style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:color="#4B5565"/></style:style>
<style:style style:name="Right" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Command" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:background-color="#F3F5F8"/><style:text-properties style:font-name="Mono" fo:font-size="8pt" fo:language="zxx" fo:country="none"/></style:style>
<style:style style:name="Box" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:border="0.75pt solid #1A1F27" fo:padding="0.1cm"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Code" style:family="text"><style:text-properties style:font-name="Mono" fo:font-size="8pt" fo:language="zxx" fo:country="none"/></style:style>
<style:style style:name="Soft" style:family="text"><style:text-properties fo:color="#4B5565" fo:font-size="7.5pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Upright"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="1.6cm"/><style:footer-style/></style:page-layout>
<style:page-layout style:name="Across"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.6cm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
)xml";

std::string masterPage(std::string_view name, std::string_view layout, const std::string &footer)
{
    return fmt::format(
        "<style:master-page style:name=\"{}\" style:page-layout-name=\"{}\"><style:footer><text:p "
        "text:style-name=\"Head\">{}, page <text:page-number/> of <text:page-count/></text:p>"
        "</style:footer></style:master-page>\n",
        name, layout, footer);
}

} // namespace

std::string_view openDocumentNames()
{
    return "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
           "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";
}

std::string openDocumentStyles(const Document &document)
{
    const std::string footer =
        quote::xml(fmt::format("{}: {}, design {}, assessed on {}", document.name, document.title,
                               document.designHash.substr(0, 8), document.asOf));
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {}>\n{}"
                       "<office:master-styles>\n{}{}</office:master-styles>\n</office:document-styles>\n",
                       openDocumentNames(), kStyles, masterPage("Standard", "Upright", footer),
                       masterPage("Landscape", "Across", footer));
}

std::string openDocumentMeta(const Document &document)
{
    std::string keywords;
    for (const std::string &word : document.keywords)
        keywords += fmt::format("<meta:keyword>{}</meta:keyword>", quote::xml(word));
    const std::string day = document.asOf.size() == 10
        ? fmt::format("<dc:date>{0}T00:00:00</dc:date><meta:creation-date>{0}T00:00:00</meta:creation-date>",
                      quote::xml(document.asOf))
        : std::string();
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {}>\n<office:meta>"
                       "<meta:generator>{}</meta:generator><dc:title>{}</dc:title><dc:subject>{}</dc:subject>"
                       "<dc:creator>{}</dc:creator><dc:language>{}</dc:language>{}{}</office:meta>\n"
                       "</office:document-meta>\n",
                       openDocumentNames(), quote::xml(document.writer),
                       quote::xml(document.name + ": " + document.title), quote::xml(document.subtitle),
                       quote::xml(document.author), quote::xml(document.language), day, keywords);
}

} // namespace breakwater::paper
