/** What the other services say: the only room that listens to topics. */
package io.langyan.incident.intake;
