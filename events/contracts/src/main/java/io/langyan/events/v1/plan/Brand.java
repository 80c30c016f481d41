package io.langyan.events.v1.plan;

import java.util.List;

/**
 * A brand (品牌) that the plan protects.
 *
 * @param id short stable code, used as {@code brand} everywhere
 * @param name shown name
 * @param names company and product names and aliases; each is a watch term
 * @param ownAccounts names of the brand's own accounts by {@code platform:name}; what they write never counts as spread
 * @param media author names that count as media besides those the platform verified as media
 */
public record Brand(String id, String name, List<String> names, List<String> ownAccounts, List<String> media) {

    public Brand {
        names = names == null ? List.of() : List.copyOf(names);
        ownAccounts = ownAccounts == null ? List.of() : List.copyOf(ownAccounts);
        media = media == null ? List.of() : List.copyOf(media);
    }
}
