package io.langyan.notification.channel;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {ChannelBody.class, ChannelsResource.ChannelList.class, QuotaView.class, Subject.class})
final class NativeShapes {

    private NativeShapes() {}
}
