package io.langyan.monitoring.source;

import io.langyan.events.rest.Problem;

/** What {@code If-Match} says of the version an edit was made from, and the edit upon it. */
final class EditedVersion {

    private EditedVersion() {}

    /** @throws Problem 428 when the header is missing */
    static Integer required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired(
                    "version-needed", "修改须在 If-Match 中给出版本号", "an edit needs the version in If-Match");
        }
        return optional(ifMatch);
    }

    /** Null when the header is missing or takes any; a tag that is none of ours never fits. */
    static Integer optional(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String text = ifMatch.replace("W/", "").replace("\"", "").strip();
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : Integer.valueOf(-1);
    }

    static void requireCurrent(Integer asked, int current) {
        if (asked != null && asked != current) {
            throw ChangeSources.changedMeanwhile();
        }
    }

    /**
     * The body under the id of the source. What is sent back as it was shown means what stands: a URL with its secrets hidden, and an interval that is
     * the plan's.
     */
    static SourceBody merged(Source known, SourceView shown, SourceBody body) {
        if (body == null) {
            throw Problem.badRequest("no-body", "缺少请求体", "the body is missing");
        }
        return new SourceBody(
                known.id(),
                body.platform() == null ? known.platform() : body.platform(),
                body.brands() == null ? known.brands() : body.brands(),
                body.kind() == null ? known.kind().code() : body.kind(),
                body.name(),
                interval(known, shown, body),
                body.pollInterval(),
                body.enabled(),
                HiddenSecrets.restored(body.url(), known.url()));
    }

    private static String interval(Source known, SourceView shown, SourceBody body) {
        boolean plans = known.expectedInterval() == null
                && shown.expectedInterval().toString().equals(body.expectedInterval());
        return plans ? null : body.expectedInterval();
    }
}
