package io.langyan.notification.rota;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.people.ProofRow;
import io.langyan.notification.people.Proofs;
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
    private final Proofs proofs;
    private final Channels channels;
    private final Messengers messengers;

    Reach(People people, Proofs proofs, Channels channels, Messengers messengers) {
        this.people = people;
        this.proofs = proofs;
        this.channels = channels;
        this.messengers = messengers;
    }

    /**
     * Everybody there is.
     *
     * @param people by id
     * @param reachable ids of those who can be reached
     * @param verified ids of those of whom that is proved: such a contact point is verified, or an admin gave them a robot
     */
    public record Of(Map<UUID, PersonRow> people, Set<UUID> reachable, Set<UUID> verified) {

        public boolean verified(UUID person) {
            return verified.contains(person);
        }

        public boolean reaches(UUID person) {
            return reachable.contains(person);
        }

        /** Their name, or the id of somebody who is no more. */
        public String name(UUID person) {
            return people.containsKey(person) ? people.get(person).name : person.toString();
        }
    }

    public Uni<Of> now() {
        return channels.enabled()
                .chain(open -> people.everybody().chain(all -> proofs.listAll().map(proved -> of(all, open, proved))));
    }

    private Of of(List<PersonRow> all, List<Channel> open, List<ProofRow> proved) {
        Set<String> usable = open.stream()
                .flatMap(channel -> messengers.needed(channel.kind()).contacts().stream())
                .collect(Collectors.toSet());
        Map<UUID, PersonRow> byId = all.stream().collect(Collectors.toMap(person -> person.id, Function.identity()));
        Stream<UUID> byContact = all.stream()
                .filter(person -> person.contactChannels.stream().anyMatch(usable::contains))
                .map(person -> person.id);
        Stream<UUID> byProof = proved.stream()
                .filter(proof -> usable.contains(proof.channel))
                .filter(proof -> byId.containsKey(proof.personId) && proofs.holds(proof, byId.get(proof.personId)))
                .map(proof -> proof.personId);
        return new Of(byId, with(byContact, open), with(byProof, open));
    }

    /** And those who have a robot of their own. */
    private static Set<UUID> with(Stream<UUID> people, List<Channel> open) {
        Stream<UUID> byRobot = open.stream().flatMap(channel -> channel.person().stream());
        return Stream.concat(people, byRobot).collect(Collectors.toSet());
    }
}
