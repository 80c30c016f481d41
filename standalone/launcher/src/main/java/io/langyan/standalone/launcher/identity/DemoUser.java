package io.langyan.standalone.launcher.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The users a fresh suite knows, each with the role it is named after. */
public enum DemoUser {
    VIEWER("何静"),
    ANALYST("林晓"),
    PUBLISHER("周敏"),
    LEGAL("陈律"),
    COMMANDER("赵锋"),
    ADMIN("孙颖");

    private final String fullName;

    DemoUser(String fullName) {
        this.fullName = fullName;
    }

    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String role() {
        return userName();
    }

    public String fullName() {
        return fullName;
    }

    public static Optional<DemoUser> named(String name) {
        return Arrays.stream(values())
                .filter(user -> user.userName().equals(name))
                .findFirst();
    }
}
