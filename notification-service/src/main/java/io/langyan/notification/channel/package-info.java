/** Channels (渠道): how to reach somebody, their limits, what their answers mean. */
package io.langyan.notification.channel;
