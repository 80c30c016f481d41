package io.langyan.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set in monitoring, with its defaults. */
@ConfigMapping(prefix = "langyan.monitoring")
public interface MonitoringConfig extends WaysInConfig {

    /** Secret of the author hash, at least 16 bytes. Changing it makes known authors look new. */
    String authorHashKey();

    /** Largest body of {@code POST /api/mentions} as sent. */
    @WithDefault("10M")
    MemorySize maxBody();

    /** Largest body of {@code POST /api/mentions} after gzip is undone. */
    @WithDefault("16M")
    MemorySize maxUnpackedBody();

    /** A text with more UTF-16 units is cut with a mark; what travels must stay below Kafka's record limit. */
    @WithDefault("100000")
    int maxTextChars();

    /** How far the clock of a source may run ahead before its observations are refused. */
    @WithDefault("10m")
    Duration futureTolerance();

    /** Hits of one group ring once in this time; divided by the plan's time scale. */
    @WithDefault("1h")
    Duration hitQuiet();

    /** How many whole months the ledger is kept besides the current one. */
    @WithDefault("13")
    int keepMonths();

    /** A hit that was published (or, unknown, observed) longer ago when it arrives is recorded, not rung: history is no news. */
    @WithDefault("24h")
    Duration hitMaxAge();

    /** How often a made-up mention goes the whole way, so that it is noticed when none gets through; {@code off}: never. */
    @WithDefault("1m")
    String probe();

    /** What counts as noise. */
    Noise noise();

    /** What counts as noise. */
    interface Noise {

        /** A crowd (水军): at least so many thin accounts with near the same text about a brand … */
        @WithDefault("8")
        int crowd();

        /** … within this time; divided by the plan's time scale. */
        @WithDefault("30m")
        Duration crowdWithin();

        /** An account without a badge is thin with at most so many followers. */
        @WithDefault("50")
        long fewFollowers();

        /** An author repeats himself who posts so often about a brand within an hour … */
        @WithDefault("8")
        int postsAnHour();

        /** … or posts one text so often. */
        @WithDefault("3")
        int sameText();
    }

    /** Manual patrols. */
    Patrols patrols();

    /** Staff reports. */
    Reports reports();

    /** Evidence. */
    EvidenceStore evidence();

    /** Manual patrols (人工巡查). */
    interface Patrols {

        /** How far ahead rounds are made and shown. */
        @WithDefault("24h")
        Duration ahead();
    }

    /** Staff reports (员工上报), sent by anybody who has the link. */
    interface Reports {

        /** Largest photo. */
        @WithDefault("10M")
        MemorySize maxPhoto();

        /** Requests a minute from one address; a whole office may share one. */
        @WithDefault("30")
        int perAddress();

        /** Requests a minute from all addresses together, per replica. */
        @WithDefault("600")
        int perMinute();

        /** How long a form that was opened can be sent. */
        @WithDefault("12h")
        Duration formValid();
    }

    /** Evidence (取证). */
    interface EvidenceStore {

        /** Largest file. */
        @WithDefault("20M")
        MemorySize maxFile();

        /** After so long the content of evidence leaves, unless it is held; its custody chain stays. */
        @WithDefault("1827d")
        Duration keep();

        /** Secret that seals custody chains, at least 16 bytes; without it the author hash key does. Changing it breaks old seals. */
        Optional<String> sealKey();
    }

    /** Finding in the ledger. */
    Search search();

    /** Finding in the ledger. */
    interface Search {

        /** Whether this replica indexes; searching works without, slower with each mention. */
        @WithDefault("true")
        boolean settle();

        /** How old a mention is before it is indexed. */
        @WithDefault("1s")
        Duration settleAfter();

        /** Fewer mentions than these are not worth a segment; they are looked through. */
        @WithDefault("256")
        int fewest();

        /** How many rows one request may look at; a page that comes to it goes on with its cursor. */
        @WithDefault("50000")
        int budget();
    }

    /** The ledger as files. */
    Export export();

    /** The ledger as files. */
    interface Export {

        /** Longest sheet; the last row says when there would be more. */
        @WithDefault("100000")
        int mostRows();

        /** Exports at once on this replica. */
        @WithDefault("4")
        int atOnce();
    }

    /** Hot words of trends. */
    Trends trends();

    /** Hot words of trends. */
    interface Trends {

        /** The words of the running hour are counted anew this often. */
        @WithDefault("5m")
        Duration recount();

        /** Mentions of a brand in an hour that are looked at; of more an even sample is taken. */
        @WithDefault("20000")
        int mentionsPerHour();

        /** Words kept of a brand's hour. */
        @WithDefault("2000")
        int wordsPerHour();

        /** A worker that has said nothing for so long has died, and another goes on. */
        @WithDefault("2m")
        Duration lease();
    }

    /** Spikes of volume. */
    Spikes spikes();

    /** Spikes of volume. */
    interface Spikes {

        /** How often each brand is looked at. */
        @WithDefault("30s")
        Duration every();

        /** How far beyond the usual a spike is, in standard deviations of what chance does. */
        @WithDefault("4.0")
        double sigmas();

        /** Fewer mentions in an hour are never a spike. */
        @WithDefault("10")
        long least();

        /** Less than this many times the usual is never a spike. */
        @WithDefault("1.5")
        double times();
    }

    /** What is listened for. */
    Watch watch();

    /** What is listened for. */
    interface Watch {

        /** Most rules of one brand. */
        @WithDefault("5000")
        int maxRules();

        /** Most stored mentions that a preview looks at. */
        @WithDefault("200000")
        int maxPreviewRows();
    }
}
