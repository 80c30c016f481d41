package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.identity.DemoUser;
import java.util.List;
import java.util.Map;

/**
 * Somebody the fresh suite can page.
 *
 * @param account the demo user who signs in as this person
 * @param roles of the default plan's squads
 * @param mobile a number that only the simulators ever see
 */
record DemoPerson(DemoUser account, List<String> roles, String mobile) {

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson(DemoUser.COMMANDER, List.of("pr-lead", "business-head"), "13800000001"),
            new DemoPerson(DemoUser.ANALYST, List.of("listener"), "13800000002"),
            new DemoPerson(DemoUser.LEGAL, List.of("legal-head"), "13800000003"),
            new DemoPerson(DemoUser.VIEWER, List.of("operations-head"), "13800000004"),
            new DemoPerson(DemoUser.PUBLISHER, List.of("media-officer"), "13800000005"),
            new DemoPerson(DemoUser.ADMIN, List.of("executive"), "13800000006"));

    String name() {
        return account.fullName();
    }

    Map<String, Object> body() {
        return Map.of(
                "name", name(),
                "user", account.userName(),
                "roles", roles,
                "brands", List.of("*"),
                "contacts",
                        List.of(
                                Map.of("channel", "sms", "value", mobile),
                                Map.of("channel", "wecom-userid", "value", account.userName()),
                                Map.of("channel", "dingtalk-mobile", "value", mobile),
                                Map.of("channel", "dingtalk-userid", "value", account.userName()),
                                Map.of("channel", "email", "value", account.userName() + "@langyan.example")));
    }
}
