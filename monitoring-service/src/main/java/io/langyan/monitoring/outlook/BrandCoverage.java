package io.langyan.monitoring.outlook;

import java.util.List;

/**
 * What one brand hears.
 *
 * @param coverage share of its core platforms (核心平台覆盖率) that are covered, null when its plan names none
 */
record BrandCoverage(
        String brand, Double coverage, int corePlatforms, int coveredCorePlatforms, List<PlatformCoverage> platforms) {

    static BrandCoverage of(String brand, List<PlatformCoverage> platforms) {
        int core = core(platforms);
        int covered = covered(platforms);
        return new BrandCoverage(brand, share(core, covered), core, covered, platforms);
    }

    static int core(List<PlatformCoverage> platforms) {
        return (int) platforms.stream().filter(PlatformCoverage::core).count();
    }

    static int covered(List<PlatformCoverage> platforms) {
        return (int)
                platforms.stream().filter(one -> one.core() && one.covered()).count();
    }

    static Double share(int core, int covered) {
        return core == 0 ? null : (double) covered / core;
    }
}
