package io.langyan.monitoring.report;

import io.langyan.monitoring.MonitoringConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * So many requests a minute from one address and in all. Addresses live in memory for a minute and nowhere else; however many there are, no more
 * than {@value #MOST_ADDRESSES} are told apart. What is refused to one address takes nothing from the others.
 */
@ApplicationScoped
class Throttle {

    static final int MOST_ADDRESSES = 10_000;
    private static final long MINUTE = 60_000;

    private final int perAddress;
    private final int perMinute;
    private final InstantSource clock;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private long minute;
    private int all;

    @Inject
    Throttle(MonitoringConfig config) {
        this(config.reports().perAddress(), config.reports().perMinute(), InstantSource.system());
    }

    Throttle(int perAddress, int perMinute, InstantSource clock) {
        this.perAddress = perAddress;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    synchronized boolean allows(String address) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            all = 0;
            byAddress.clear();
        }
        return fewFrom(neighbourhood(address)) && ++all <= perMinute;
    }

    /** Until the next minute begins, in which what was refused may come again: 1 to 60. */
    long secondsLeft() {
        return 60 - clock.millis() % MINUTE / 1_000;
    }

    private boolean fewFrom(String address) {
        if (!byAddress.containsKey(address) && byAddress.size() >= MOST_ADDRESSES) {
            return true;
        }
        return byAddress.merge(address, 1, Integer::sum) <= perAddress;
    }

    /** Of IPv6 the first 64 bits: whoever has one address there has all of them. */
    private static String neighbourhood(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        String[] groups = address.split(":", -1);
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length) && !(i > 0 && groups[i].isEmpty()); i++) {
            first.append(groups[i]).append(':');
        }
        return first.toString();
    }

    synchronized int toldApart() {
        return byAddress.size();
    }
}
