package io.langyan.standalone.launcher.identity;

import java.util.Arrays;
import java.util.Optional;

/** The users a fresh suite knows, each with the role it is named after. */
public enum DemoUser {
    VIEWER("何", "静"),
    ANALYST("林", "晓"),
    PUBLISHER("周", "敏"),
    LEGAL("陈", "律"),
    COMMANDER("赵", "锋"),
    ADMIN("孙", "颖");

    private final String family;
    private final String given;

    DemoUser(String family, String given) {
        this.family = family;
        this.given = given;
    }

    public String userName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String role() {
        return userName();
    }

    String family() {
        return family;
    }

    String given() {
        return given;
    }

    public static Optional<DemoUser> named(String name) {
        return Arrays.stream(values())
                .filter(user -> user.userName().equals(name))
                .findFirst();
    }
}
