package io.langyan.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** Hits with the same text ring once in this time; divided by the plan's time scale. */
    @WithDefault("1h")
    Duration hitQuiet();

    /** How many whole months the ledger is kept besides the current one. */
    @WithDefault("13")
    int keepMonths();

    /** Imported files. */
    Imports imports();

    /** Imported files. */
    interface Imports {

        /** Largest file of an import. */
        @WithDefault("256M")
        MemorySize maxFile();

        /** A worker that has said nothing for so long has died, and another goes on. */
        @WithDefault("15s")
        Duration lease();
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
}
