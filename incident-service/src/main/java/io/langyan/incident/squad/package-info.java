/** Who handles the crisis: the squad (小组) that level and type choose, its seats filled with people on duty. */
package io.langyan.incident.squad;
