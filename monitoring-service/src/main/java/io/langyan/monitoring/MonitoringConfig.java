package io.langyan.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set in monitoring, with its defaults. */
@ConfigMapping(prefix = "langyan.monitoring")
public interface MonitoringConfig {

    /** Secret of the author hash, at least 16 bytes. Changing it makes known authors look new. */
    String authorHashKey();

    /** Largest body of {@code POST /api/mentions} as sent. */
    @WithDefault("10M")
    MemorySize maxBody();

    /** Largest body of {@code POST /api/mentions} after gzip is undone. */
    @WithDefault("64M")
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

    /** Imported files. */
    Imports imports();

    /** Manual patrols. */
    Patrols patrols();

    /** Staff reports. */
    Reports reports();

    /** Evidence. */
    EvidenceStore evidence();

    /** Imported files. */
    interface Imports {

        /** Largest file of an import. */
        @WithDefault("256M")
        MemorySize maxFile();

        /** A worker that has said nothing for so long has died, and another goes on. */
        @WithDefault("15s")
        Duration lease();

        /** What the entries of an XLSX file may unpack to, together. */
        @WithDefault("512M")
        MemorySize maxUnpackedXlsx();
    }

    /** A folder whose files are imported as they come. */
    DropFolder dropFolder();

    /** A folder whose files are imported as they come; shared storage is fine, one replica at a time looks. */
    interface DropFolder {

        /** Where crawlers and people put files. Absent: no folder is watched. */
        Optional<String> path();

        /** Where files go once imported and unchanged for a day. Absent: they stay where they are. */
        Optional<String> archive();

        /** How often the folder is looked through; where the file system tells of changes, it is looked at sooner. */
        @WithDefault("5s")
        Duration poll();

        /** A file is complete when size and time of change have stayed the same for so long. */
        @WithDefault("10s")
        Duration settle();
    }

    /** Feeds that vendors push. */
    Webhooks webhooks();

    /** Feeds that vendors push. */
    interface Webhooks {

        /** Largest payload. */
        @WithDefault("1M")
        MemorySize maxBody();

        /** Most items of a payload. */
        @WithDefault("5000")
        int maxItems();

        /** Requests a minute that one webhook may send to one replica. */
        @WithDefault("300")
        int ratePerMinute();

        /** How far a signed time may lie from ours. */
        @WithDefault("5m")
        Duration tolerance();

        /** How long a message is remembered, so that a repeat changes nothing; senders try again for up to 76 hours. */
        @WithDefault("4d")
        Duration remember();
    }

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

    /** What this service asks of addresses that people enter. */
    Outbound outbound();

    /** What this service asks of addresses that people enter. */
    interface Outbound {

        /**
         * Places inside that may be asked all the same, such as the deployment's RSSHub: {@code rsshub:1200}, {@code 10.1.0.0/16},
         * {@code 127.0.0.1:1200}. Without a port every port of the place.
         */
        Optional<List<String>> allow();

        /** Ports that may be asked of the whole internet. */
        @WithDefault("80,443")
        Set<Integer> ports();
    }

    /** Feeds that are polled. */
    Feeds feeds();

    /** Feeds that are polled. */
    interface Feeds {

        /** Polls at a time, of one replica. */
        @WithDefault("16")
        int atOnce();

        /** Polls at a time of one host, of all replicas: a slow host may not take all places. */
        @WithDefault("4")
        int perHost();

        /** Largest feed, after gzip is undone. */
        @WithDefault("5M")
        MemorySize maxBody();

        /** A poll that takes longer has failed. */
        @WithDefault("30s")
        Duration timeLimit();

        /** No feed is asked more often than this, whatever its source says. */
        @WithDefault("15s")
        Duration shortestInterval();
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
