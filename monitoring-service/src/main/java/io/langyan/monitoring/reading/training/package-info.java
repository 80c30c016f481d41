/** How the sentiment model is made from labelled texts, and how well model and rules do: {@code ./langyan train}. Not part of the running service. */
package io.langyan.monitoring.reading.training;
