/** Outages (渠道不可用): telling that a channel is down, which no push through it could. */
package io.langyan.notification.outage;
