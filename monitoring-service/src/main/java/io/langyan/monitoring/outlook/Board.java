package io.langyan.monitoring.outlook;

import java.time.Duration;
import java.util.List;

/**
 * The coverage board, of one brand or of several together.
 *
 * @param coverage share of core platforms (核心平台覆盖率) that are covered, null when no plan names any
 * @param platforms as the brands together hear them
 * @param brands each by itself
 * @param silences that are open
 */
record Board(
        Double coverage,
        int corePlatforms,
        int coveredCorePlatforms,
        List<PlatformCoverage> platforms,
        List<BrandCoverage> brands,
        List<Silence> silences) {

    static Board of(List<BrandCoverage> brands, List<Silence> silences) {
        List<PlatformCoverage> platforms = brands.stream()
                .flatMap(brand -> brand.platforms().stream())
                .map(PlatformCoverage::platform)
                .distinct()
                .sorted()
                .map(platform -> together(platform, brands))
                .toList();
        int core = BrandCoverage.core(platforms);
        int covered = BrandCoverage.covered(platforms);
        return new Board(BrandCoverage.share(core, covered), core, covered, platforms, brands, silences);
    }

    /** The same board but for the gaps, which grow by themselves. */
    Board withoutGaps() {
        return new Board(
                coverage,
                corePlatforms,
                coveredCorePlatforms,
                withoutGaps(platforms),
                brands.stream()
                        .map(brand -> BrandCoverage.of(brand.brand(), withoutGaps(brand.platforms())))
                        .toList(),
                silences);
    }

    private static PlatformCoverage together(String platform, List<BrandCoverage> brands) {
        return PlatformCoverage.worstOf(brands.stream()
                .flatMap(brand -> brand.platforms().stream())
                .filter(one -> one.platform().equals(platform))
                .toList());
    }

    private static List<PlatformCoverage> withoutGaps(List<PlatformCoverage> platforms) {
        return platforms.stream()
                .map(one -> new PlatformCoverage(
                        one.platform(),
                        one.core(),
                        one.expectedInterval(),
                        one.lastGoodAt(),
                        Duration.ZERO,
                        one.state(),
                        one.covered(),
                        one.coverage(),
                        one.sources()))
                .toList();
    }
}
