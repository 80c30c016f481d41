package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.PlatformCodes;
import java.util.Set;
import java.util.stream.Collectors;

/** The platforms (平台) that mentions come from. */
public final class Platforms {

    private static final Set<String> CODES = PlatformCodes.all();

    private Platforms() {}

    public static boolean known(String code) {
        return CODES.contains(code);
    }

    /**
     * The platform that a list is asked for; null or blank for all.
     *
     * @throws Problem 400 for a code that there is not: it would answer with nothing, as if nothing had been said
     */
    public static String asked(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        String plain = code.strip();
        if (!known(plain)) {
            String all = CODES.stream().sorted().collect(Collectors.joining(", "));
            throw Problem.badRequest(
                    "unknown-platform",
                    "未知平台：" + Reason.shown(plain) + "。可用：" + all,
                    "There is no platform " + Reason.shown(plain) + "; there are " + all);
        }
        return plain;
    }

    public static Set<String> all() {
        return CODES;
    }
}
