package io.langyan.monitoring.feeds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an item is called for good. Its own id when that is a URI and so unique in the world; an id such as {@code 123} is unique within its site only
 * and gets the site's name; without an id the link is it, without a link what the item says. Too long a name is named by its hash.
 */
final class ItemIds {

    private static final Pattern URI_LIKE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final int LONGEST = 200;

    private ItemIds() {}

    /** Null when the item says nothing. */
    static String of(FeedItem item, String link, String feedHost) {
        String id = item.id() == null ? link : item.id();
        if (id == null) {
            return ofWords(item, feedHost);
        }
        String unique = URI_LIKE.matcher(id).matches() ? id : hostOf(link, feedHost) + '#' + id;
        return unique.length() <= LONGEST ? unique : "sha256:" + sha256(unique);
    }

    /** Title and time stand for an item whose text may yet be edited; where one is missing, the text does. */
    private static String ofWords(FeedItem item, String feedHost) {
        boolean isDated = item.title() != null && item.publishedAt() != null;
        if (item.title() == null && item.html() == null) {
            return null;
        }
        String second = isDated ? item.publishedAt().toString() : Objects.toString(item.html(), "");
        return "sha256:" + sha256(String.join("\n", feedHost, Objects.toString(item.title(), ""), second));
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
