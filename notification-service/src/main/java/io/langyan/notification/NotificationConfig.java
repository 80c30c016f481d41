package io.langyan.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the service; environment variables are {@code LANGYAN_NOTIFICATION_…}. */
@ConfigMapping(prefix = "langyan.notification")
public interface NotificationConfig {

    /** Key for contact points and credentials at rest: 32 bytes in base64. No default: the service does not start without. */
    String contactKey();

    /**
     * The contact key from before it was changed. It opens what it had sealed; what is written is sealed by the other. Needed until every channel and
     * every person with contact points has been written anew.
     */
    Optional<String> contactKeyPrevious();

    /** Key for one-time links and codes: 32 bytes in base64; derived from the other when absent. Changing it voids them. */
    Optional<String> ackKey();

    /** Where the suite is reached from a phone; links in pushes start with it. */
    @WithDefault("http://127.0.0.1:8080")
    URI publicUrl();

    /**
     * Channels to write at each start, a JSON array as {@code PUT /api/channels} takes it under {@code items}. For
     * installations that keep their channels in configuration.
     */
    Optional<String> channels();

    /** Lets pages of drills (演练) through every channel, not only those marked {@code drill}. */
    @WithDefault("false")
    boolean drillsPush();

    /** A push that would have to wait longer fails over to the next channel of its step; where there is none its page does not wait for it. */
    @WithDefault("20s")
    @DurationMin(millis = 1)
    Duration patience();

    /** How long a provider may take to answer; then the outcome is unknown. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration sendTimeout();

    /** Of each robot's messages in a minute, so many are kept for L1: of the twenty that most allow, one is left for others and one for digests. */
    @WithDefault("4")
    @Min(0)
    @Max(18)
    int reserve();

    /** A channel that refused our credentials or is gone is tried again after this. */
    @WithDefault("1m")
    @DurationMin(millis = 1)
    Duration probe();

    /** Hits of one group ring again only after this. */
    @WithDefault("24h")
    @DurationMin(millis = 1)
    Duration ringAgain();

    /** How far ahead rotas are looked through for hours without anybody and for people who cannot be reached. */
    @WithDefault("3d")
    @DurationMin(millis = 1)
    Duration rotaAhead();

    /** How often it is seen whether something is to be told of a channel, a rota or an escalation. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    Duration look();

    /** How often the escalations of plans are looked through, and how long after a plan is new for the first time. */
    @WithDefault("5m")
    @DurationMin(millis = 1)
    Duration chainsEvery();

    /**
     * Tells of people on a rota who have a contact point but none that is verified. They get their pages either way: a page lost is worse than
     * one to a wrong number.
     */
    @WithDefault("true")
    boolean tellUnverified();

    /**
     * Folder with {@code <calendar>-<year>.csv} files; they come before those that ship, so a new year is a new file, not a new
     * release.
     */
    Optional<Path> calendarDir();

    /** Where webhooks may go. */
    Outbound outbound();

    /** Webhooks go to addresses that people enter. */
    interface Outbound {

        /**
         * Private or reserved places that may be sent to, and others on ports beside those below: hosts or blocks of
         * addresses, each with a port or for every port: {@code alerts.corp:8443}, {@code 10.1.0.0/16}.
         */
        Optional<List<String>> allow();

        /** Ports on which the open internet may be sent to. */
        @WithDefault("443")
        Set<Integer> ports();
    }

    /** In what pushes are written to whom nothing else is known of: {@code zh-CN} or {@code en}. */
    @WithDefault("zh-CN")
    String language();

    /** In which times are told in pushes to whom nothing else is known of. */
    @WithDefault("Asia/Shanghai")
    String zone();

    /** How long a one-time link or a code may be used. */
    @WithDefault("24h")
    @DurationMin(millis = 1)
    Duration claimLife();

    /** No mute may last longer than this. */
    @WithDefault("168h")
    @DurationMin(millis = 1)
    Duration longestMute();

    /** The dead-man switch. */
    Deadman deadman();

    /** Whose silence is told, and when. */
    interface Deadman {

        /**
         * What must beat: services by name, {@code pipeline} for the way of a mention through all of them, {@code database} for this service's own.
         * Leave out what is scaled down on purpose; {@code none} watches nothing.
         */
        @WithDefault("monitoring,grading,incident,notification,review,pipeline,database")
        Set<String> watched();

        /** So long a service or the database may be silent, and so long it must be back before that is told. */
        @WithDefault("2m")
        @DurationMin(millis = 1)
        Duration silence();

        /** The same for the pipeline: a probe goes each minute, and may wait behind a backlog. */
        @WithDefault("5m")
        @DurationMin(millis = 1)
        Duration pipelineSilence();

        /** After a start, or after it slept, the switch accuses nobody for so long: others may be starting too. */
        @WithDefault("5m")
        @DurationMin
        Duration grace();

        /** A silence that lasts is told again after this. */
        @WithDefault("30m")
        @DurationMin(millis = 1)
        Duration again();

        /** How often the switch looks. */
        @WithDefault("5s")
        @DurationMin(millis = 1)
        Duration look();

        /** In which times are told. */
        @WithDefault("Asia/Shanghai")
        ZoneId zone();

        /**
         * Fetched while the switch is at work, so that somebody outside notices when the whole suite is gone: a check of healthchecks.io
         * or the like. Secret: whoever has it can pretend.
         */
        Optional<String> outwardUrl();

        /** How often that is fetched. */
        @WithDefault("1m")
        @DurationMin(seconds = 1)
        Duration outwardEvery();
    }
}
