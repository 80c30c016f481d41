package io.langyan.grading.crisis;

import io.langyan.events.v1.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a person decides about a crisis.
 *
 * @param command {@code declare} raises it, {@code override} sets its level up or down, {@code false-alarm} ends it
 * @param level of a declaration or override
 */
@RegisterForReflection
public record CommandQuery(
        @NotNull @Pattern(regexp = "declare|override|false-alarm") String command,
        Level level,
        @NotBlank @Size(max = 2000) String reason) {}
