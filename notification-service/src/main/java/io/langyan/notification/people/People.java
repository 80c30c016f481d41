package io.langyan.notification.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.PutOff;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** All people, and the only place that opens their contact points. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<PersonRow, UUID> {

    private static final TypeReference<List<Contact>> CONTACTS = new TypeReference<>() {};

    private final Vault vault;
    private final PutOff putOff;

    People(Vault vault, PutOff putOff) {
        this.vault = vault;
        this.putOff = putOff;
    }

    public Uni<List<PersonRow>> everybody() {
        return find("order by name, id").list();
    }

    public Uni<List<PersonRow>> of(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : concerned(ids, List.of(), List.of());
    }

    /**
     * Those of these ids, those who might fill one of these roles and those who are named, and perhaps some more: of very many people, few.
     *
     * @param named ids or user names
     */
    public Uni<List<PersonRow>> concerned(Collection<UUID> ids, Collection<String> roles, Collection<String> named) {
        List<String> asked = new ArrayList<>(List.of("1 = 0"));
        Map<String, Object> values = new HashMap<>();
        if (!named.isEmpty()) {
            asked.add("account in (:named) or cast(id as text) in (:lowered)");
            values.put("named", named);
            values.put(
                    "lowered",
                    named.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        }
        if (!ids.isEmpty()) {
            asked.add("id in (:ids)");
            values.put("ids", ids);
        }
        for (String role : roles) {
            String name = "role" + values.size();
            asked.add("roles like :" + name);
            values.put(name, "%\"" + role + "\"%");
        }
        return where(String.join(" or ", asked), values);
    }

    /** In SQL, for HQL is translated anew each time when it is given a list. */
    private Uni<List<PersonRow>> where(String condition, Map<String, Object> values) {
        return getSession().chain(session -> {
            Mutiny.SelectionQuery<PersonRow> query = session.createNativeQuery(
                    "select * from person where " + condition + " order by name, id", PersonRow.class);
            values.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** The person behind a signed-in user, or null. */
    public Uni<PersonRow> signedIn(String account) {
        return find("account", account).firstResult();
    }

    /** None where they cannot be opened: who else is called with them is called all the same. */
    public List<Contact> contacts(PersonRow person) {
        if (person.contacts == null) {
            return List.of();
        }
        try {
            return EventJson.mapper().readValue(vault.open(row(person), person.contacts), CONTACTS);
        } catch (JsonProcessingException | IllegalStateException closed) {
            putOff.count("contacts", person.id, closed);
            return List.of();
        }
    }

    public void setContacts(PersonRow person, List<Contact> contacts) {
        try {
            person.contacts = vault.seal(row(person), EventJson.mapper().writeValueAsString(contacts));
            person.contactChannels =
                    contacts.stream().map(Contact::channel).distinct().toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("contacts cannot be written");
        }
    }

    private static String row(PersonRow person) {
        return "person/" + person.id;
    }
}
