package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.schedule.Handover;
import io.langyan.notification.schedule.Hours;
import io.langyan.notification.schedule.Layer;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A layer over REST, and as it lies in the database.
 *
 * @param only absent: always
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerBody(String name, List<UUID> people, HandoverBody handover, HoursBody only) {

    /**
     * When the duty passes on.
     *
     * @param every {@code daily}, {@code weekly} or {@code days}
     * @param days how many, for {@code days}
     * @param at local time such as 09:00
     * @param day for weekly, such as monday
     * @param zone only in the shape from before layers, which had it here
     * @param from the day of the first handover; weekly: the first such weekday from then on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandoverBody(String every, Integer days, String at, String day, String zone, String from) {

        static HandoverBody of(Handover handover, String zone) {
            boolean weekly = handover.days() == Handover.WEEK;
            boolean daily = handover.days() == 1;
            return new HandoverBody(
                    weekly ? "weekly" : daily ? "daily" : "days",
                    weekly || daily ? null : handover.days(),
                    handover.at().toString(),
                    weekly ? lower(handover.first().getDayOfWeek()) : null,
                    zone,
                    handover.first().toString());
        }
    }

    /**
     * The hours of a layer.
     *
     * @param weekdays such as saturday; absent for all
     * @param days {@code working} or {@code rest} by the calendar; absent for both
     * @param from local time, absent 00:00
     * @param to local time; not after {@code from}: on the next day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HoursBody(List<String> weekdays, String days, String from, String to) {

        static HoursBody of(Hours hours) {
            return new HoursBody(
                    hours.weekdays().isEmpty()
                            ? null
                            : hours.weekdays().stream()
                                    .sorted()
                                    .map(LayerBody::lower)
                                    .toList(),
                    hours.byCalendar() ? lower(hours.kind()) : null,
                    hours.from().toString(),
                    hours.to().toString());
        }
    }

    static LayerBody of(Layer layer) {
        return new LayerBody(
                layer.name(),
                layer.people(),
                HandoverBody.of(layer.handover(), null),
                layer.hours().equals(Hours.ALL) ? null : HoursBody.of(layer.hours()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
