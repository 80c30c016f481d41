/** What became of the pages this service asked for, as notification tells it. */
package io.langyan.incident.page;
