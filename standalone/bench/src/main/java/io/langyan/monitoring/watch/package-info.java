/** How fast texts are normalised and matched. */
package io.langyan.monitoring.watch;
