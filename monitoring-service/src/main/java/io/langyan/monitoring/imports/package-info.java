/** Files of crawlers as jobs: spooled, read line by line, resumed after a kill, with a verdict for each line. */
package io.langyan.monitoring.imports;
