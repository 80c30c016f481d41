package io.langyan.notification.lint;

import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** When the escalations of a plan are looked through next, and the keys of what was last told of them. */
@Entity
@Table(name = "chain_check")
public class ChainRow {

    @Id
    public String planName;

    public Instant checkAt;

    @Convert(converter = Strings.class)
    public List<String> told = List.of();
}
