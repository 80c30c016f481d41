package io.langyan.events.rest;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The roles of people and machines, as in the token. A role brings along those it contains, so an endpoint names the least
 * one that may: {@code @RolesAllowed(Roles.VIEWER)}.
 */
public final class Roles {

    public static final String VIEWER = "viewer";
    public static final String ANALYST = "analyst";
    public static final String PUBLISHER = "publisher";
    public static final String LEGAL = "legal";
    public static final String COMMANDER = "commander";
    public static final String ADMIN = "admin";

    /** A machine that delivers observations, and nothing else. */
    public static final String INGEST = "ingest";

    /** A machine that reads and asks for analyses. */
    public static final String APP = "app";

    private static final Map<String, String> CONTAINS = Map.of(
            ANALYST, VIEWER,
            PUBLISHER, ANALYST,
            LEGAL, PUBLISHER,
            COMMANDER, PUBLISHER,
            ADMIN, VIEWER,
            APP, VIEWER);

    private Roles() {}

    /** These roles and all that they contain. */
    static Set<String> expand(Set<String> roles) {
        Set<String> all = new HashSet<>(roles);
        for (String role : roles) {
            for (String next = CONTAINS.get(role); next != null; next = CONTAINS.get(next)) {
                all.add(next);
            }
        }
        return all;
    }
}
