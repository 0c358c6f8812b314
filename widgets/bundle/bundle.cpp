// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bundle/bundle.h"

#include "core/export/runbook/format.h"
#include "core/export/runbook/runbook.h"
#include "core/export/runbook/sections.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "widgets/paper/board_pdf.h"
#include "widgets/paper/chart_pictures.h"
#include "widgets/paper/diagram.h"
#include "widgets/paper/runbook_pdf.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <system_error>

#include <QCryptographicHash>

#include <fmt/format.h>

namespace breakwater::bundle {

namespace {

const Exporter *exporterCalled(const std::string &id)
{
    for (const auto &exporter : Registry<Exporter>::all())
        if (exporter->id() == id)
            return exporter.get();
    return nullptr;
}

bool holds(const std::vector<std::string> &list, const std::string &word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::optional<Error> firstUnknown(const std::vector<std::string> &asked,
                                  const std::vector<std::string> &known, const std::string &what)
{
    for (const std::string &word : asked)
        if (!holds(known, word))
            return Error{Error::Code::Usage,
                         fmt::format("There is no {} '{}'; there is {}.", what, word, fmt::join(known, ", ")),
                         {}};
    return std::nullopt;
}

constexpr std::size_t kPagesBetweenNews = 20;

/// One export under way: what was asked, and what has been made of it so far.
class Job {
public:
    Job(const Snapshot &now, const Assessment &assessment, const Choices &choices, const Progress &progress)
        : m_theme(themeFor(now, choices.theme, m_rendered.gaps))
        , m_now(now)
        , m_assessment(assessment)
        , m_choices(choices)
        , m_progress(progress)
    {
        m_request.now = now;
        m_request.now.topology = std::make_shared<const Topology>(signedBy(*now.topology, m_theme));
        m_request.assessment = &assessment;
        m_request.stamps = choices.stamps;
        m_request.code = choices.iac;
        m_request.stamping = stampingOf(now, designHash(*now.topology));
        m_drawn = paper::runbookPictures(m_request);
    }

    Result<Rendered> run()
    {
        for (const std::string &runbook : m_choices.runbooks)
            makeRunbook(runbook);
        if (m_choices.board && go("Board summary"))
            makeBoard();
        for (const std::string &code : m_choices.iac)
            makeText(code, fmt::format("Infrastructure code ({})", code));
        for (const std::string &diagram : m_choices.diagrams)
            makeDiagram(diagram);
        if (m_cancelled)
            return Error{Error::Code::Cancelled, "The export was cancelled; nothing was written.", {}};
        return std::move(m_rendered);
    }

private:
    bool go(const std::string &what)
    {
        m_cancelled = m_cancelled || (m_progress && !m_progress(what));
        return !m_cancelled;
    }

    void add(std::string path, Result<std::string> bytes, const std::string &what)
    {
        if (bytes)
            m_rendered.files.push_back({std::move(path), std::move(*bytes)});
        else
            m_rendered.gaps.push_back({what, bytes.error().text()});
    }

    void makeBoard()
    {
        paper::BoardSummary board = paper::makeBoardSummary(m_request);
        board.logo = m_theme.logo;
        add("board.pdf", paper::boardPdf(board, paperSize()), "Board summary");
    }

    void makeText(const std::string &id, const std::string &what)
    {
        if (!go(what))
            return;
        const Exporter *exporter = exporterCalled(id);
        auto made = exporter
            ? exporter->render(m_request)
            : Result<Rendered>(Error{Error::Code::Impossible, "This program has no such export.", {}});
        if (!made) {
            m_rendered.gaps.push_back({what, made.error().text()});
            return;
        }
        std::move(made->files.begin(), made->files.end(), std::back_inserter(m_rendered.files));
        std::move(made->gaps.begin(), made->gaps.end(), std::back_inserter(m_rendered.gaps));
        std::move(made->places.begin(), made->places.end(), std::back_inserter(m_rendered.places));
    }

    /// One document, every format of it.
    void makeRunbook(const std::string &runbook)
    {
        const std::string title = titleOf(*runbookKindFromWord(runbook));
        if (!go(title))
            return;
        paper::Document whole = breakwater::makeRunbook(m_request, *runbookKindFromWord(runbook));
        whole.sign(m_theme);
        paper::Document printed = whole;
        keepSections(printed, m_choices.sections);
        for (const std::string &format : m_choices.formats) {
            const std::string what = fmt::format("{} ({})", title, format);
            if (!go(what))
                return;
            const bool data = format == "json" || format == "xlsx"; // for machines: always whole
            if (!data && printed.blocks.empty())
                m_rendered.gaps.push_back({what, "It has none of the parts that were asked for."});
            else if (format == "pdf")
                add(runbook + ".pdf", pdf(printed, whole, what), what);
            else
                addFormat(data ? whole : printed, format, what);
        }
    }

    void addFormat(const paper::Document &document, const std::string &id, const std::string &what)
    {
        drawPictures(document);
        const RunbookFormat *format = runbookFormat(id);
        auto made = format ? format->print(document, m_request.pictures)
                           : Result<std::vector<OutputFile>>(
                               Error{Error::Code::Impossible, "This program has no such format.", {}});
        if (made)
            std::move(made->begin(), made->end(), std::back_inserter(m_rendered.files));
        else
            m_rendered.gaps.push_back({what, made.error().text()});
    }

    paper::PdfOptions::Paper paperSize() const
    {
        return m_choices.letter ? paper::PdfOptions::Paper::Letter : paper::PdfOptions::Paper::A4;
    }

    Result<std::string> pdf(const paper::Document &document, const paper::Document &whole,
                            const std::string &what)
    {
        paper::PdfOptions options;
        options.progress = [&](std::size_t page, std::size_t of) {
            return page % kPagesBetweenNews != 0 || page == 0
                || go(fmt::format("{}, page {} of {}", what, page, of));
        };
        options.paper = paperSize();
        options.designJson = writeDesign(*m_now.topology);
        options.stepsJson = paper::toStepsJson(whole);
        return paper::runbookPdf(document, m_drawn, options);
    }

    void drawPictures(const paper::Document &document)
    {
        for (const paper::Block &block : document.blocks)
            if (const auto *picture = std::get_if<paper::Picture>(&block))
                drawChart(*picture);
        for (const auto &stamp : m_now.topology->stamps) {
            if (!m_choices.stamps.empty()
                && std::find(m_choices.stamps.begin(), m_choices.stamps.end(), stamp->id)
                    == m_choices.stamps.end())
                continue;
            if (m_request.pictures.count("topology:" + stamp->id.text) > 0)
                continue;
            auto request = diagramOf(stamp->id);
            request.titleBlock = false;
            auto svg = paper::diagramSvg(request);
            if (svg)
                m_request.pictures.emplace("topology:" + stamp->id.text, std::move(*svg));
        }
    }

    void drawChart(const paper::Picture &picture)
    {
        if (picture.id.rfind("chart:", 0) != 0 || m_request.pictures.count(picture.id) > 0)
            return;
        if (const auto drawn = m_drawn(picture.id))
            m_request.pictures.emplace(picture.id, paper::pictureSvg(*drawn, picture.caption));
    }

    paper::DiagramRequest diagramOf(std::optional<StampId> stamp) const
    {
        paper::DiagramRequest request;
        request.now = m_request.now;
        request.assessment = &m_assessment;
        request.stamping = m_request.stamping;
        request.stamp = std::move(stamp);
        return request;
    }

    static Result<std::string> drawn(const std::string &format, const paper::DiagramRequest &request)
    {
        if (format == "svg")
            return paper::diagramSvg(request);
        if (format == "pdf")
            return paper::diagramPdf(request);
        return format == "drawio" ? paper::diagramDrawio(request) : paper::diagramPng(request);
    }

    void makeDiagram(const std::string &format)
    {
        std::vector<std::optional<StampId>> subjects;
        for (const StampId &stamp : m_choices.stamps)
            subjects.emplace_back(stamp);
        if (subjects.empty())
            subjects.emplace_back(std::nullopt);
        for (const auto &subject : subjects) {
            const std::string name = subject ? "diagram-" + subject->text : std::string("diagram");
            const std::string what = fmt::format("Diagram ({})", format);
            if (!go(what))
                return;
            const auto request = diagramOf(subject);
            add(name + "." + format, drawn(format, request), what);
        }
    }

    Rendered m_rendered;
    PaperTheme m_theme;
    const Snapshot &m_now; ///< as it is; the request has it as the papers show it
    const Assessment &m_assessment;
    const Choices &m_choices;
    const Progress &m_progress;
    ExportRequest m_request;
    paper::PictureSource m_drawn;
    bool m_cancelled = false;
};

/// What people change after an export; runbooks and diagrams are printed anew.
bool isCode(const std::filesystem::path &path)
{
    const std::string first = path.begin()->string();
    return first == "iac" || first == "scripts" || first == "pipelines" || first == ".github";
}

Result<Done> put(const std::filesystem::path &path, const std::string &bytes)
{
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure)
        return Error{Error::Code::Unwritable,
                     fmt::format("The folder cannot be made: {}.", failure.message()),
                     path.parent_path().string()};
    return saveFile(bytes, path);
}

/// The fingerprints of what earlier exports wrote into a folder, one file a line.
class Receipt {
public:
    explicit Receipt(const std::filesystem::path &folder)
        : m_folder(folder)
    {
        std::ifstream in(m_folder / kName, std::ios::binary);
        for (std::string line; std::getline(in, line);) {
            if (line.size() > kDigits + 2)
                m_known[line.substr(kDigits + 2)] = line.substr(0, kDigits);
        }
    }

