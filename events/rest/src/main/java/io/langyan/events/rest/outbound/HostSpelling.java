package io.langyan.events.rest.outbound;

import java.util.regex.Pattern;

/**
 * How a host may be spelled. Resolvers read {@code 2130706433}, {@code 0177.0.0.1}, {@code 0x7f.1} and {@code 127.1} as addresses too (inet_aton);
 * whoever writes an address so wants to be misread, so only the usual form is an address here and the others are refused. What makes a name
 * numeric is the rule of the WHATWG URL standard, "ends in a number".
 */
final class HostSpelling {

    private static final Pattern QUAD =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*");
    private static final int LONGEST = 253;

    private HostSpelling() {}

    static boolean isDottedQuad(String host) {
        return QUAD.matcher(host).matches();
    }

    /** A name, or an address in its usual form. */
    static boolean isPlain(String host) {
        if (host.startsWith("[")) {
            return !host.contains("%");
        }
        if (isDottedQuad(host)) {
            return true;
        }
        return host.length() <= LONGEST
                && NAME.matcher(host).matches()
                && !NUMERIC_END.matcher(host).matches();
    }
}
