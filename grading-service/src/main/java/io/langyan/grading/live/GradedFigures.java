package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.grading.level.Figures;
import io.langyan.grading.level.Portrait;
import io.langyan.grading.level.Prospect;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.score.Confidence;
import io.langyan.grading.score.Score;
import java.time.Instant;
import java.util.Set;

/** Puts the figures of a crisis together for those who read of it. */
final class GradedFigures {

    private static final Set<String> CORE_INTEREST = Set.of("product-safety", "compliance", "privacy");

    private final Crisis crisis;
    private final StorySweep sweep;
    private final StoryProfile profile;
    private final Portrait portrait;
    private final Figures figures;

    private GradedFigures(Crisis crisis) {
        this.crisis = crisis;
        this.sweep = crisis.story().sweep();
        this.profile = crisis.story().profile();
        this.portrait = sweep.portrait();
        this.figures = sweep.figures();
    }

    static CrisisGraded of(Crisis crisis, Instant now) {
        GradedFigures graded = new GradedFigures(crisis);
        return graded.told(graded.score(), graded.confidence(now), now);
    }

    /** All that is told, in the order of the contract. */
    private CrisisGraded told(Score score, Confidence confidence, Instant now) {
        return new CrisisGraded(
                crisis.story().id(),
                crisis.head().brand(),
                crisis.head().founder(),
                crisis.head().title(),
                crisis.head().held(),
                portrait.type(),
                score.value(),
                score.factors(),
                figures.spread(),
                atLeast(),
                confidence.value(),
                confidence.doubts(),
                figures.negativeShare(),
                figures.remarks(),
                figures.counts().mentions(),
                profile.samples,
                profile.platforms(),
                portrait.mostCategories(),
                crisis.levels(),
                sweep.prospects().stream().map(Prospect::told).toList(),
                crisis.story().evidence(),
                Instant.ofEpochSecond(profile.first),
                Instant.ofEpochSecond(sweep.now()),
                now);
    }

    private boolean atLeast() {
        return crisis.head().late() || profile.capped;
    }

    private Score score() {
        Score.Asked asked = new Score.Asked(
                fastest(),
                figures.total(),
                coreInterest(),
                portrait.media(),
                figures.negativeShare(),
                figures.counts().read() == 0,
                profile.platforms().size(),
                figures.parts().noisy());
        return Score.of(asked, policy().weights());
    }

    /** Part of the highest level's threshold that its window holds. */
    private double fastest() {
        return policy().levels().stream().findFirst().map(this::part).orElse(0.0);
    }

    private double part(LevelRule rule) {
        Long spread = figures.spread().get(rule.spread().within());
        return spread == null ? 0 : (double) spread / Math.max(1, rule.spread().over());
    }

    /** Share of the counted mentions that are about the most frequent core interest. */
    private double coreInterest() {
        int counted = figures.counts().counted();
        int core = CORE_INTEREST.stream().mapToInt(portrait::carrying).max().orElse(0);
        return counted == 0 ? 0 : (double) core / counted;
    }

    private Confidence confidence(Instant now) {
        StoryProfile.Gaps gaps = profile.gaps();
        return Confidence.of(new Confidence.Asked(
                figures.parts().capped(),
                crisis.head().late(),
                gaps.share(),
                gaps.platforms(),
                crisis.silent(now),
                profile.platforms().size(),
                figures.parts().noisy(),
                figures.parts().unread()));
    }

    private GradingPolicy policy() {
        return crisis.plan().rules().policy();
    }
}
