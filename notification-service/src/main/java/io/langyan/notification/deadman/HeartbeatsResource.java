package io.langyan.notification.deadman;

import io.langyan.events.rest.Roles;
import io.langyan.notification.channel.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** {@code /api/pages/heartbeats}: whether the suite is at work, as the dead-man switch knows it. Asks no database. */
@Path("/api/pages/heartbeats")
@RolesAllowed(Roles.VIEWER)
public class HeartbeatsResource {

    private final Watch watch;
    private final LearnVoice learn;
    private final OutwardBeat outward;

    HeartbeatsResource(Watch watch, LearnVoice learn, OutwardBeat outward) {
        this.watch = watch;
        this.learn = learn;
        this.outward = outward;
    }

    /**
     * All heartbeats that are waited for.
     *
     * @param channels names of those through which it speaks, the best first
     * @param findings what is wrong with the switch itself; empty when it can speak
     * @param outward the heartbeat to somebody outside: off, waiting, ok, failing, held-back
     */
    public record Board(
            List<HeartbeatView> items, String next, List<String> channels, List<Finding> findings, String outward) {}

    @GET
    public Board board() {
        Instant now = Instant.now();
        List<HeartbeatView> items = watch.roster().stream()
                .map(one -> HeartbeatView.of(one, watch.beat(one.name()), watch.silentLanes(one.name(), now)))
                .toList();
        Voice voice = learn.voice();
        List<String> channels = voice.channels().stream().map(Channel::name).toList();
        return new Board(items, null, channels, voice.findings(), outward.state());
    }
}
