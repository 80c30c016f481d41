package io.langyan.notification.push;

import io.langyan.events.rest.Problem;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Puts a push that failed in line again (重投), in the name of who is signed in; what may have arrived is marked 【可能重复】. */
@ApplicationScoped
public class Redrive {

    private final Pages pages;
    private final Pushes pushes;
    private final Channels channels;
    private final PageScope scope;
    private final SecurityIdentity identity;

    Redrive(Pages pages, Pushes pushes, Channels channels, PageScope scope, SecurityIdentity identity) {
        this.pages = pages;
        this.pushes = pushes;
        this.channels = channels;
        this.scope = scope;
        this.identity = identity;
    }

    /**
     * Call within a transaction.
     *
     * @throws Problem 404 for an unknown push, 403 of another brand, 409 when it did not fail, its page needs no answer any more or its channel is
     *     gone
     */
    public Uni<PushRow> push(UUID id) {
        return pushes.pageOf(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-push", "没有这次推送。", "There is no such push."))
                .chain(pages::locked)
                .invoke(scope::require)
                .chain(page -> pushes.locked(id).invoke(push -> failed(page, push, Instant.now())))
                .call(push ->
                        channels.locked(push.channel).invoke(Redrive::works).invoke(Redrive::probedNow))
                .invoke(push -> push.redrive(identity.getPrincipal().getName(), Instant.now()));
    }

    private static void failed(PageRow page, PushRow push, Instant now) {
        if (!push.state.equals(PushRow.FAILED) && !push.state.equals(PushRow.MAYBE)) {
            throw Problem.conflict(
                    "push-not-failed",
                    "只有失败（failed）或结果未知（maybe）的推送可以重投，这次是 " + push.state + "。",
                    "Only a push that failed, or may not have arrived, is sent again; this one is " + push.state + ".");
        }
        if (push.notice || !page.isWanted(now)) {
            throw Problem.conflict(
                    "page-answered",
                    "该呼叫已有人确认、已结束或在静音中，无需重投。",
                    "The page is answered, over or muted: nothing is to be sent.");
        }
    }

    /** Whoever sends something again has mended what was down: the channel need not wait for its next probe. */
    private static void probedNow(ChannelRow channel) {
        if (channel.down) {
            channel.blockedUntil = null;
        }
    }

    private static void works(ChannelRow channel) {
        if (channel == null || !channel.enabled) {
            throw Problem.conflict(
                    "channel-off", "该渠道已停用，请先启用。", "The channel is switched off or gone: switch it on first.");
        }
    }
}
