/** A page (呼叫): somebody must know, and how it climbs until somebody answers. */
package io.langyan.notification.page;
