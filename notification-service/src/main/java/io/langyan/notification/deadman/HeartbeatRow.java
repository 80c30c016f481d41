package io.langyan.notification.deadman;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How a heartbeat stands, as all replicas know it. */
@Entity
@Table(name = "heartbeat")
public class HeartbeatRow {

    static final String BEATING = "beating";
    static final String SILENT = "silent";
    static final String RETURNING = "returning";

    @Id
    public String name;

    public String state = BEATING;
    public Instant heardAt;
    public Instant since;
    public Instant backAt;
    public Instant toldAt;

    /** Until then one replica is telling. */
    public Instant claimedUntil;

    Beat beat() {
        return switch (state) {
            case SILENT -> new Beat.Silent(since, heardAt, toldAt);
            case RETURNING -> new Beat.Returning(since, backAt, heardAt, toldAt);
            default -> new Beat.Beating(heardAt);
        };
    }

    void become(Beat beat) {
        heardAt = beat.heardAt();
        since = null;
        backAt = null;
        toldAt = null;
        state = BEATING;
        if (beat instanceof Beat.Silent silent) {
            state = SILENT;
            since = silent.since();
            toldAt = silent.toldAt();
        } else if (beat instanceof Beat.Returning returning) {
            state = RETURNING;
            since = returning.since();
            backAt = returning.backAt();
            toldAt = returning.toldAt();
        }
    }

    /** The claim ends, and with it what was due. */
    void told(Telling.What what, Instant now) {
        become(beat().told(what, now));
        claimedUntil = null;
    }

    boolean isClaimedAt(Instant now) {
        return claimedUntil != null && now.isBefore(claimedUntil);
    }
}
