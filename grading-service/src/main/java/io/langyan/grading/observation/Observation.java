package io.langyan.grading.observation;

import java.util.LinkedHashSet;
import java.util.Set;

/** One observation as it was read; the reader uses one object for all lines. Times in seconds since the epoch. */
public final class Observation {

    /** A counter or time that is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    public String brand;
    public String platform;
    public String externalId;
    public String parentId;
    public String title;
    public String text;
    public String authorName;
    public String authorVerified;
    /** It says something of the author. */
    public boolean authorTold;

    public long publishedAt;
    public long observedAt;
    public long reposts;
    public long comments;
    public long likes;
    /** A counter shows a ceiling. */
    public boolean capped;
    /** Null while unread; a reading without a sentiment is neutral. */
    public String sentiment;

    public final Set<String> categories = new LinkedHashSet<>();
    public boolean ownAccount;
    public boolean notCrisis;
    public boolean negativeByRule;
    public boolean mediaAuthor;
    /** Of reading and marks; 0 when none is told. */
    public int revision;
    /** Value of the field that stories are made by, when one was asked for. */
    public String storyField;

    /** Makes it an observation of which nothing is known. */
    public void clear() {
        brand = platform = externalId = parentId = title = text = null;
        authorName = authorVerified = sentiment = storyField = null;
        publishedAt = observedAt = reposts = comments = likes = UNKNOWN;
        revision = 0;
        authorTold = false;
        capped = ownAccount = notCrisis = negativeByRule = mediaAuthor = false;
        categories.clear();
    }

    public String mentionKey() {
        return platform + ":" + externalId;
    }
}
