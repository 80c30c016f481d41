/** How lists and maps lie in a column. */
package io.langyan.notification.store;