    std::vector<OutputFile> files() const
    {
        std::vector<OutputFile> files;
        for (const auto &[path, fingerprint] : m_known) {
            const std::filesystem::path relative = std::filesystem::path(path).lexically_normal();
            // A receipt is a file like any other: it leads nowhere outside its folder.
            if (relative.is_absolute() || *relative.begin() == "..")
                continue;
            if (std::ifstream in(m_folder / relative, std::ios::binary); in)
                files.push_back({relative, std::string{std::istreambuf_iterator<char>(in), {}}});
        }
        return files;
    }

    /// Whether there is a file that neither an earlier export left like this nor this one would.
    bool isTheirs(const std::filesystem::path &path, const std::string &ours) const
    {
        std::ifstream in(m_folder / path, std::ios::binary);
        if (!in)
            return false;
        const std::string there{std::istreambuf_iterator<char>(in), {}};
        const auto known = m_known.find(path.generic_string());
        return there != ours && (known == m_known.end() || known->second != print(there));
    }
    void wrote(const std::filesystem::path &path, const std::string &bytes)
    {
        m_known[path.generic_string()] = print(bytes);
        m_changed = true;
    }
    Result<Done> save() const
    {
        if (!m_changed)
            return Done{};
        std::string text;
        for (const auto &[path, fingerprint] : m_known)
            text += fingerprint + "  " + path + "\n";
        return put(m_folder / kName, text);
    }

private:
    static constexpr const char *kName = ".breakwater-export";
    static constexpr std::size_t kDigits = 64;
    static std::string print(const std::string &bytes)
    {
        return QCryptographicHash::hash(QByteArray(bytes.data(), qsizetype(bytes.size())),
                                        QCryptographicHash::Sha256)
            .toHex()
            .toStdString();
    }

