/** Starting pages, climbing their ladders, closing them. */
package io.langyan.notification.escalation;
