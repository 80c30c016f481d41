package io.langyan.notification.foresight;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlatformCodes;
import io.langyan.notification.message.Reasons;
import io.langyan.notification.plan.PlannedNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong with a page that somebody imagines. */
final class ForesightCheck {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_ROLES = 20;
    private static final Duration FARTHEST = Duration.ofDays(366);

    private ForesightCheck() {}

    /** @throws Problem 422 with the field that is wrong */
    static void check(ForesightBody body, Instant now) {
        if (body == null || body.brand() == null || isNoCode(body.brand())) {
            throw refused("brand", "应为品牌代码", "must be the code of a brand");
        }
        level(body.level());
        code("type", body.type());
        code("category", body.category());
        oneOf("why", body.why(), Reasons.all());
        oneOf("platform", body.platform(), PlatformCodes.all());
        code("policy", body.policy());
        List<String> roles = body.roles() == null ? List.of() : body.roles();
        if (roles.size() > MOST_ROLES || roles.stream().anyMatch(role -> role == null || isNoCode(role))) {
            throw refused("roles", "应为至多 20 个角色代码", "must be at most 20 codes of roles");
        }
        if (body.at() != null && (body.at().isBefore(now) || body.at().isAfter(now.plus(FARTHEST)))) {
            throw refused("at", "应在此刻起一年之内", "must be within a year from now");
        }
    }

    /** @throws Problem 422 for a brand or a role that no plan names: what is told of it would be of another */
    static void planned(ForesightBody body, PlannedNames names) {
        if (!names.brands().contains(body.brand())) {
            throw refused("brand", "不在任何预案中", "is in no plan");
        }
        if (body.roles() != null && !names.roles().containsAll(body.roles())) {
            String all = String.join(", ", names.roles());
            throw refused("roles", "应为预案中的角色：" + all, "must be roles of the plans: " + all);
        }
    }

    static Level level(String code) {
        try {
            Level level = code == null ? Level.NONE : Level.of(code);
            if (level != Level.NONE) {
                return level;
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        throw refused("level", "应为 watch、warn、L3、L2 或 L1", "must be watch, warn, L3, L2 or L1");
    }

    private static void oneOf(String field, String code, Set<String> known) {
        if (code != null && !known.contains(code)) {
            String all = String.join(", ", new TreeSet<>(known));
            throw refused(field, "应为：" + all, "must be one of " + all);
        }
    }

    private static void code(String field, String code) {
        if (code != null && isNoCode(code)) {
            throw refused(field, "应为代码", "must be a code");
        }
    }

    private static boolean isNoCode(String text) {
        return !CODE.matcher(text).matches();
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-foresight", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
