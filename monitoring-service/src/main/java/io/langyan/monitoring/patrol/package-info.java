/** Manual patrols (人工巡查): rounds by the plan's times, ticked platform by platform, signed off or missed. */
package io.langyan.monitoring.patrol;
