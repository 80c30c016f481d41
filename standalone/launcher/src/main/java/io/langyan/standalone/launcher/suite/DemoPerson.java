package io.langyan.standalone.launcher.suite;

import java.util.List;
import java.util.Map;

/**
 * Somebody the fresh suite can page.
 *
 * @param account the demo user who signs in as this person
 * @param roles of the default plan's squads
 * @param mobile a number that only the simulators ever see
 */
record DemoPerson(String name, String account, List<String> roles, String mobile) {

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson("赵锋", "commander", List.of("pr-lead"), "13800000001"),
            new DemoPerson("林晓", "analyst", List.of("operations-head", "listener"), "13800000002"),
            new DemoPerson("陈律", "legal", List.of("legal-head"), "13800000003"),
            new DemoPerson("何静", "viewer", List.of("business-head"), "13800000004"),
            new DemoPerson("周敏", "publisher", List.of("media-officer"), "13800000005"),
            new DemoPerson("孙颖", "admin", List.of("executive"), "13800000006"));

    Map<String, Object> body() {
        return Map.of(
                "name", name,
                "account", account,
                "roles", roles,
                "brands", List.of("*"),
                "contacts",
                        List.of(
                                Map.of("channel", "sms", "value", mobile),
                                Map.of("channel", "wecom-userid", "value", account),
                                Map.of("channel", "dingtalk-mobile", "value", mobile)));
    }
}
