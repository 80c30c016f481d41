package io.langyan.notification.escalation;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Pages.Group;
import io.langyan.notification.repeat.RepeatRow;
import io.langyan.notification.repeat.Repeats;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Pages the listener on duty (值班) for what stands below an incident; one group rings once within its window. What does not ring because its group
 * has rung is kept as a repeat. While an incident is at work on a crisis, only the incident pages.
 */
@ApplicationScoped
public class RingListener {

    public static final String ROLE = "listener";
    public static final String POLICY = "listener";
    public static final List<String> ROLES = List.of(ROLE);

    private final Pages pages;
    private final Incidents incidents;
    private final StartPage start;
    private final Repeats repeats;
    private final NotificationConfig config;

    RingListener(Pages pages, Incidents incidents, StartPage start, Repeats repeats, NotificationConfig config) {
        this.pages = pages;
        this.incidents = incidents;
        this.start = start;
        this.repeats = repeats;
        this.config = config;
    }

    /** Call within a transaction. */
    public Uni<Void> ring(PageRequest request) {
        return all(List.of(request));
    }

    /** The same for several, in their order, at the cost of a few statements for all. */
    public Uni<Void> all(List<PageRequest> requests) {
        Instant now = Instant.now();
        return quieting(requests, now)
                .map(quiet -> firstOfEach(requests, quiet.keySet()))
                .chain(first -> open(first).replaceWith(without(requests, first)))
                .chain(others -> quieting(others, now).map(quiet -> said(others, quiet, now)))
                .chain(repeats::keep);
    }

    private Uni<Map<Group, PageRow>> quieting(List<PageRequest> requests, Instant now) {
        return pages.quieting(requests.stream().map(RingListener::group).toList(), now.minus(config.ringAgain()), now);
    }

    private static Group group(PageRequest request) {
        return new Group(request.brand(), request.group());
    }

    private static List<PageRequest> firstOfEach(List<PageRequest> requests, Set<Group> quiet) {
        Map<Group, PageRequest> first = new LinkedHashMap<>();
        requests.forEach(request -> first.putIfAbsent(group(request), request));
        first.keySet().removeAll(quiet);
        return List.copyOf(first.values());
    }

    private static List<PageRequest> without(List<PageRequest> requests, List<PageRequest> first) {
        return requests.stream().filter(request -> !first.contains(request)).toList();
    }

    private Uni<Void> open(List<PageRequest> first) {
        return atWork(first)
                .map(busy -> first.stream()
                        .filter(request -> !busy.contains(request.crisisId()))
                        .toList())
                .chain(rings -> rings.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : start.all(rings).chain(pages::flush));
    }

    /** The crises that an incident is at work on. */
    private Uni<Set<UUID>> atWork(List<PageRequest> requests) {
        Uni<Set<UUID>> busy = Uni.createFrom().item(new HashSet<>());
        for (PageRequest request : requests) {
            UUID crisis = request.crisisId();
            busy = crisis == null
                    ? busy
                    : busy.call(found -> incidents.openFor(crisis).invoke(open -> {
                        if (open) {
                            found.add(crisis);
                        }
                    }));
        }
        return busy;
    }

    /** Those that no page keeps quiet are an incident's. */
    private List<RepeatRow> said(List<PageRequest> others, Map<Group, PageRow> quiet, Instant now) {
        return others.stream()
                .filter(request -> quiet.containsKey(group(request)))
                .map(request -> RepeatRow.of(request, quiet.get(group(request)), config.ringAgain(), now))
                .toList();
    }
}
