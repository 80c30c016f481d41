/** What a push says: templates, codes in words, times in the reader's zone, byte-exact parts. */
package io.langyan.notification.message;
