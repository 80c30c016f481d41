/** Swaps that people agree on themselves (换班): one offers a shift, a colleague accepts. */
package io.langyan.notification.swap;
