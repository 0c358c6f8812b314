// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/checks.h"

#include <cmath>

namespace breakwater::catalog {
namespace {

class RegionChecks : public Checks {
public:
    using Checks::Checks;

    void all()
    {
        for (const Region &region : m_catalog.regions)
            checkRegion(region);
        unique(
            m_catalog.regions, [](const Region &region) { return region.id.text; }, "region");
    }

private:
    void checkRegion(const Region &region)
    {
        expect(std::regex_match(region.id.text, m_regionName), &region.id,
               "A region's id is Azure's own name, as centralus.");
        expect(std::abs(region.latitude) <= 90, &region.latitude, "A latitude lies between -90 and 90.");
        expect(std::abs(region.longitude) <= 180, &region.longitude,
               "A longitude lies between -180 and 180.");
        expect(std::regex_match(region.country, m_country), &region.country,
               "A country is two capital letters, as US.");
        word(region.coordinateQuality, {"api", "corrected", "approx"});
        word(region.cloud, {"public", "usgov", "china"});
        expect(region.zones || region.zoneCount == 0, &region.zones,
               "A region without zones has no count of them.");
        expect(!region.sources.empty(), &region.sources, "A region names at least one source.");
        for (const std::string &source : region.sources)
            expect(m_catalog.sources.contains(source), &source,
                   "The source \"" + source + "\" is not in catalog.yaml.");
        expect(!m_catalog.excludedRegions.contains(region.id.text), &region.id,
               "The name \"" + region.id.text + "\" is also among the excluded ones.");
        checkPair(region);
    }

    void checkPair(const Region &region)
    {
        if (!region.pair) {
            const bool bare = region.pairDirection == PairDirection::None && !region.pairDistanceKm
                && !region.pairSameGeography && !region.pairRestricted;
            return expect(bare, &region.pairDirection,
                          "A region without a pair has no direction, distance or restriction of one.");
        }
        const Region *pair = m_catalog.region(*region.pair);
        if (!pair || pair == &region)
            return say(&*region.pair,
                       "The pair \"" + region.pair->text + "\" is no other region of this file.");
        const bool mutual = pair->pair == region.id;
        expect(region.pairDirection == (mutual ? PairDirection::Mutual : PairDirection::OneWay),
               &region.pairDirection,
               mutual ? "Both regions name each other, so the pair is mutual."
                      : "The pair names another region, so this one is one-way.");
        expect(region.pairSameGeography == (pair->geography == region.geography), &region.pairDirection,
               "pairSameGeography contradicts the two geographies.");
    }

    const std::regex m_regionName{"[a-z]+[0-9]*"}, m_country{"[A-Z]{2}"};
};

} // namespace

void checkRegions(const Catalog &catalog, Notebook &notebook)
{
    RegionChecks(catalog, notebook).all();
}

} // namespace breakwater::catalog
