package io.langyan.events.rest.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a place may be asked at all. Every address that a name has must be good, not only the one that is used: a name with one foot
 * inside is refused.
 */
public final class OutboundGuard {

    private final String setting;
    private final Allowed allowed;
    private final Set<Integer> ports;

    /**
     * A guard as a deployment configures it.
     *
     * @param setting the name of the allow list, told to whoever is refused
     * @param ports open to the whole internet; others need an entry of the allow list
     * @throws IllegalArgumentException naming an entry that is neither a host nor a block of addresses
     */
    public OutboundGuard(String setting, List<String> allow, Set<Integer> ports) {
        this.setting = setting;
        this.allowed = new Allowed(allow);
        this.ports = Set.copyOf(ports);
    }

    /**
     * The address to connect to, which must be used as it is: a name asked twice may answer twice.
     *
     * @throws OutboundRefused when the place is refused
     */
    public InetAddress admit(Target target, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw unknownHost();
        }
        boolean named = allowed.host(target.host(), target.port());
        for (InetAddress address : addresses) {
            boolean listed = named || allowed.address(address, target.port());
            if (!listed && !PublicAddresses.contain(address)) {
                throw new OutboundRefused(
                        "private-address",
                        "目标是内网或保留地址，未在 " + setting + " 中放行",
                        "the target is a private or reserved address that " + setting + " does not list");
            }
            if (!listed && !ports.contains(target.port())) {
                throw new OutboundRefused(
                        "port-refused", "端口 " + target.port() + " 未放行", "port " + target.port() + " is not allowed");
            }
        }
        return addresses.get(0);
    }

    public static OutboundRefused unknownHost() {
        return new OutboundRefused(OutboundRefused.UNKNOWN_HOST, "主机名无法解析", "the host name cannot be resolved");
    }
}
