package io.langyan.monitoring.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a place may be asked at all. Every address that a name has must be good, not only the one that is used: a name with one foot
 * inside is refused.
 */
final class OutboundGuard {

    private final Allowed allowed;
    private final Set<Integer> ports;

    /** @param ports open to the whole internet; others need an entry of the allow list */
    OutboundGuard(List<String> allow, Set<Integer> ports) {
        this.allowed = new Allowed(allow);
        this.ports = Set.copyOf(ports);
    }

    /**
     * The address to connect to, which must be used as it is: a name asked twice may answer twice.
     *
     * @throws FetchFailed when the place is refused
     */
    InetAddress admit(Target target, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw unknownHost();
        }
        boolean named = allowed.host(target.host(), target.port());
        for (InetAddress address : addresses) {
            boolean listed = named || allowed.address(address, target.port());
            if (!listed && !PublicAddresses.contain(address)) {
                throw new FetchFailed(
                        "private-address",
                        "目标是内网或保留地址，未在 langyan.monitoring.outbound.allow 中放行",
                        "the target is a private or reserved address that langyan.monitoring.outbound.allow does not list");
            }
            if (!listed && !ports.contains(target.port())) {
                throw new FetchFailed(
                        "port-refused", "端口 " + target.port() + " 未放行", "port " + target.port() + " is not allowed");
            }
        }
        return addresses.get(0);
    }

    static FetchFailed unknownHost() {
        return new FetchFailed("unknown-host", "主机名无法解析", "the host name cannot be resolved");
    }
}
