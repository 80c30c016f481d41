package io.langyan.monitoring.correction;

import io.langyan.events.rest.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses what cannot be said. */
final class SaidCheck {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");
    private static final int MOST_CODES = 20;
    private static final int LONGEST_NOTE = 500;

    private SaidCheck() {}

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Targets.unknown();
        }
    }

    static int revision(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired(
                    "revision-required",
                    "更正须在 If-Match 中给出内容的版本号。",
                    "A correction needs the mention's revision in If-Match.");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.badRequest(
                    "bad-if-match", "If-Match 应为版本号，如 \"1\"。", "If-Match must be a revision such as \"1\".");
        }
        return Integer.parseInt(tag.group(1));
    }

    static SaidReading reading(SaidReading said) {
        if (said == null
                || said.sentiment() == null
                        && said.appeals() == null
                        && said.categories() == null
                        && said.crisisType() == null) {
            throw Problem.badRequest("nothing-said", "没有给出任何更正", "no correction is said");
        }
        require("sentiment", said.sentiment() == null ? List.of() : List.of(said.sentiment()), Codes.SENTIMENTS);
        require("appeals", said.appeals(), Codes.APPEALS);
        require("categories", said.categories(), Codes.CATEGORIES);
        if (!Codes.NO_TYPE.equals(said.crisisType())) {
            require(
                    "crisisType",
                    said.crisisType() == null ? List.of() : List.of(said.crisisType()),
                    Codes.CRISIS_TYPES);
        }
        return new SaidReading(
                said.sentiment(), said.appeals(), said.categories(), said.crisisType(), note(said.note()));
    }

    static SaidMarks marks(SaidMarks said) {
        if (said == null || said.brand() == null || said.brand().isBlank()) {
            throw Problem.badRequest("no-brand", "缺少 brand", "brand is missing");
        }
        if (said.notCrisis() == null && said.ownAccount() == null && said.noise() == null) {
            throw MarkMention.nothingSaid();
        }
        require("noise", said.noise(), Codes.NOISE);
        return new SaidMarks(said.brand(), said.notCrisis(), said.ownAccount(), said.noise(), note(said.note()));
    }

    private static void require(String field, Collection<String> said, Set<String> known) {
        if (said == null) {
            return;
        }
        boolean sound =
                said.size() <= MOST_CODES && said.stream().allMatch(code -> code != null && known.contains(code));
        if (!sound) {
            throw Problem.unprocessable("unknown-code", field + " 含有未知的取值", field + " has an unknown value")
                    .with("field", field)
                    .with("known", known.stream().sorted().toList());
        }
    }

    private static String note(String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.unprocessable("note-too-long", "备注最长 500 字", "a note has at most 500 characters");
        }
        String clean = Objects.requireNonNullElse(note, "")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
        return clean.isEmpty() ? null : clean;
    }
}
