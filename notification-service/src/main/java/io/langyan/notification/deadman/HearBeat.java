package io.langyan.notification.deadman;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.Probe.ProbeSeen;
import io.langyan.events.v1.ServiceBeat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Remembers a heartbeat. A service's counts when it is heard, whatever its clock says; a probe's when it was let go. */
@ApplicationScoped
public class HearBeat {

    private static final String SUFFIX = "-service";

    private final Watch watch;

    HearBeat(Watch watch) {
        this.watch = watch;
    }

    public void on(Event event) {
        if (event instanceof ServiceBeat beat) {
            watch.heard(nameOf(beat.service()), Instant.now());
        } else if (event instanceof ProbeSeen probe) {
            watch.heard(probe);
        }
    }

    private static String nameOf(String service) {
        return service.endsWith(SUFFIX) ? service.substring(0, service.length() - SUFFIX.length()) : service;
    }
}
