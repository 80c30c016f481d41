/** Claims (确认凭据): a one-time link and a short code, bound to a page and a person. */
package io.langyan.notification.claim;
