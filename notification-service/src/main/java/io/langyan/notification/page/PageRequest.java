package io.langyan.notification.page;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody must know: what an incident asked for, or what a crisis or a signal means for the listener.
 *
 * @param group pages of one group ring once, null for none
 * @param policy name of the escalation policy
 * @param trial grading only tries: it would have paged
 * @param conversation what else was told of the same story is in it too
 */
public record PageRequest(
        UUID pageId,
        Scope scope,
        UUID incidentId,
        UUID crisisId,
        String group,
        Level level,
        List<String> roles,
        String policy,
        String why,
        String title,
        Map<String, String> facts,
        boolean trial,
        Instant at,
        UUID conversation) {

    /** In the conversation of its crisis, else of its incident, else of its group; without any of them in one of its own. */
    public PageRequest(
            UUID pageId,
            Scope scope,
            UUID incidentId,
            UUID crisisId,
            String group,
            Level level,
            List<String> roles,
            String policy,
            String why,
            String title,
            Map<String, String> facts,
            boolean trial,
            Instant at) {
        this(
                pageId,
                scope,
                incidentId,
                crisisId,
                group,
                level,
                roles,
                policy,
                why,
                title,
                facts,
                trial,
                at,
                conversation(pageId, scope, incidentId, crisisId, group));
    }

    /** What tells of the suite itself and of nothing that it watches. */
    private static final Set<String> OF_THE_SUITE =
            Set.of("channel-down", "channel-quota", "chain-check", "rota-check");

    /** Whether it tells that what calls people is itself broken, or soon will be. */
    public boolean isOfTheSuite() {
        return OF_THE_SUITE.contains(why);
    }

    /** The same in a conversation that these ids do not tell. */
    public PageRequest in(UUID other) {
        return new PageRequest(
                pageId, scope, incidentId, crisisId, group, level, roles, policy, why, title, facts, trial, at, other);
    }

    private static UUID conversation(UUID page, Scope scope, UUID incident, UUID crisis, String group) {
        if (crisis != null) {
            return Conversation.ofCrisis(scope, crisis);
        }
        if (incident != null) {
            return Conversation.of(scope, "incident/" + incident);
        }
        return group == null ? page : Conversation.of(scope, group);
    }

    public String brand() {
        return scope.brand();
    }

    /** Of its crisis: opinion rumour pr legal. Null where it does not tell. */
    public String type() {
        return facts.get("type");
    }

    /** That of a hit or a source, those that a crisis has reached; none where it does not tell. */
    public Set<String> platforms() {
        return codes("platform", "platforms");
    }

    /** The risk categories (风险类别) of its crisis; none where it does not tell. */
    public Set<String> categories() {
        return codes("categories");
    }

    /** Facts are texts for people, in which codes stand between spaces or 、 */
    private Set<String> codes(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(facts.getOrDefault(name, "").split("[\\s、]+")))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }
}
