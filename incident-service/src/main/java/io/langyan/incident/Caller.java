package io.langyan.incident;

import io.langyan.events.rest.BrandScope;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;

/** Who is calling, from the token. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final BrandScope brands;

    Caller(SecurityIdentity identity, BrandScope brands) {
        this.identity = identity;
        this.brands = brands;
    }

    public Actor actor() {
        return new Actor(identity.getPrincipal().getName(), brands.limit());
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** @throws io.langyan.events.rest.Problem 403 when the brand is not the caller's */
    public void requireBrand(String brand) {
        brands.require(brand);
    }

    public boolean maySee(String brand) {
        return brands.allows(brand);
    }

    /** What a list is limited to, see {@link BrandScope#limitTo}. */
    public Optional<Set<String>> limitTo(String brand) {
        return brands.limitTo(brand);
    }
}
