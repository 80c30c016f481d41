package io.langyan.events.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** A business row of the tests. */
@Entity
class Note {

    @Id
    UUID id;

    String text;

    @Version
    long version;
}
