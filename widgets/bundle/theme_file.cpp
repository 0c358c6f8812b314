// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bundle/theme_file.h"

#include "core/storage/design_file.h"

#include <QByteArray>
#include <QImage>

#include <utility>

namespace breakwater::bundle {

namespace {

constexpr std::size_t kLargestTheme = std::size_t{4} << 20U;

bool canBePainted(const Logo &logo)
{
    return !QImage::fromData(
                QByteArray::fromRawData(logo.bytes.data(), static_cast<qsizetype>(logo.bytes.size())))
                .isNull();
}

} // namespace

Result<PaperTheme> openTheme(const std::filesystem::path &file)
{
    const std::string name = file.filename().string();
    const auto text = readFile(file, kLargestTheme);
    if (!text)
        return text.error();
    auto theme = readPaperTheme(*text, name, [&file](const std::string &path) {
        return readFile(file.parent_path() / std::filesystem::u8path(path), kLargestTheme);
    });
    if (!theme)
        return theme;
    for (const auto &[key, logo] :
         {std::pair("logo", &theme->logo), std::pair("clientLogo", &theme->clientLogo)})
        if (*logo && !canBePainted(**logo))
            return Error{Error::Code::Invalid, "The logo is damaged: it cannot be painted.",
                         name + " /" + key};
    return theme;
}

} // namespace breakwater::bundle
