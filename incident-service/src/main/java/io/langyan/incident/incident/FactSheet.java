package io.langyan.incident.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The fact sheet (核实): what is claimed, what is true. It blocks the substantive statement until it is settled. */
public sealed interface FactSheet {

    /** True when a substantive statement may be published. */
    boolean settled();

    /** What a claim proved to be (属实, 部分属实, 不实). */
    enum Finding {
        TRUE("true"),
        PARTLY("partly"),
        FALSE("false");

        private static final Map<String, Finding> SPELLINGS =
                Map.of("true", TRUE, "属实", TRUE, "partly", PARTLY, "部分属实", PARTLY, "false", FALSE, "不实", FALSE);

        private final String code;

        Finding(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        /** @throws IllegalArgumentException for any other spelling */
        @JsonCreator
        public static Finding of(String code) {
            Finding found = SPELLINGS.get(code);
            if (found == null) {
                throw new IllegalArgumentException("a verdict is true, partly or false: " + code);
            }
            return found;
        }
    }

    record Claim(String claim, String evidence, Finding verdict) {}

    record Open() implements FactSheet {
        @Override
        public boolean settled() {
            return false;
        }
    }

    record Signed(List<Claim> claims, String by, Instant at) implements FactSheet {
        public Signed {
            claims = List.copyOf(claims);
        }

        @Override
        public boolean settled() {
            return true;
        }
    }

    /** Done without, for a reason that stays on the timeline. */
    record Waived(String reason, String by, Instant at) implements FactSheet {
        @Override
        public boolean settled() {
            return true;
        }
    }
}
