/** Pushes (推送): sending a page through a channel, once, whatever happens. */
package io.langyan.notification.push;
