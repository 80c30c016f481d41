/** A mail relay (SMTP submission) and the mailboxes behind it. */
package io.langyan.standalone.simulators.mail;
