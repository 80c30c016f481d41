package io.langyan.notification.foresight;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        code("why", body.why());
        code("platform", body.platform());
        code("policy", body.policy());
        List<String> roles = body.roles() == null ? List.of() : body.roles();
        if (roles.size() > MOST_ROLES || roles.stream().anyMatch(role -> role == null || isNoCode(role))) {
            throw refused("roles", "应为至多 20 个角色代码", "must be at most 20 codes of roles");
        }
        if (body.at() != null && (body.at().isBefore(now) || body.at().isAfter(now.plus(FARTHEST)))) {
            throw refused("at", "应在此刻起一年之内", "must be within a year from now");
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
