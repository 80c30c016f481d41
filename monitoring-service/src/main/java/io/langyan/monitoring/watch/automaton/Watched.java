package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.language.Expr;
import java.util.UUID;

/**
 * Something listened for.
 *
 * @param rule its id, null for what comes from a plan
 * @param negative the mention is negative whatever the reading says
 */
public record Watched(String brand, UUID rule, Effect effect, boolean negative, Expr expr) {}
