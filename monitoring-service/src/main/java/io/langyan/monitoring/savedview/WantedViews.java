package io.langyan.monitoring.savedview;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.mention.MentionFilters;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns what somebody asks for into a view, or refuses it. */
@ApplicationScoped
class WantedViews {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_COLUMNS = 40;

    private final MentionFilters filters;
    private final BrandScope scope;
    private final SecurityIdentity caller;
    private final Clock clock = Clock.systemUTC();

    WantedViews(MentionFilters filters, BrandScope scope, SecurityIdentity caller) {
        this.filters = filters;
        this.scope = scope;
        this.caller = caller;
    }

    SavedView made(WantedView wanted, String owner) {
        check(wanted);
        return new SavedView(
                TimeOrderedId.next(),
                owner,
                brand(wanted),
                isShared(wanted),
                wanted.name().strip(),
                filter(wanted),
                columns(wanted),
                1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    SavedView changed(WantedView wanted, SavedView before, int version) {
        check(wanted);
        return new SavedView(
                before.id(),
                before.owner(),
                brand(wanted),
                isShared(wanted),
                wanted.name().strip(),
                filter(wanted),
                columns(wanted),
                version,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void check(WantedView wanted) {
        if (wanted == null
                || wanted.name() == null
                || wanted.name().isBlank()
                || !isShort(wanted.name(), LONGEST_NAME)) {
            throw Problem.badRequest("bad-name", "name 应为 1 到 100 个字符", "name has 1 to 100 characters");
        }
        if (!MentionFilters.NAMES.containsAll(filter(wanted).keySet())) {
            throw Problem.badRequest("bad-filter", "filter 中有未知的名称", "the filter has a name that is unknown");
        }
        filters.read(filter(wanted));
        if (columns(wanted).size() > MOST_COLUMNS
                || !columns(wanted).stream().allMatch(column -> column != null && column.matches("[a-zA-Z-]{1,40}"))) {
            throw Problem.badRequest("bad-columns", "columns 不是列名", "columns are no names of columns");
        }
        if (brand(wanted) != null) {
            scope.require(brand(wanted));
        }
        if (isShared(wanted) && brand(wanted) == null) {
            throw Problem.badRequest("bad-brand", "共享视图须指明品牌", "a shared view names its brand");
        }
        if (isShared(wanted) && !caller.hasRole(Roles.ANALYST)) {
            throw Problem.forbidden("role-forbidden", "共享视图须分析员以上", "sharing a view takes an analyst");
        }
    }

    private static boolean isShort(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isShared(WantedView wanted) {
        return Boolean.TRUE.equals(wanted.shared());
    }

    private static String brand(WantedView wanted) {
        return wanted.brand() == null || wanted.brand().isBlank()
                ? null
                : wanted.brand().strip();
    }

    private static Map<String, String> filter(WantedView wanted) {
        Map<String, String> given = new HashMap<>(wanted.filter() == null ? Map.of() : wanted.filter());
        given.values().removeIf(Objects::isNull);
        return given;
    }

    private static List<String> columns(WantedView wanted) {
        return wanted.columns() == null ? List.of() : wanted.columns();
    }
}
