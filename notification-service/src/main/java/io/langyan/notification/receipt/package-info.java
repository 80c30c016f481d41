/** Delivery receipts (回执): what providers tell afterwards about messages that they had accepted. */
package io.langyan.notification.receipt;
