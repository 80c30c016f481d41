/** Vendors' feeds that are pushed to us: signed, mapped field by field, taken once. */
package io.langyan.monitoring.webhook;
