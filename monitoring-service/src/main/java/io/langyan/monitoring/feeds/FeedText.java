package io.langyan.monitoring.feeds;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a feed as text: by byte order mark, else by what the answer says, else by what the XML says of itself, else UTF-8. Characters that XML forbids
 * (NUL and the like, lone surrogates) are left out rather than made a reason to hear nothing.
 */
final class FeedText {

    private static final Pattern OF_TYPE = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9._-]+)");
    private static final Pattern OF_XML =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int PROLOG = 300;

    private FeedText() {}

    static String of(byte[] body, String contentType) {
        return clean(new String(body, charset(body, contentType)));
    }

    private static Charset charset(byte[] body, String contentType) {
        if (begins(body, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(body, 0xfe, 0xff) || begins(body, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        Charset told = named(OF_TYPE.matcher(contentType == null ? "" : contentType));
        if (told != null) {
            return told;
        }
        String prolog = new String(body, 0, Math.min(body.length, PROLOG), StandardCharsets.ISO_8859_1);
        Charset own = named(OF_XML.matcher(prolog));
        return own == null ? StandardCharsets.UTF_8 : own;
    }

    /** GB2312 and GBK are read as GB18030, which contains them: who says the one often writes the other. */
    private static Charset named(Matcher found) {
        if (!found.find()) {
            return null;
        }
        String name = found.group(1).toLowerCase(Locale.ROOT);
        try {
            return name.startsWith("gb") ? Charset.forName("GB18030") : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static boolean begins(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(FeedText::isAllowed).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || c >= ' ' && c < 0xd800
                || c > 0xdfff && c < 0xfffe && c != 0xfeff
                || c >= 0x10000;
    }
}
