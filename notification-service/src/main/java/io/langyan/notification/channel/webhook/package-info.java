/** A signed webhook to a program of the customer, by Standard Webhooks. */
package io.langyan.notification.channel.webhook;
