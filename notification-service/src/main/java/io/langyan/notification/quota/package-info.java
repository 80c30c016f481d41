/** Quotas (额度): telling how far the months of channels are used up, before it is too late. */
package io.langyan.notification.quota;
