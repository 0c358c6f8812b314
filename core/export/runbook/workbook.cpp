// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/workbook.h"

#include "core/export/quote.h"

#include <xlsxwriter.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

namespace breakwater::paper {

namespace {

constexpr std::size_t kLongestText = 32000; // bytes; a cell holds 32,767 characters

std::string cellText(const std::string &text)
{
    std::string shown = quote::prose(text);
    if (shown.size() <= kLongestText)
        return shown;
    std::size_t end = kLongestText; // never within a character
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U)
        --end;
    return shown.substr(0, end);
}

std::string textOf(const Runs &runs)
{
    std::string text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

/// One sheet under way, row by row.
class Sheet {
public:
    Sheet(lxw_workbook *book, const char *name, lxw_format *head, lxw_format *body)
        : m_sheet(workbook_add_worksheet(book, name))
        , m_head(head)
        , m_body(body)
    { }

    void header(const std::vector<std::string> &titles, const std::vector<double> &widths)
    {
        for (std::size_t i = 0; i < titles.size(); ++i) {
            put(i, titles[i], m_head);
            worksheet_set_column(m_sheet, column(i), column(i), i < widths.size() ? widths[i] : 24, nullptr);
        }
        worksheet_freeze_panes(m_sheet, m_row + 1, 0);
        m_columns = titles.size();
        m_headRow = m_row;
        ++m_row;
    }
    void row(const std::vector<std::string> &texts)
    {
        for (std::size_t i = 0; i < texts.size(); ++i)
            put(i, texts[i], m_body);
        ++m_row;
    }
    void number(std::size_t at, const std::optional<double> &value)
    {
        if (value)
            worksheet_write_number(m_sheet, m_row, column(at), *value, m_body);
    }
    void put(std::size_t at, const std::string &text) { put(at, text, m_body); }
    void next() { ++m_row; }
    void finish()
    {
        if (m_columns > 0 && m_row > m_headRow + 1)
            worksheet_autofilter(m_sheet, m_headRow, 0, m_row - 1, column(m_columns - 1));
        worksheet_set_landscape(m_sheet);
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_repeat_rows(m_sheet, m_headRow, m_headRow);
    }

private:
    static lxw_col_t column(std::size_t i) { return static_cast<lxw_col_t>(i); }
    void put(std::size_t at, const std::string &text, lxw_format *format)
    {
        if (!text.empty())
            worksheet_write_string(m_sheet, m_row, column(at), cellText(text).c_str(), format);
    }

    lxw_worksheet *m_sheet;
    lxw_format *m_head, *m_body;
    lxw_row_t m_row = 0, m_headRow = 0;
    std::size_t m_columns = 0;
};

class Book {
public:
    explicit Book(const Document &document)
        : m_document(document)
        , m_path(scratchFile())
    { }
    ~Book() { std::remove(m_path.c_str()); }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;

    Result<std::string> write()
    {
        m_book = m_path.empty() ? nullptr : workbook_new(m_path.c_str());
        if (m_book == nullptr)
            return Error{Error::Code::Impossible, "There is no room for a workbook in the temporary folder."};
        m_head = workbook_add_format(m_book);
        format_set_bold(m_head);
        format_set_text_wrap(m_head);
        format_set_align(m_head, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(m_head, LXW_BORDER_MEDIUM);
        m_body = workbook_add_format(m_book);
        format_set_text_wrap(m_body);
        format_set_align(m_body, LXW_ALIGN_VERTICAL_TOP);
        setProperties();
        addCover();
        addSteps();
        addVariables();
        addTables("RACI", "RACI of ");
        addTables("Inventory", "Services of ");
        addTables("Findings", "Open findings");
        addMissing();
        if (workbook_close(m_book) != LXW_NO_ERROR)
            return Error{Error::Code::Impossible, "The workbook could not be written."};
        return bytesOf(m_path);
    }

private:
    static std::string scratchFile()
    {
        std::error_code failure;
        std::string path = (std::filesystem::temp_directory_path(failure) / "breakwater-XXXXXX").string();
        const int file = failure ? -1 : mkstemp(path.data());
        if (file < 0)
            return {};
        close(file);
        return path;
    }
    static Result<std::string> bytesOf(const std::string &path)
    {
        std::ifstream in(path, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.empty())
            return Error{Error::Code::Impossible, "The workbook could not be read back."};
        return bytes;
    }

    /// The day of the assessment is the only date in the file.
    void setProperties()
    {
        std::string title = cellText(m_document.name + ": " + m_document.title),
                    author = cellText(m_document.author), company = cellText(m_document.client);
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.company = company.data();
        properties.created = dayOf(m_document.asOf);
        workbook_set_properties(m_book, &properties);
    }
    static time_t dayOf(const std::string &iso)
    {
        std::tm day{};
        if (iso.size() == 10) {
            day.tm_year = std::atoi(iso.substr(0, 4).c_str()) - 1900;
            day.tm_mon = std::atoi(iso.substr(5, 2).c_str()) - 1;
            day.tm_mday = std::atoi(iso.substr(8, 2).c_str());
        } else {
            day.tm_year = 80;
            day.tm_mday = 1;
        }
        return timegm(&day);
    }

    Sheet sheet(const char *name) { return {m_book, name, m_head, m_body}; }

    void addCover()
    {
        Sheet s = sheet("Cover");
        s.header({"Item", "Value"}, {30, 80});
        s.row({"Runbook", m_document.name});
        s.row({"Title", m_document.title});
        s.row({"What it is for", m_document.subtitle});
        for (const Fact &fact : m_document.cover)
            s.row({fact.label, fact.value});
        for (const Fact &figure : m_document.figures)
            s.row({figure.label, figure.value + (figure.note.empty() ? "" : ", " + figure.note)});
        s.row({"Written by", m_document.writer});
        s.finish();
    }

    void addSteps()
    {
        Sheet s = sheet("Steps");
        s.header({"Plan",
                  "Stamp",
                  "Phase",
                  "Step",
                  "Kind",
                  "Action",
                  "Owner",
                  "After",
                  "T+ planned, min",
                  "Expected, min",
                  "At most, min",
                  "Critical",
                  "Verification",
                  "If it fails",
                  "Command",
                  "Read-only",
                  "To complete",
                  "Key",
                  "Actual start",
                  "Actual end",
                  "Actual, min",
                  "By",
                  "Result"},
                 {10, 16, 14, 9, 10, 40, 20, 14, 9, 9, 9, 8, 36, 36, 60, 9, 26, 34, 12, 12, 10, 10, 10});
        for (const Block &block : m_document.blocks) {
            const auto *table = std::get_if<StepTable>(&block);
            if (table == nullptr)
                continue;
            for (const StepTable::Group &group : table->groups) {
                for (const StepRow &step : group.rows)
                    addStep(s, *table, group.phase, step);
            }
        }
        s.finish();
    }

    static void addStep(Sheet &s, const StepTable &table, const std::string &phase, const StepRow &step)
    {
        std::string after;
        for (const std::string &number : step.afterNumbers)
            after += (after.empty() ? "" : ", ") + number;
        const std::string texts[] = {table.plan,  table.stampName, phase,      step.number,
                                     step.marker, step.action,     step.owner, after};
        for (std::size_t i = 0; i < std::size(texts); ++i)
            s.put(i, texts[i]);
        s.number(8, step.startsAt);
        s.number(9, step.expected);
        s.number(10, step.most);
        s.put(11, step.critical ? "yes" : "no");
        s.put(12, step.verification);
        s.put(13, step.rollback);
        if (step.command) {
            s.put(14, step.command->command);
            s.put(15, step.command->readOnly ? "yes" : "no");
        }
        if (step.missing)
            s.put(16, "TO COMPLETE: " + step.missing->owner + ", " + step.missing->what);
        s.put(17, step.key);
        s.next();
    }

    void addVariables()
    {
        Sheet s = sheet("Variables");
        s.header({"Variable", "Value", "State", "What it is", "Owner"}, {34, 50, 14, 50, 24});
        for (const VariableLine &v : m_document.variables)
            s.row({v.name, v.state == "known" ? v.value : "", v.state, v.meaning, v.owner});
        s.finish();
    }

    /// Every table whose caption begins so, one below the other.
    void addTables(const char *name, const std::string &caption)
    {
        Sheet s = sheet(name);
        bool first = true;
        for (const Block &block : m_document.blocks) {
            const auto *table = std::get_if<Table>(&block);
            if (table == nullptr || table->caption.rfind(caption, 0) != 0)
                continue;
            if (first) {
                std::vector<std::string> titles{"Of"};
                titles.insert(titles.end(), table->header.begin(), table->header.end());
                s.header(titles, {26, 22, 28, 28, 28, 28, 28, 28});
            }
            first = false;
            for (const std::vector<Cell> &line : table->rows) {
                std::vector<std::string> texts{table->caption};
                for (const Cell &cell : line)
                    texts.push_back(textOf(cell.runs));
                s.row(texts);
            }
        }
        if (first)
            s.header({"Nothing"}, {40});
        s.finish();
    }

    void addMissing()
    {
        Sheet s = sheet("To complete");
        s.header({"Where", "What", "Owner"}, {20, 70, 30});
        for (const MissingEntry &entry : m_document.missing)
            s.row({entry.where, entry.what, entry.owner});
        s.finish();
    }

    const Document &m_document;
    std::string m_path;
    lxw_workbook *m_book = nullptr;
    lxw_format *m_head = nullptr, *m_body = nullptr;
};

} // namespace

Result<std::string> toWorkbook(const Document &document)
{
    return Book(document).write();
}

} // namespace breakwater::paper
