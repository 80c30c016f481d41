package io.langyan.notification.rota;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.RotaChecked;
import io.langyan.notification.people.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes and removes rotas, and tells whose duty that begins or ends. */
@ApplicationScoped
class WriteRota {

    private final Rotas rotas;
    private final People people;
    private final Duties duties;
    private final Checks checks;
    private final Outbox outbox;

    WriteRota(Rotas rotas, People people, Duties duties, Checks checks, Outbox outbox) {
        this.rotas = rotas;
        this.people = people;
        this.duties = duties;
        this.checks = checks;
        this.outbox = outbox;
    }

    /** @param ifMatch the version that was read, or null for any */
    Uni<RotaRow> one(Draft draft, String ifMatch) {
        Instant now = Instant.now();
        return allKnown(draft.people())
                .chain(() -> rotas.findById(draft.role()))
                .invoke(known -> sameVersion(known, ifMatch))
                .chain(known -> write(known, draft, now))
                .call(() -> duties.tellChanges(now));
    }

    /** Writes these and forgets the others. */
    Uni<Void> all(List<Draft> drafts) {
        Instant now = Instant.now();
        Set<String> roles = new HashSet<>();
        drafts.forEach(draft -> onlyOnce(roles, draft.role()));
        return allKnown(drafts.stream()
                        .flatMap(draft -> draft.people().stream())
                        .collect(Collectors.toSet()))
                .chain(() -> rotas.sorted())
                .chain(rows -> forget(
                        rows.stream().filter(row -> !roles.contains(row.role)).toList(), now))
                .chain(() -> writeAll(drafts, now))
                .chain(() -> duties.tellChanges(now));
    }

    Uni<Void> remove(String role, String ifMatch) {
        Instant now = Instant.now();
        return rotas.needed(role)
                .invoke(row -> sameVersion(row, ifMatch))
                .chain(row -> forget(List.of(row), now))
                .chain(() -> duties.tellChanges(now));
    }

    private Uni<Void> writeAll(List<Draft> drafts, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Draft draft : drafts) {
            chain = chain.chain(() -> rotas.findById(draft.role()))
                    .chain(known -> write(known, draft, now))
                    .replaceWithVoid();
        }
        return chain;
    }

    private Uni<RotaRow> write(RotaRow known, Draft draft, Instant now) {
        RotaRow row = known == null ? new RotaRow() : known;
        row.take(draft, now);
        return (known == null ? rotas.persist(row) : Uni.createFrom().item(row)).call(() -> checks.soon(row.role, now));
    }

    /** What was told of them holds no longer. */
    private Uni<Void> forget(List<RotaRow> rows, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (RotaRow row : rows) {
            RotaChecked nothing = new RotaChecked(row.role, List.of(), List.of(), List.of(), now, List.of());
            chain = chain.chain(() -> rotas.delete(row))
                    .chain(() -> outbox.add(Scope.allBrands(), RotaChecked.key(row.role), nothing));
        }
        return chain.chain(() -> rotas.flush());
    }

    private Uni<Void> allKnown(Collection<UUID> wanted) {
        return people.of(wanted)
                .invoke(found -> {
                    if (found.size() != wanted.size()) {
                        throw Problem.unprocessable("bad-rota", "有成员不存在。", "A member does not exist.");
                    }
                })
                .replaceWithVoid();
    }

    private static void onlyOnce(Set<String> roles, String role) {
        if (!roles.add(role)) {
            throw Problem.unprocessable("bad-rota", "角色 " + role + " 出现两次。", "The role " + role + " appears twice.");
        }
    }

    private static void sameVersion(RotaRow known, String ifMatch) {
        if (ifMatch != null && (known == null || !ifMatch.equals(RotasResource.tag(known.version)))) {
            throw Problem.preconditionFailed(
                    "rota-changed", "值班表已被他人修改，请重新读取。", "The rota was changed since you read it.");
        }
    }
}
