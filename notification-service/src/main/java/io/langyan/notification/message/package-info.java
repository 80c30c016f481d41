/** What a push says: marks, text, byte-exact parts. */
package io.langyan.notification.message;