    std::filesystem::path m_folder;
    std::map<std::string, std::string> m_known;
    bool m_changed = false;
};

} // namespace

const std::vector<std::string> &knownRunbooks()
{
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all;
        for (const RunbookKind kind : kAllRunbooks)
            all.emplace_back(toWord(kind));
        return all;
    }();
    return words;
}

const std::vector<std::string> &knownFormats()
{
    static const std::vector<std::string> words{"pdf", "html", "md", "json", "xlsx", "odt"};
    return words;
}

const std::vector<std::string> &knownIac()
{
    static const std::vector<std::string> words{"bicep",     "terraform", "scripts",
                                                "pipelines", "chaos",     "workloads"};
    return words;
}

const std::vector<std::string> &knownDiagrams()
{
    static const std::vector<std::string> words{"svg", "png", "pdf", "drawio"};
    return words;
}

PaperTheme themeFor(const Snapshot &now, const std::optional<PaperTheme> &theme, std::vector<Gap> &gaps)
{
    std::vector<Error> faults;
    PaperTheme made =
        theme ? completedBy(*theme, *now.topology, faults) : paperThemeOf(*now.topology, faults);
    for (const Error &fault : faults)
        gaps.push_back({"Theme of the design", fault.text()});
    return made;
}

Result<Rendered> render(const Snapshot &now, const Assessment &assessment, const Choices &choices,
                        const Progress &progress)
{
    for (const auto &unknown : {firstUnknown(choices.runbooks, knownRunbooks(), "runbook"),
                                firstUnknown(choices.formats, knownFormats(), "runbook format"),
                                firstUnknown(choices.iac, knownIac(), "infrastructure code"),
                                firstUnknown(choices.diagrams, knownDiagrams(), "diagram format"),
                                firstUnknown(choices.sections, knownSections(), "part of a runbook")})
        if (unknown)
            return *unknown;
    for (const StampId &stamp : choices.stamps)
        if (!now.topology->stamp(stamp))
            return Error{Error::Code::Usage, fmt::format("The design has no stamp '{}'.", stamp.text), {}};
    return Job(now, assessment, choices, progress).run();
}

std::vector<OutputFile> exportedCode(const std::filesystem::path &folder)
{
    return Receipt(folder).files();
}

Result<Written> write(const Rendered &rendered, const std::filesystem::path &folder)
{
    Written written;
    Receipt receipt(folder);
    for (const OutputFile &file : rendered.files) {
        std::filesystem::path to = file.path;
        if (isCode(to) && receipt.isTheirs(to, file.bytes)) {
            to.replace_filename(to.stem().string() + ".new" + to.extension().string());
            written.beside.emplace_back(file.path, to);
        } else if (isCode(to)) {
            receipt.wrote(to, file.bytes);
        }
        const auto saved = put(folder / to, file.bytes);
        if (!saved)
            return saved.error();
        written.files.push_back(std::move(to));
    }
    if (const auto saved = receipt.save(); !saved)
        return saved.error();
    return written;
}

} // namespace breakwater::bundle
