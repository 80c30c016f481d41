/** A customer's own program that takes webhooks by Standard Webhooks. */
package io.langyan.standalone.simulators.webhook;
