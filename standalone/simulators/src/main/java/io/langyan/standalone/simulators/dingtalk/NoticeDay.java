package io.langyan.standalone.simulators.dingtalk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an employee got of an application in a day of UTC+8: no words twice, no more than 500 notices. */
final class NoticeDay {

    private static final ZoneId THEIRS = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 500;

    private final InstantSource clock;
    private final Map<String, Set<String>> textsByReader = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    NoticeDay(InstantSource clock) {
        this.clock = clock;
    }

    /** True when the notice arrives. */
    boolean takes(String reader, String text) {
        LocalDate today = clock.instant().atZone(THEIRS).toLocalDate();
        if (!today.equals(day)) {
            day = today;
            textsByReader.clear();
        }
        Set<String> got = textsByReader.computeIfAbsent(reader, any -> new HashSet<>());
        return got.size() < MOST && got.add(text);
    }
}
