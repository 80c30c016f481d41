package io.langyan.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All channels, and the only place that opens their secrets. */
@ApplicationScoped
public class Channels implements PanacheRepositoryBase<ChannelRow, String> {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Vault vault;

    Channels(Vault vault) {
        this.vault = vault;
    }

    public Uni<List<ChannelRow>> sorted() {
        return find("order by name").list();
    }

    /** Those in use, opened. */
    public Uni<List<Channel>> enabled() {
        return find("enabled = true order by name")
                .list()
                .map(rows -> rows.stream().map(this::open).toList());
    }

    /** The row, locked until the end of the transaction: one replica at a time takes from a channel. */
    public Uni<ChannelRow> locked(String name) {
        return findById(name, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    }

    public Channel open(ChannelRow row) {
        return new Channel(
                row.name,
                row.kind,
                row.enabled,
                row.drill,
                row.test,
                row.brands,
                URI.create(row.baseUrl),
                row.settings,
                secrets(row));
    }

    /** Writes an edit; what had blocked the channel is forgotten, for it may be what was mended. */
    public Uni<ChannelRow> write(Channel channel, Instant now) {
        return findById(channel.name()).chain(known -> {
            ChannelRow row = known == null ? new ChannelRow() : known;
            row.name = channel.name();
            row.kind = channel.kind();
            row.enabled = channel.enabled();
            row.drill = channel.drill();
            row.test = channel.test();
            row.brands = channel.brands();
            row.baseUrl = channel.baseUrl().toString();
            row.settings = channel.settings();
            row.secrets = seal(channel.name(), channel.secrets());
            row.blockedUntil = null;
            row.blockedCode = null;
            row.down = false;
            row.edition++;
            row.changedAt = now;
            return known == null ? persist(row) : Uni.createFrom().item(row);
        });
    }

    Map<String, String> secrets(ChannelRow row) {
        try {
            return EventJson.mapper().readValue(vault.open("channel/" + row.name, row.secrets), TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("secrets of channel " + row.name + " are unreadable");
        }
    }

    private byte[] seal(String name, Map<String, String> secrets) {
        try {
            return vault.seal("channel/" + name, EventJson.mapper().writeValueAsString(secrets));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("secrets cannot be written");
        }
    }
}
