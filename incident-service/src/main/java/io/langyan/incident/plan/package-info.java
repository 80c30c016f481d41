/** The plan (预案): owned, checked, versioned and published here; what has started keeps its version. */
package io.langyan.incident.plan;
