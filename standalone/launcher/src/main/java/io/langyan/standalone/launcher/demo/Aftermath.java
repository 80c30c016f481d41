package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.cli.VerifyTimelineCommand;
import io.langyan.standalone.launcher.client.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;

/** What remains: the review that drafts itself and a timeline anybody can verify. */
final class Aftermath {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Rest rest;
    private final Stage stage;
    private final Narrator tell;
    private final Path folder;

    /** @param folder where review and timeline are put for the user to look at */
    Aftermath(Rest rest, Stage stage, Narrator tell, Path folder) {
        this.rest = rest;
        this.stage = stage;
        this.tell = tell;
        this.folder = folder;
    }

    void review(String incident) {
        tell.chapter("复盘", "the review");
        JsonNode review = stage.review(incident, SOON);
        tell.step(
                "复盘草稿已生成",
                "review drafted by itself",
                Outbreak.since(Outbreak.time(review.path("closedAt")), review.path("draftedAt")));
        for (JsonNode clock : review.path("report").path("timeliness")) {
            tell.detail("%-12s %-9s 计划/planned %s s  实际/real %s s"
                    .formatted(
                            clock.path("clock").asText(),
                            clock.path("outcome").asText(),
                            clock.path("plannedSeconds").asText(),
                            clock.path("realSeconds").asText("—")));
        }
        String path = "/api/reviews/" + review.path("id").asText();
        tell.detail(write("review-" + incident + ".md", rest.text("viewer", path, "text/markdown"))
                .toString());
    }

    /** @throws IllegalStateException when the chain does not verify */
    void timeline(String incident) {
        String lines = rest.text("viewer", "/api/incidents/" + incident + "/timeline/export", "application/x-ndjson");
        Path file = write("timeline-" + incident + ".ndjson", lines);
        JsonNode keys = rest.get("viewer", "/api/incidents/keys").path("items");
        int exit = new CommandLine(new VerifyTimelineCommand())
                .execute(file.toString(), keys.path(0).path("key").asText());
        if (exit != 0) {
            throw new IllegalStateException("the timeline does not verify: " + file);
        }
        tell.step("时间线离线验证通过", "timeline verified offline", null);
        tell.detail(file.toString());
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve(name), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
