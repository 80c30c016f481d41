/** What people do about a crisis: clocks, fact sheet, statements, closing. Each use case asks the incident; it decides. */
package io.langyan.incident.work;
