package io.langyan.events.rest.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places inside that a deployment allows by name: {@code rsshub}, {@code rsshub:1200}, {@code 10.1.0.0/16}, {@code 127.0.0.1:1200},
 * {@code [fd00::1]:1200}, {@code fd00::/8}. Without a port every port of the place is allowed.
 */
final class Allowed {

    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+)|([^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*))(?::(\\d{1,5}))?");

    /** One entry: a host or a block, and maybe a port. */
    private record Place(String host, AddressBlock block, Optional<Integer> port) {

        boolean fits(int asked) {
            return port.isEmpty() || port.get() == asked;
        }
    }

    private final List<Place> places;

    /** @throws IllegalArgumentException naming an entry that is neither a host nor a block of addresses */
    Allowed(List<String> entries) {
        this.places = entries.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Allowed::place)
                .toList();
    }

    boolean host(String host, int port) {
        return places.stream().anyMatch(place -> host.equals(place.host()) && place.fits(port));
    }

    boolean address(InetAddress address, int port) {
        return places.stream()
                .anyMatch(place -> place.block() != null && place.block().contains(address) && place.fits(port));
    }

    private static Place place(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(entry + " is neither a host nor a block of addresses");
        }
        String what = firstOf(parts.group(1), parts.group(2), parts.group(3)).toLowerCase(Locale.ROOT);
        Optional<Integer> port = Optional.ofNullable(parts.group(4)).map(Integer::valueOf);
        boolean addresses = what.contains(":") || what.contains("/") || HostSpelling.isDottedQuad(what);
        if (!addresses && !HostSpelling.isPlain(what)) {
            throw new IllegalArgumentException(entry + " is neither a host nor a block of addresses");
        }
        return addresses ? new Place(null, AddressBlock.parse(what), port) : new Place(what, null, port);
    }

    private static String firstOf(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "";
    }
}
