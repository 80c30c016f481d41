package io.langyan.notification.testsend;

import io.langyan.events.rest.Problem;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds the channel and the person of a test. */
@ApplicationScoped
class FindTarget {

    private final Channels channels;
    private final Messengers messengers;
    private final People people;

    FindTarget(Channels channels, Messengers messengers, People people) {
        this.channels = channels;
        this.messengers = messengers;
        this.people = people;
    }

    /** @param alone the one reader; null for a group */
    record Target(Channel channel, List<Recipient> to, PersonRow alone) {}

    /** Call within a session. */
    Uni<Target> of(TestBody body, String account) {
        return channel(body)
                .chain(channel -> person(body.person(), channel, account).map(person -> target(channel, person)));
    }

    private Uni<Channel> channel(TestBody body) {
        if (body == null || body.channel() == null) {
            throw refused("channel", "缺少", "is missing");
        }
        return channels.findById(body.channel())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-channel", "没有这个渠道。", "There is no such channel."))
                .map(row -> channels.opened(row)
                        .orElseThrow(() -> refused("channel", "无法使用，请重新填写", "cannot be used: write it anew")));
    }

    /** A robot in somebody's own group reaches that person, whoever asks. */
    private Uni<PersonRow> person(UUID asked, Channel channel, String account) {
        UUID known = channel.person().orElse(asked);
        return known == null
                ? people.signedIn(account)
                : people.findById(known)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("unknown-person", "没有这个人。", "There is no such person."));
    }

    private Target target(Channel channel, PersonRow person) {
        Messenger messenger = messengers.needed(channel.kind());
        boolean group = messenger.reach() == Messenger.Reach.GROUP;
        if (!group && person == null) {
            throw refused("person", "您的账号未关联人员，请指明发给谁", "must say to whom: your user is linked to nobody");
        }
        if (!group && person.contactChannels.stream().noneMatch(messenger.contacts()::contains)) {
            throw refused("person", "没有该渠道可用的联系方式", "has no contact point that the channel can use");
        }
        List<Recipient> to =
                person == null ? List.of() : List.of(new Recipient(person.id, person.name, people.contacts(person)));
        return new Target(channel, to, group && channel.person().isEmpty() ? null : person);
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-test", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
