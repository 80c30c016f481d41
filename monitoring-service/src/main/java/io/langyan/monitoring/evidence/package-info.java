/** Evidence (取证): what was seen, fixed with hashes, and the chain of who has touched it since. */
package io.langyan.monitoring.evidence;
