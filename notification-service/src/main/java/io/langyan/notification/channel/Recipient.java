package io.langyan.notification.channel;

import io.langyan.notification.people.Contact;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody to be told, with the contact points in clear; lives only while sending. */
public record Recipient(UUID person, String name, List<Contact> contacts) {

    public Optional<String> contact(String channel) {
        return contacts.stream()
                .filter(each -> each.channel().equals(channel))
                .map(Contact::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return "Recipient[" + person + "]";
    }
}
