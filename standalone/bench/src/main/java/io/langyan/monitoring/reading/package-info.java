/** Measures the reading of texts; beside the code it measures so that nothing of it need be public. */
package io.langyan.monitoring.reading;
