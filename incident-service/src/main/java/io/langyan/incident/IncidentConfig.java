package io.langyan.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of this service. */
@ConfigMapping(prefix = "langyan.incident")
public interface IncidentConfig {

    /**
     * The Ed25519 private key that signs timelines: PKCS#8 in Base64. Has no default: a key that changes with each start would
     * make old timelines look forged.
     */
    String signingKey();

    /** A file, YAML or JSON, with the plan to publish at first start instead of the one that ships with the suite. */
    Optional<String> planFile();

    /**
     * Folder with {@code <calendar>-<year>.csv} files; they come before those that ship, so a new year is a new file, not a new
     * release.
     */
    Optional<Path> calendarDir();

    PlanConfig plan();

    ClocksConfig clocks();

    interface PlanConfig {

        /** True when {@link #planFile} is the plan's only author: published anew when it changed, and never edited by REST. */
        @WithDefault("false")
        boolean managed();
    }

    interface ClocksConfig {

        /** How often due clocks are looked for; the scheduler knows nothing shorter than a second. */
        @WithDefault("1s")
        String every();

        /** How long a claimed clock stays claimed when its claimer dies. */
        @WithDefault("30s")
        Duration lease();

        /** How many clocks are claimed at once. */
        @WithDefault("100")
        int batch();
    }
}
