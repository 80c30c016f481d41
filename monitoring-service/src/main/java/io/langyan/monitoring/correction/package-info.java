/** Corrections (更正): what people say against the machine wins, is kept as a label and told onwards as a new revision. */
package io.langyan.monitoring.correction;
