/** Rotas as calendar feeds (RFC 5545) behind secret addresses. */
package io.langyan.notification.ical;
