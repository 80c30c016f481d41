package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent.CrisisGraded;
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

    private GradedFigures() {}

    static CrisisGraded of(Crisis crisis, Instant now) {
        StoryHead head = crisis.head();
        StorySweep sweep = crisis.story().sweep();
        StoryProfile profile = crisis.story().profile();
        Portrait portrait = sweep.portrait();
        Figures figures = sweep.figures();
        Score score = score(crisis, figures, portrait);
        Confidence confidence = confidence(crisis, figures, now);
        return new CrisisGraded(
                crisis.story().id(),
                head.brand(),
                head.founder(),
                head.title(),
                head.held(),
                portrait.type(),
                score.value(),
                score.factors(),
                figures.spread(),
                head.late() || profile.capped,
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

    private static Score score(Crisis crisis, Figures figures, Portrait portrait) {
        double fastest = crisis.plan().rules().policy().levels().stream()
                .limit(1)
                .mapToDouble(rule -> part(rule, figures))
                .findFirst()
                .orElse(0);
        int counted = figures.counts().counted();
        int core = CORE_INTEREST.stream().mapToInt(portrait::carrying).max().orElse(0);
        Score.Asked asked = new Score.Asked(
                fastest,
                figures.total(),
                counted == 0 ? 0 : (double) core / counted,
                portrait.media(),
                figures.negativeShare(),
                figures.counts().read() == 0,
                crisis.story().profile().platforms().size(),
                figures.parts().noisy());
        return Score.of(asked, crisis.plan().rules().policy().weights());
    }

    private static Confidence confidence(Crisis crisis, Figures figures, Instant now) {
        StoryProfile profile = crisis.story().profile();
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

    private static double part(LevelRule rule, Figures figures) {
        Long spread = figures.spread().get(rule.spread().within());
        return spread == null ? 0 : (double) spread / Math.max(1, rule.spread().over());
    }
}
