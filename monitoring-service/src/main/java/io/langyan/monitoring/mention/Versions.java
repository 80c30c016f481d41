package io.langyan.monitoring.mention;

import io.langyan.events.rest.Problem;

/** Versions as {@code If-Match} names them. */
public final class Versions {

    private Versions() {}

    /** @throws Problem 428 without one, 412 when it cannot be one of ours */
    public static int seen(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired(
                    "if-match-required", "请用 If-Match 说明所见版本", "If-Match must name the version that was seen");
        }
        String version = ifMatch.replace("W/", "").replace("\"", "").strip();
        if (!version.matches("\\d{1,9}")) {
            throw changedSince();
        }
        return Integer.parseInt(version);
    }

    public static Problem changedSince() {
        return Problem.preconditionFailed("changed-since", "已被他人修改，请先重新读取", "somebody changed it since; read it again");
    }
}
