package io.langyan.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be set of the ways by which mentions come in; a part of {@link MonitoringConfig}. */
public interface WaysInConfig {

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
