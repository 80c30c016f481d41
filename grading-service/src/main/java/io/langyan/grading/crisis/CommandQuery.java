package io.langyan.grading.crisis;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.langyan.events.rest.StorableText;
import io.langyan.events.v1.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * What a person decides about a crisis.
 *
 * @param command {@code declare} raises it, {@code override} sets its level up or down, {@code false-alarm} ends it; {@code merge} joins it
 *     with another, {@code split} makes mentions of it a crisis of their own, {@code move} puts them into another
 * @param level of a declaration or override
 * @param with the crises to merge it with
 * @param mentions keys ({@code platform:externalId}) of those to split off or move
 * @param to the crisis they are moved to
 */
@RegisterForReflection
public record CommandQuery(
        @NotNull @Pattern(regexp = "declare|override|false-alarm|merge|split|move") String command,
        Level level,
        @Size(max = 20) List<@NotNull UUID> with,
        @Size(max = 500) List<@NotBlank @Size(max = 300) String> mentions,
        UUID to,
        @JsonDeserialize(using = StorableText.class) @NotBlank @Size(max = 2000) String reason) {

    /** Nothing listed is an empty list. */
    public CommandQuery {
        with = with == null ? List.of() : with;
        mentions = mentions == null ? List.of() : mentions;
    }

    boolean regroups() {
        return command.equals("merge") || command.equals("split") || command.equals("move");
    }
}
