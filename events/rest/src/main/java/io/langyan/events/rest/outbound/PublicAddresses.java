package io.langyan.events.rest.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the open internet. Special blocks are those of the IANA registries (RFC 6890 and what was added since) that are not
 * globally reachable, multicast, and the metadata address of a cloud that lies outside them. In IPv6 only 2000::/3 is handed out at all; of it,
 * ways to reach IPv4 (6to4, Teredo) are left out, since what they reach cannot be seen here. An address mapped from IPv4 is judged as the
 * IPv4 address that Java makes of it.
 */
final class PublicAddresses {

    private static final List<AddressBlock> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16");
    private static final AddressBlock HANDED_OUT_6 = AddressBlock.parse("2000::/3");
    private static final List<AddressBlock> NOT_PUBLIC_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet6Address
                ? HANDED_OUT_6.contains(address) && none(NOT_PUBLIC_6, address)
                : none(NOT_PUBLIC_4, address);
    }

    private static boolean none(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().noneMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::parse).toList();
    }
}
