package io.langyan.notification.deadman;

import io.langyan.notification.channel.Channel;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The channels through which the switch speaks, the best first, and what is wrong with them. Those that are marked for it; while none is, any that
 * reaches a group, because the wrong channel is better than none.
 */
record Voice(List<Channel> channels, List<Finding> findings) {

    private static final Finding MISSING = new Finding(
            "no-second-channel",
            "没有配置第二通道：失联时只能借用普通渠道，与其同故障则无人得知。",
            "No second channel is set: a silence is told through ordinary channels, and by nobody when those fail too.");
    private static final Finding DEPENDENT = new Finding(
            "second-channel-depends-on-first",
            "第二通道就是升级策略的首选渠道或同一家服务商：会一起失效。",
            "The second channel is one that policies use first, or of the same provider: they fail together.");

    /** Before anything is learnt. */
    static final Voice NONE = of(List.of(), Set.of(), channel -> false);

    /**
     * @param enabled channels in use
     * @param first names of those that a policy's first step uses
     */
    static Voice of(List<Channel> enabled, Set<String> first, Predicate<Channel> reachesGroup) {
        Set<String> kinds = enabled.stream()
                .filter(channel -> first.contains(channel.name()))
                .map(channel -> provider(channel.kind()))
                .collect(Collectors.toSet());
        Predicate<Channel> depends =
                channel -> first.contains(channel.name()) || kinds.contains(provider(channel.kind()));
        List<Channel> marked =
                sorted(enabled.stream().filter(Channel::isForDeadman).toList(), depends);
        if (marked.isEmpty()) {
            return new Voice(sorted(enabled.stream().filter(reachesGroup).toList(), depends), List.of(MISSING));
        }
        return new Voice(marked, marked.stream().allMatch(depends) ? List.of(DEPENDENT) : List.of());
    }

    private static List<Channel> sorted(Collection<Channel> channels, Predicate<Channel> depends) {
        return channels.stream()
                .sorted(Comparator.comparing(depends::test).thenComparing(Channel::name))
                .toList();
    }

    /** The vendor behind a kind: {@code wecom-robot} and {@code wecom-app} fail together. */
    private static String provider(String kind) {
        return kind.split("-", 2)[0];
    }

    boolean isGood() {
        return findings.isEmpty();
    }
}
