package io.langyan.notification.push;

import io.langyan.notification.push.Way.Callee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns the channels of a step, in failover order, into the pushes that reach its people. */
final class Route {

    private Route() {}

    /**
     * A push to be.
     *
     * @param person null for a group
     * @param people everybody it is meant for
     * @param rest the channels to fail over to
     */
    record Leg(String channel, UUID person, List<UUID> people, List<String> rest) {}

    /** Each person goes by the first channel that reaches them; a group is told even when nobody is on duty. */
    static List<Leg> legs(List<String> channels, Map<String, Way> ways, List<Callee> callees) {
        List<Leg> legs = new ArrayList<>();
        List<Callee> left = callees;
        for (int i = 0; i < channels.size(); i++) {
            Way way = ways.get(channels.get(i));
            if (way == null) {
                continue;
            }
            List<String> rest = List.copyOf(channels.subList(i + 1, channels.size()));
            if (way.group()) {
                legs.add(new Leg(
                        way.channel(), null, left.stream().map(Callee::id).toList(), rest));
                return legs;
            }
            List<Callee> unreached = new ArrayList<>();
            for (Callee callee : left) {
                if (way.reaches(callee)) {
                    legs.add(new Leg(way.channel(), callee.id(), List.of(callee.id()), rest));
                } else {
                    unreached.add(callee);
                }
            }
            if (unreached.isEmpty() && !left.isEmpty()) {
                return legs;
            }
            left = unreached;
        }
        return legs;
    }
}
