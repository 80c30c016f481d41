/** How a text is made comparable: width, case, script, inserted marks and look-alike writing undone, with the way back to the original kept. */
package io.langyan.monitoring.watch.text;
