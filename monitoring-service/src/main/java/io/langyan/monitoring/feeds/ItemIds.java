package io.langyan.monitoring.feeds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What an item is called for good. Its own id when that is a URI and so unique in the world; an id such as {@code 123} is unique within its site only
 * and gets the site's name; without an id the link is it. Too long a name is named by its hash.
 */
final class ItemIds {

    private static final Pattern URI_LIKE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final int LONGEST = 200;

    private ItemIds() {}

    /** Null when the item has neither id nor link. */
    static String of(FeedItem item, String link, String feedHost) {
        String id = item.id() == null ? link : item.id();
        if (id == null) {
            return null;
        }
        String unique = URI_LIKE.matcher(id).matches() ? id : hostOf(link, feedHost) + '#' + id;
        return unique.length() <= LONGEST ? unique : "sha256:" + sha256(unique);
    }

    private static String hostOf(String link, String otherwise) {
        try {
            String host = link == null ? null : URI.create(link).getHost();
            return host == null ? otherwise : host;
        } catch (IllegalArgumentException unreadable) {
            return otherwise;
        }
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
