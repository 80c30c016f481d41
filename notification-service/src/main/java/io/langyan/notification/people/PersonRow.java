package io.langyan.notification.people;

import io.langyan.events.v1.Envelope;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person; {@code contacts} is sealed. */
@Entity
@Table(name = "person")
public class PersonRow {

    @Id
    public UUID id;

    public String name;

    /** The OIDC user name, null when not linked. */
    public String account;

    @Convert(converter = Strings.class)
    public List<String> roles = List.of();

    /** Empty or {@code *} for all. */
    @Convert(converter = Strings.class)
    public List<String> brands = List.of();

    /** Roles they are on duty for, as last told to the other services. */
    @Convert(converter = Strings.class)
    public List<String> onDuty = List.of();

    public byte[] contacts;

    @Convert(converter = Strings.class)
    public List<String> contactChannels = List.of();

    /** In what they read, {@code zh-CN} or {@code en}; null as the installation has it. */
    public String language;

    /** In which they are told times; null as the installation has it. */
    public String zone;

    public Instant changedAt;

    @Version
    public int version;

    /** @param name an id or a user name */
    public boolean isNamed(String name) {
        return name.equals(account) || name.equalsIgnoreCase(id.toString());
    }

    /** What concerns all brands concerns everybody. */
    public boolean covers(String brand) {
        return brand.equals(Envelope.ALL_BRANDS) || brands.isEmpty() || brands.contains("*") || brands.contains(brand);
    }
}
