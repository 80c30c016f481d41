/** How an incident begins and what grading says of its story afterwards. */
package io.langyan.incident.opening;
