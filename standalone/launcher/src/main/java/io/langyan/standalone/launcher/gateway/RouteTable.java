package io.langyan.standalone.launcher.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which part of the suite serves a path: each noun of {@code /api} belongs to exactly one service. */
public final class RouteTable {

    public static final String IDENTITY = "keycloak";

    private static final Map<String, List<String>> NOUNS = Map.of(
            "monitoring",
            List.of(
                    "mentions",
                    "imports",
                    "sources",
                    "watch-rules",
                    "analyses",
                    "content-checks",
                    "coverage",
                    "patrols",
                    "trends",
                    "evidence"),
            "grading",
            List.of("crises", "backtests"),
            "incident",
            List.of("incidents", "plan", "brands", "drills", "contacts", "handbook"),
            "notification",
            List.of("pages", "pushes", "people", "rotas", "channels", "callbacks"),
            "review",
            List.of("reviews", "risks", "actions", "kpis", "trainings"));

    /** Pages that need no sign-in. */
    private static final Map<String, String> PUBLIC = Map.of(
            "ack", "notification",
            "report", "monitoring",
            "hook", "monitoring",
            "progress", "incident",
            "ical", "notification");

    private static final String CONSOLE = "incident";

    private final Map<String, String> byNoun = new HashMap<>();

    public RouteTable() {
        NOUNS.forEach((service, nouns) -> nouns.forEach(noun -> byNoun.put(noun, service)));
    }

    /** The part that serves this path; empty when none does, or when the path tries to climb out of its noun. */
    public Optional<String> of(String path) {
        if (!path.startsWith("/") || climbs(path)) {
            return Optional.empty();
        }
        String[] segments = path.substring(1).split("/", -1);
        String second = segments.length > 1 ? segments[1] : "";
        return switch (segments[0]) {
            case "api" -> Optional.ofNullable(byNoun.get(second));
            case "p" -> Optional.ofNullable(PUBLIC.get(second));
            case "auth" -> Optional.of(IDENTITY);
            // Health, metrics and OpenAPI are the operator's: they stay on the services' own ports.
            case "q" -> Optional.empty();
            default -> Optional.of(CONSOLE);
        };
    }

    private static boolean climbs(String path) {
        String decoded =
                path.replace("%2e", ".").replace("%2E", ".").replace("%2f", "/").replace("%2F", "/");
        return decoded.contains("/../") || decoded.endsWith("/..") || decoded.contains("\\") || decoded.contains("//");
    }
}
