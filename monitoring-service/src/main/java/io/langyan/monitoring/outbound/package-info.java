/** The only way out to addresses that people enter: one guard decides where to, limits decide how much and how long. */
package io.langyan.monitoring.outbound;
