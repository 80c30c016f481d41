package io.langyan.notification.rota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Members take turns at a role, in their order, round and round. */
public record Rota(String role, List<UUID> members, Handover handover) {

    public Rota {
        members = List.copyOf(members);
    }

    /** Whose turn it is; empty without members. */
    public Optional<UUID> onDutyAt(Instant now) {
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(members.get(Math.floorMod(handover.turn(now), members.size())));
    }
}
