package io.langyan.incident.people;

import io.langyan.events.v1.PersonChanged;
import io.langyan.incident.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity(name = "Person")
@Table(name = "person")
class PersonRow {

    @Id
    UUID id;

    String name;

    @Column(name = "user_name")
    String userName;

    String roles;

    @Column(name = "on_duty")
    String onDuty;

    String brands;

    @Column(name = "changed_at")
    Instant changedAt;

    static PersonRow of(PersonChanged person) {
        var row = new PersonRow();
        row.id = person.personId();
        row.name = person.name();
        row.userName = person.user();
        row.roles = text(person.roles());
        row.onDuty = text(person.onDuty());
        row.brands = text(person.brands());
        row.changedAt = person.at();
        return row;
    }

    private static String text(List<String> list) {
        return JsonText.of(list == null ? List.of() : list);
    }

    Person person() {
        return new Person(
                id,
                name,
                userName,
                JsonText.list(roles, String.class),
                JsonText.list(onDuty, String.class),
                JsonText.list(brands, String.class));
    }
}
