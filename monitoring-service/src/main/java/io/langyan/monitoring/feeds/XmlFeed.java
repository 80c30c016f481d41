package io.langyan.monitoring.feeds;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jdom2.Document;

/** RSS and Atom, read by ROME; what ROME passes over (counters of RSSHub, times in odd forms) is read beside it. */
final class XmlFeed {

    private XmlFeed() {}

    static List<FeedItem> items(String text) {
        Document document = SafeXml.parse(text);
        List<ItemExtras> extras = ItemExtras.of(document);
        List<SyndEntry> entries = entries(document);
        List<FeedItem> items = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            items.add(item(entries.get(i), extras.size() == entries.size() ? extras.get(i) : ItemExtras.NONE));
        }
        return items;
    }

    private static List<SyndEntry> entries(Document document) {
        try {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            SyndFeed feed = input.build(document);
            return feed.getEntries();
        } catch (FeedException | RuntimeException none) {
            throw FeedBroken.notAFeed();
        }
    }

    private static FeedItem item(SyndEntry entry, ItemExtras extras) {
        return new FeedItem(
                blankToNull(entry.getUri()),
                blankToNull(entry.getLink()),
                blankToNull(entry.getTitle()),
                body(entry),
                author(entry, extras),
                published(entry, extras),
                extras.counters());
    }

    /** The longest of summary and contents: the others are excerpts of it. */
    private static String body(SyndEntry entry) {
        return Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue)
                .filter(value -> value != null && !value.isBlank())
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static String author(SyndEntry entry, ItemExtras extras) {
        String named = blankToNull(entry.getAuthor());
        return named == null ? extras.author() : named;
    }

    /** ROME takes a time without an offset for Greenwich's, so it is asked last. */
    private static Instant published(SyndEntry entry, ItemExtras extras) {
        if (extras.time() != null) {
            return extras.time();
        }
        Date known = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        return known == null ? null : known.toInstant();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
