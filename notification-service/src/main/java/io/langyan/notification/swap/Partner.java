package io.langyan.notification.swap;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Envelope;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import java.util.UUID;

/** Whom a rota's duty may be given: who signs in, is of the rota and of all the giver's brands, and can be reached. */
final class Partner {

    private final RotaRow rota;
    private final Reach.Of reach;

    Partner(RotaRow rota, Reach.Of reach) {
        this.rota = rota;
        this.reach = reach;
    }

    /**
     * Both may take each other's duty.
     *
     * @throws Problem 422 {@code same-person}, {@code not-linked}, {@code not-of-rota}, {@code other-brands} or {@code unreachable}, with the
     *     {@code person} of whom that is so
     */
    void requireBoth(UUID offerer, UUID colleague, boolean exchange) {
        if (offerer.equals(colleague)) {
            throw refused("same-person", colleague, "不能与自己换班", "nobody swaps with themselves");
        }
        requireReachable(offerer);
        require(colleague, offerer);
        if (exchange) {
            require(offerer, colleague);
        }
    }

    /** @throws Problem 422 {@code not-linked} or {@code unreachable} */
    void requireReachable(UUID id) {
        PersonRow person = reach.people().get(id);
        if (person == null || person.account == null) {
            throw refused("not-linked", id, "未关联登录账号", "is linked to no user that signs in");
        }
        if (!reach.reaches(id)) {
            throw refused("unreachable", id, "没有可用的联系方式", "has no contact point that works");
        }
    }

    boolean isOfRota(PersonRow person) {
        return person.roles.contains(rota.role)
                || rota.written().stream().anyMatch(layer -> layer.people().contains(person.id));
    }

    private void require(UUID taker, UUID giver) {
        requireReachable(taker);
        PersonRow person = reach.people().get(taker);
        if (!isOfRota(person)) {
            throw refused("not-of-rota", taker, "不在该值班表中", "is not of this rota");
        }
        if (!coversAll(person) && !coversBrandsOf(reach.people().get(giver), person)) {
            throw refused("other-brands", taker, "不负责对方的全部品牌", "does not cover all brands of the other");
        }
    }

    private static boolean coversBrandsOf(PersonRow giver, PersonRow taker) {
        return !coversAll(giver) && giver.brands.stream().allMatch(taker::covers);
    }

    private static boolean coversAll(PersonRow person) {
        return person.brands.isEmpty() || person.brands.contains(Envelope.ALL_BRANDS);
    }

    private Problem refused(String code, UUID person, String chinese, String english) {
        return Problem.unprocessable(
                        code, reach.name(person) + "：" + chinese + "。", reach.name(person) + ": " + english + ".")
                .with("person", person);
    }
}
