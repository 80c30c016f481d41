package io.langyan.standalone.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final RouteTable routes = new RouteTable();

    @ParameterizedTest
    @CsvSource({
        "/api/mentions, monitoring",
        "/api/imports/7, monitoring",
        "/api/watch-rules, monitoring",
        "/api/evidence, monitoring",
        "/api/crises/stream, grading",
        "/api/backtests, grading",
        "/api/incidents/1/timeline, incident",
        "/api/plan/names, incident",
        "/api/brands, incident",
        "/api/pages, notification",
        "/api/callbacks/dingtalk, notification",
        "/api/channels, notification",
        "/api/reviews/1, review",
        "/api/kpis, review",
        "/auth/realms/langyan/account, keycloak",
        "/auth, keycloak",
        "/p/ack/tok-en, notification",
        "/p/report, monitoring",
        "/p/hook/0198-x, monitoring",
        "/p/progress/x, incident",
        "/, incident",
        "/crises/42, incident",
        "/assets/index.js, incident"
    })
    void eachNounGoesToTheServiceThatOwnsIt(String path, String part) {
        assertThat(routes.of(path)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/unknown",
                "/api/mention",
                "/p",
                "/p/unknown",
                "/q/health",
                "/q/metrics",
                "*"
            })
    void whatNobodyOwnsIsNotServed(String path) {
        assertThat(routes.of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/mentions/../../q/openapi",
                "/api/mentions/%2e%2e/%2E%2e/q/openapi",
                "/api/mentions/..%2f..%2fq",
                "/x/..",
                "//api/mentions",
                "/api/crises\\..\\x"
            })
    void noPathClimbsOutOfItsNoun(String path) {
        assertThat(routes.of(path)).isEmpty();
    }
}
