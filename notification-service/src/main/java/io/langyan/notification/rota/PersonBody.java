package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.plan.Finding;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.plan.PlannedNames;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A person over REST. Contact points go in and never come out: an answer tells only their kinds.
 *
 * @param user OIDC user name
 * @param contacts in a PUT absent: as they were
 * @param language {@code zh-CN} or {@code en}, in which pushes are written; absent: the installation's
 * @param zone in which they tell times; absent: the installation's
 * @param warnings roles and brands that no plan names, or not yet; only in answers to who wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonBody(
        UUID id,
        String name,
        String user,
        List<String> roles,
        List<String> brands,
        List<Contact> contacts,
        List<String> contactChannels,
        String language,
        String zone,
        List<String> onDuty,
        Integer version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> warnings) {

    static PersonBody of(PersonRow row) {
        return new PersonBody(
                row.id,
                row.name,
                row.account,
                row.roles,
                row.brands,
                null,
                row.contactChannels,
                row.language,
                row.zone,
                row.onDuty,
                row.version,
                List.of());
    }

    PersonBody warned(PlannedNames names) {
        return new PersonBody(
                id,
                name,
                user,
                roles,
                brands,
                contacts,
                contactChannels,
                language,
                zone,
                onDuty,
                version,
                Stream.of(names.unplannedRoles("/roles", roles), names.unplannedBrands("/brands", brands))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public String toString() {
        return "PersonBody[" + id + "]";
    }
}
