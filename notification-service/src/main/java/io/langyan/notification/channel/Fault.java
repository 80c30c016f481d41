package io.langyan.notification.channel;

/** Why a channel cannot be used at all; its name is the code that is shown and told. */
public enum Fault {
    /** The key of this service does not open its secrets, or what is kept of it makes no channel. */
    UNREADABLE,
    /** This build speaks to no such provider. */
    KIND_UNKNOWN;

    static boolean isCode(String code) {
        return UNREADABLE.name().equals(code) || KIND_UNKNOWN.name().equals(code);
    }
}
