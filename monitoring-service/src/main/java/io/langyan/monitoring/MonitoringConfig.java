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

    /** Hits with the same text ring once in this time; divided by the plan's time scale. */
    @WithDefault("1h")
    Duration hitQuiet();

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
}
