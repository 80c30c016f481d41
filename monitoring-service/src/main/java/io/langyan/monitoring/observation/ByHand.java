package io.langyan.monitoring.observation;

import java.util.List;

/** Names ({@code source}) under which people, not machines, bring mentions: nobody listens because one of them wrote something down. */
public final class ByHand {

    /** An analyst's entry that does not say otherwise. */
    public static final String ENTRY = "manual";

    /** A finding of a patrol (人工巡查). */
    public static final String PATROL = "patrol";

    /** A staff report (员工上报). */
    public static final String REPORT = "staff-report";

    public static final List<String> NAMES = List.of(ENTRY, PATROL, REPORT);

    private ByHand() {}
}
