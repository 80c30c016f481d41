package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Closes the incidents that opened beside the one that is told, so that nobody is called for the drill any more once it has ended. */
final class CloseOthers {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Rest rest;
    private final DrillBrand brand;
    private final Stage stage;
    private final Narrator tell;

    CloseOthers(Rest rest, DrillBrand brand, Stage stage, Narrator tell) {
        this.rest = rest;
        this.brand = brand;
        this.stage = stage;
        this.tell = tell;
    }

    void all() {
        List<String> others = open();
        others.forEach(id -> new Response(rest, brand, stage, tell, id).closeAside());
        stage.await(
                "no incident of the drill open", SOON, () -> open().isEmpty() ? Optional.of(true) : Optional.empty());
        tell.step(
                "另有 " + others.size() + " 起演练事件一并结案，不再呼叫",
                others.size() + " other incidents of the drill closed: nobody is called any more",
                null);
    }

    private List<String> open() {
        JsonNode items = rest.get("viewer", "/api/incidents?state=open&limit=100&brand=" + brand.id())
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(incident -> incident.path("id").asText())
                .toList();
    }
}
