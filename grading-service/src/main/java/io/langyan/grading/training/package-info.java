/** Makes the model of the forecast from recorded series and judges it: offline, never part of a running service. */
package io.langyan.grading.training;
