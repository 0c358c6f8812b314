// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/sprites.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>
#include <QPaintEngine>
#include <QThread>

#include <cmath>

namespace breakwater::sprites {
namespace {

constexpr int kMostSide = 640; ///< pixels; what is larger is not worth its memory
constexpr qsizetype kRoom = 6 << 20; ///< bytes
constexpr double kPhases = 4; ///< parts of a pixel that are told apart

struct FullKey {
    Key key;
    float width = 0, height = 0, scale = 1;
    int phaseX = 0, phaseY = 0;
    bool operator==(const FullKey &other) const
    {
        return key.what == other.key.what && key.look == other.key.look && key.ink == other.key.ink
            && key.ground == other.key.ground && width == other.width && height == other.height
            && scale == other.scale && phaseX == other.phaseX && phaseY == other.phaseY;
    }
};

size_t qHash(const FullKey &full, size_t seed = 0)
{
    return qHashMulti(seed, full.key.what, full.key.look, full.key.ink, full.key.ground, full.width,
                      full.height, full.scale, full.phaseX * 8 + full.phaseY);
}

using Store = QCache<FullKey, QImage>;

/// Of the GUI thread; goes with the application, before what it is made of.
Store &store()
{
    static Store *known = [] {
        qAddPostRoutine([] { store().clear(); });
        return new Store(kRoom);
    }();
    return *known;
}

FullKey fullKey(const Key &key, const QRectF &box, const Place &place)
{
    return {key,
            static_cast<float>(box.width()),
            static_cast<float>(box.height()),
            static_cast<float>(place.scale),
            static_cast<int>(std::lround(place.phase.x() * kPhases)),
            static_cast<int>(std::lround(place.phase.y() * kPhases))};
}

/// At a whole scale what stands between two pixels looks as it does there; at others it moves to the next.
double phaseOf(double at, bool whole)
{
    if (!whole)
        return 0;
    const double part = std::round((at - std::floor(at)) * kPhases) / kPhases;
    return part < 1 ? part : 0;
}

} // namespace

bool isWhole(double scale)
{
    return std::abs(scale - std::round(scale)) < 1e-4;
}

Place placeOf(const QPainter &painter, const QRectF &box)
{
    Place place;
    const QPaintEngine *engine = painter.paintEngine();
    const QTransform &world = painter.worldTransform();
    if (!engine || engine->type() != QPaintEngine::Raster || world.type() > QTransform::TxScale
        || world.m11() <= 0 || world.m11() != world.m22() || painter.viewTransformEnabled()
        || !QCoreApplication::instance()
        || QThread::currentThread() != QCoreApplication::instance()->thread())
        return place;
    place.ratio = painter.device()->devicePixelRatioF();
    place.scale = world.m11() * place.ratio;
    const bool whole = isWhole(place.scale);
    const QPointF at = world.map(box.topLeft()) * place.ratio;
    place.phase = {phaseOf(at.x(), whole), phaseOf(at.y(), whole)};
    const QPointF first(std::round(at.x() - place.phase.x()), std::round(at.y() - place.phase.y()));
    place.at = first / place.ratio;
    place.size = QSize(static_cast<int>(std::ceil(box.width() * place.scale + place.phase.x() - 1e-6)),
                       static_cast<int>(std::ceil(box.height() * place.scale + place.phase.y() - 1e-6)));
    place.possible =
        !place.size.isEmpty() && place.size.width() <= kMostSide && place.size.height() <= kMostSide;
    return place;
}

const QImage *find(const Key &key, const QRectF &box, const Place &place)
{
    return store().object(fullKey(key, box, place));
}

const QImage *keep(const Key &key, const QRectF &box, const Place &place, QImage image)
{
    image.setDevicePixelRatio(place.ratio);
    const qsizetype bytes = image.sizeInBytes();
    auto *kept = new QImage(std::move(image));
    return store().insert(fullKey(key, box, place), kept, bytes) ? kept : nullptr;
}

QImage blank(const Place &place)
{
    QImage image(place.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

void prepare(QPainter &painter, const QRectF &box, const Place &place)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.phase);
    painter.scale(place.scale, place.scale);
    painter.translate(-box.topLeft());
}

void draw(QPainter &painter, const Place &place, const QImage &image)
{
    const QTransform world = painter.worldTransform();
    painter.setWorldTransform(QTransform());
    painter.drawImage(place.at, image);
    painter.setWorldTransform(world);
}

void forget()
{
    store().clear();
}

} // namespace breakwater::sprites
