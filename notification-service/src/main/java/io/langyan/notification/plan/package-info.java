/** What is known of the plans: their escalation, kept as a replica. */
package io.langyan.notification.plan;
