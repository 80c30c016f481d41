/** Sources (采集源): who delivers mentions, how often each should, and whether it does; the state is computed from what happened. */
package io.langyan.monitoring.source;
