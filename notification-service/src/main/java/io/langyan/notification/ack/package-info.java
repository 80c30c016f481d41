/** Acknowledging (确认) from the phone, by code or signed in. */
package io.langyan.notification.ack;
