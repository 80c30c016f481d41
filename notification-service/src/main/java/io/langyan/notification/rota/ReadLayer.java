package io.langyan.notification.rota;

import io.langyan.notification.rota.LayerBody.HandoverBody;
import io.langyan.notification.rota.LayerBody.HoursBody;
import io.langyan.notification.schedule.Handover;
import io.langyan.notification.schedule.Hours;
import io.langyan.notification.schedule.Layer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Understands a layer, or says with 422 which field cannot be. */
final class ReadLayer {

    private static final int LONGEST_TURN = 366;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_PEOPLE = 100;
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalDate A_MONDAY = LocalDate.of(2024, 1, 1);

    private ReadLayer() {}

    /** @param at where it stands, such as {@code layers[0]} */
    static Layer layer(LayerBody body, String at) {
        if (body == null) {
            throw RotaField.LAYER.refused(at);
        }
        String name = body.name() == null ? "" : body.name().strip();
        if (name.length() > LONGEST_NAME) {
            throw RotaField.NAME.refused(at + ".name");
        }
        if (body.handover() != null && body.handover().zone() != null) {
            throw RotaField.OLD_ZONE.refused(at + ".handover.zone");
        }
        return new Layer(
                name,
                people(body.people(), at + ".people"),
                handover(body.handover(), at + ".handover"),
                hours(body.only(), at + ".only"));
    }

    static List<UUID> people(List<UUID> people, String at) {
        if (people == null || people.size() > MOST_PEOPLE || people.stream().anyMatch(Objects::isNull)) {
            throw RotaField.PEOPLE.refused(at);
        }
        return people;
    }

    static Handover handover(HandoverBody body, String at) {
        return body == null
                ? new Handover(1, NINE, A_MONDAY)
                : read(RotaField.HANDOVER, at, () -> {
                    LocalTime time = time(body.at(), NINE);
                    LocalDate from = body.from() == null ? A_MONDAY : LocalDate.parse(body.from());
                    return switch (every(body)) {
                        case "daily" -> new Handover(1, time, from);
                        case "weekly" ->
                            Handover.weekly(
                                    body.day() == null ? DayOfWeek.MONDAY : LayerBody.weekday(body.day()), time, from);
                        case "days" -> new Handover(days(body), time, from);
                        default -> throw new IllegalArgumentException("every");
                    };
                });
    }

    private static String every(HandoverBody body) {
        boolean counted = body.days() != null;
        String every = body.every() == null ? counted ? "days" : "daily" : body.every();
        if (counted != every.equals("days")) {
            throw new IllegalArgumentException("days");
        }
        return every;
    }

    private static int days(HandoverBody body) {
        if (body.days() > LONGEST_TURN) {
            throw new IllegalArgumentException("days");
        }
        return body.days();
    }

    private static Hours hours(HoursBody body, String at) {
        return body == null
                ? Hours.ALL
                : read(
                        RotaField.ONLY,
                        at,
                        () -> new Hours(
                                weekdays(body.weekdays()),
                                kind(body.days()),
                                time(body.from(), LocalTime.MIDNIGHT),
                                time(body.to(), LocalTime.MIDNIGHT)));
    }

    private static Set<DayOfWeek> weekdays(List<String> names) {
        return names == null ? Set.of() : names.stream().map(LayerBody::weekday).collect(Collectors.toSet());
    }

    private static Hours.Kind kind(String days) {
        return days == null ? Hours.Kind.ANY : Hours.Kind.valueOf(days.toUpperCase(Locale.ROOT));
    }

    private static LocalTime time(String text, LocalTime otherwise) {
        return text == null ? otherwise : LocalTime.parse(text);
    }

    private static <T> T read(RotaField field, String at, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException | IllegalArgumentException | NullPointerException unreadable) {
            throw field.refused(at);
        }
    }
}
