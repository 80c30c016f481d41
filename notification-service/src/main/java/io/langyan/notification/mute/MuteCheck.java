package io.langyan.notification.mute;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlatformCodes;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong with a mute that somebody asks for. */
@ApplicationScoped
class MuteCheck {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_REASON = 500;

    private final Plans plans;
    private final Duration longest;

    MuteCheck(Plans plans, NotificationConfig config) {
        this.plans = plans;
        this.longest = config.longestMute();
    }

    /** @throws Problem 422 with the field that is wrong */
    Covered covered(MuteBody body, Instant now) {
        if (body == null || body.brand() == null || !CODE.matcher(body.brand()).matches()) {
            throw refused("brand", "应为品牌代码", "must be the code of a brand");
        }
        if (body.reason() == null || body.reason().isBlank() || body.reason().length() > LONGEST_REASON) {
            throw refused("reason", "应有 1 到 500 个字", "must have 1 to 500 characters");
        }
        ends(body.until(), now);
        Level upTo = level(body.upTo());
        return body.crisisId() == null ? everyday(body, upTo) : matter(body, upTo);
    }

    /** @throws Problem 422 for a brand that no plan covers, which would keep nothing quiet */
    Uni<Void> planned(Covered covered) {
        return plans.names()
                .invoke(names -> {
                    if (!names.brands().contains(covered.brand())) {
                        throw refused("brand", "不在任何预案中", "is in no plan");
                    }
                })
                .replaceWithVoid();
    }

    private void ends(Instant until, Instant now) {
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(longest))) {
            throw refused(
                    "until",
                    "应在此刻之后、" + longest.toHours() + " 小时之内",
                    "must be after now and within " + longest.toHours() + " hours");
        }
    }

    private static Level level(String code) {
        try {
            Level level = code == null ? Level.WARN : Level.of(code);
            if (level != Level.NONE) {
                return level;
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        throw refused("upTo", "应为 watch、warn、L3、L2 或 L1", "must be watch, warn, L3, L2 or L1");
    }

    /** What nobody knows of yet may not be hidden. */
    private static Covered everyday(MuteBody body, Level upTo) {
        if (upTo.isCrisis()) {
            throw refused(
                    "upTo",
                    "L3 及以上只能针对一个具体事件（crisisId）静音",
                    "of L3 and above can be kept quiet for one matter only (crisisId)");
        }
        List<String> whys = body.whys() == null
                ? List.of()
                : body.whys().stream().distinct().toList();
        if (whys.stream().anyMatch(why -> why == null || !Covered.EVERYDAY.contains(why))) {
            String all = String.join(", ", Covered.EVERYDAY);
            throw refused("whys", "应为：" + all, "must be of: " + all);
        }
        if (body.platform() != null && !PlatformCodes.all().contains(body.platform())) {
            String all = String.join(", ", new TreeSet<>(PlatformCodes.all()));
            throw refused("platform", "应为平台代码：" + all, "must be the code of a platform: " + all);
        }
        return new Covered(body.brand(), null, whys, body.platform(), upTo);
    }

    private static Covered matter(MuteBody body, Level upTo) {
        if (body.whys() != null && !body.whys().isEmpty() || body.platform() != null) {
            throw refused("crisisId", "与 whys、platform 不能同时使用", "goes with neither whys nor platform");
        }
        return new Covered(body.brand(), body.crisisId(), List.of(), null, upTo);
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-mute", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
