package io.langyan.notification.rota;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who can be reached in person: has a contact point that a channel in use can use, or a robot of their own. */
@ApplicationScoped
public class Reach {

    private final People people;
    private final Channels channels;
    private final Messengers messengers;

    Reach(People people, Channels channels, Messengers messengers) {
        this.people = people;
        this.channels = channels;
        this.messengers = messengers;
    }

    /**
     * Everybody there is.
     *
     * @param people by id
     * @param reachable ids of those who can be reached
     */
    public record Of(Map<UUID, PersonRow> people, Set<UUID> reachable) {

        public boolean reaches(UUID person) {
            return reachable.contains(person);
        }

        /** Their name, or the id of somebody who is no more. */
        public String name(UUID person) {
            return people.containsKey(person) ? people.get(person).name : person.toString();
        }
    }

    public Uni<Of> now() {
        return channels.enabled().chain(open -> people.everybody().map(all -> of(all, open)));
    }

    private Of of(List<PersonRow> all, List<Channel> open) {
        Set<String> usable = open.stream()
                .flatMap(channel -> messengers.needed(channel.kind()).contacts().stream())
                .collect(Collectors.toSet());
        Stream<UUID> byContact = all.stream()
                .filter(person -> person.contactChannels.stream().anyMatch(usable::contains))
                .map(person -> person.id);
        Stream<UUID> byRobot = open.stream().flatMap(channel -> channel.person().stream());
        return new Of(
                all.stream().collect(Collectors.toMap(person -> person.id, Function.identity())),
                Stream.concat(byContact, byRobot).collect(Collectors.toSet()));
    }
}
