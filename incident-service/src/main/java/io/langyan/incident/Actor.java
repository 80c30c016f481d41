package io.langyan.incident;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks for something.
 *
 * @param name the user name
 * @param brands the brands they may act for, empty for all
 */
public record Actor(String name, Optional<Set<String>> brands) {

    public boolean mayActFor(String brand) {
        return brands.isEmpty() || brands.get().contains(brand);
    }
}
