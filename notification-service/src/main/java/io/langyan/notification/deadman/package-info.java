/** The dead-man switch (失联告警): hears the heartbeats of the suite and tells of their silence past all that may be silent with them. */
package io.langyan.notification.deadman;
