package io.langyan.events.rest.outbound;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a URL leads, in the one spelling that is then used for everything.
 *
 * @param host lower case, without the brackets of IPv6
 * @param path with the query, never empty
 */
public record Target(URI url, boolean tls, String host, int port, String path) {

    private static final int LONGEST_URL = 2_048;
    private static final Pattern WITH_PORT = Pattern.compile("([A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    /** A host and its port, below 0 when none is given. */
    private record Authority(String host, int port) {

        /** {@code URI} sees no host in names with an underscore, which inner networks have. */
        static Authority of(URI url) {
            if (url.getHost() != null) {
                return new Authority(url.getHost(), url.getPort());
            }
            Matcher parts = WITH_PORT.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
            return parts.matches() && parts.group(2) != null
                    ? new Authority(parts.group(1), Integer.parseInt(parts.group(2)))
                    : new Authority(parts.matches() ? parts.group(1) : "", -1);
        }
    }

    /** @throws OutboundRefused when the URL itself is reason enough to refuse */
    public static Target of(String text) {
        if (text == null || text.length() > LONGEST_URL) {
            throw unreadable();
        }
        return of(parsed(text.strip()));
    }

    private static Target of(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
            throw new OutboundRefused("scheme-refused", "只允许 http 和 https 地址", "only http and https are allowed");
        }
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new OutboundRefused("credentials-in-url", "地址中不得带用户名和密码", "credentials in the URL are refused");
        }
        Authority authority = Authority.of(url);
        int port = authority.port() < 0 ? (tls ? 443 : 80) : authority.port();
        if (port == 0 || port > 65_535) {
            throw unreadable();
        }
        return new Target(url, tls, plain(authority.host()), port, pathOf(url));
    }

    /** Where a redirect leads from here. */
    public Target redirected(String location) {
        return of(url.resolve(parsed(location)));
    }

    /** A request to that very address, with the name kept for {@code Host}, SNI and the certificate: nobody resolves it again. */
    public RequestOptions at(InetAddress address) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host.contains(":") ? '[' + host + ']' : host)
                .setPort(port)
                .setSsl(tls)
                .setURI(path);
    }

    /** Whether the host is spelled as an address, so that no name server is asked. */
    public boolean isAddress() {
        return host.contains(":") || HostSpelling.isDottedQuad(host);
    }

    private static URI parsed(String text) {
        try {
            return new URI(new URI(text).toASCIIString());
        } catch (URISyntaxException unreadable) {
            throw unreadable();
        }
    }

    private static String plain(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        String host = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (!HostSpelling.isPlain(host)) {
            throw new OutboundRefused(
                    "host-refused", "主机名缺失或写法不被接受", "the host is missing or spelled in a way that is refused");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    private static OutboundRefused unreadable() {
        return new OutboundRefused("bad-url", "不是可用的网址", "this is no usable URL");
    }
}
