package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.util.List;

/**
 * Which pages go by which policy (路由). All its conditions must hold; an empty list, and null, is none. What a page does not tell holds no
 * condition.
 *
 * @param name what people call it
 * @param brands ids of brands of the plan
 * @param levels among those that the policy is for; empty for all of these
 * @param types of crisis: opinion rumour pr legal
 * @param categories risk categories (风险类别), such as {@code product-safety}; a page of several needs one of them. The same for the next
 * @param platforms codes
 * @param whys reasons of pages, such as {@code hit}
 * @param hours of each day
 * @param days by the plan's calendar
 * @param policy name of the policy that pages go by
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Route(
        String name,
        List<String> brands,
        List<Level> levels,
        List<String> types,
        List<String> categories,
        List<String> platforms,
        List<String> whys,
        Hours hours,
        Days days,
        String policy) {

    /** Working days (工作日) and rest days (休息日), make-up days (调休) included. */
    public enum Days {
        working,
        rest
    }

    /**
     * Those over midnight belong to the day on which they begin.
     *
     * @param from HH:mm in the plan's zone
     * @param to HH:mm, of the next day when it is earlier than {@code from}
     */
    public record Hours(String from, String to) {}

    public Route {
        brands = brands == null ? List.of() : List.copyOf(brands);
        levels = levels == null ? List.of() : List.copyOf(levels);
        types = types == null ? List.of() : List.copyOf(types);
        categories = categories == null ? List.of() : List.copyOf(categories);
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        whys = whys == null ? List.of() : List.copyOf(whys);
    }
}
