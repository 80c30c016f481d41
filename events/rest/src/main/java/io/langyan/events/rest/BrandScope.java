package io.langyan.events.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The brands the caller may see, from the claim {@code langyan_brands} of its token; {@code *} stands for all. */
@RequestScoped
public class BrandScope {

    static final String CLAIM = "langyan_brands";
    private static final String ALL = "*";

    private final SecurityIdentity identity;

    BrandScope(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws Problem 403 when the brand is not the caller's */
    public void require(String brand) {
        if (!allows(brand)) {
            throw Problem.forbidden("brand-forbidden", "无权查看或操作该品牌。", "This brand is not one of yours.");
        }
    }

    /** Whether the caller may see this brand. */
    public boolean allows(String brand) {
        return limit().map(own -> brand != null && own.contains(brand)).orElse(true);
    }

    /** The caller's brands; empty when it may see all. A caller without the claim sees none. */
    public Optional<Set<String>> limit() {
        Set<String> own = brands();
        return own.contains(ALL) ? Optional.empty() : Optional.of(own);
    }

    /**
     * What a list is to be filtered by: the one brand asked for, or all of the caller's.
     *
     * @param asked from {@code ?brand=}, null when not asked
     * @return empty when nothing limits the list
     * @throws Problem 403 when the brand asked for is not the caller's
     */
    public Optional<Set<String>> limitTo(String asked) {
        if (asked == null || asked.isBlank()) {
            return limit();
        }
        require(asked);
        return Optional.of(Set.of(asked));
    }

    private Set<String> brands() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return names(token.getClaim(CLAIM)).collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    private static Stream<String> names(Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().flatMap(BrandScope::names);
        }
        if (claim instanceof JsonString one) {
            return names(one.getString());
        }
        return claim == null
                ? Stream.empty()
                : Arrays.stream(claim.toString().split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }
}
