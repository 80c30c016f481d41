package io.langyan.standalone.launcher.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.launcher.client.Refused;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a fresh suite needs before it can page anybody, given to it through REST as its administrator would: people for the roles of the
 * default plan, and channels that lead to the simulators. What the user has set since stays as it is.
 */
final class FirstSettings {

    /** The service that keeps them. */
    static final String TAKEN_BY = "notification";

    private static final String CHANNELS = "/api/channels";
    private static final String PEOPLE = "/api/people";

    private static final String ADMIN = "admin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest rest;
    private final SimulatorAccounts simulators;
    private final Progress progress;

    FirstSettings(Rest rest, SimulatorAccounts simulators, Progress progress) {
        this.rest = rest;
        this.simulators = simulators;
        this.progress = progress;
    }

    /** A suite that could not be given them is up all the same: it says so, and the next start tries again. */
    void give() {
        try {
            channels();
            people();
        } catch (UserError | Refused e) {
            progress.say("  nobody can be paged yet: " + e.getMessage());
        }
    }

    /** A channel that leads to simulators follows them to their port of today; one that leads elsewhere is the user's. */
    private void channels() {
        JsonNode present = rest.get(ADMIN, CHANNELS).path("items");
        List<Map<String, Object>> wanted = simulators.channels().stream()
                .filter(channel -> named(present, "name", (String) channel.get("name"))
                        .map(known -> leadsToSimulators(known) && !isAsWanted(known, channel))
                        .orElse(true))
                .toList();
        if (!wanted.isEmpty()) {
            rest.put(ADMIN, CHANNELS, Map.of("items", wanted));
        }
    }

    private static boolean leadsToSimulators(JsonNode known) {
        return SimulatorAccounts.areAt(known.path("baseUrl").asText());
    }

    /** Also up: writing a channel is what revives one that was refused. Of secrets only the names come out. */
    static boolean isAsWanted(JsonNode known, Map<String, Object> channel) {
        ObjectNode wanted = JSON.valueToTree(channel);
        JsonNode secrets = wanted.remove("secrets");
        return "up".equals(known.path("state").asText())
                && names(secrets).equals(names(known.path("secrets")))
                && wanted.properties().stream()
                        .allMatch(field -> field.getValue().equals(known.path(field.getKey())));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void people() {
        if (!rest.get(ADMIN, PEOPLE + "?limit=1").path("items").isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (DemoPerson person : DemoPerson.ALL) {
            rest.post(ADMIN, PEOPLE, person.body());
            names.add(person.name());
        }
        progress.say("  people to page: " + String.join(", ", names));
    }

    private static Optional<JsonNode> named(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .findFirst();
    }
}
