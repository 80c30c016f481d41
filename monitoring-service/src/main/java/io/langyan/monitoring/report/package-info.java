/** Staff reports (员工上报): a form for a phone, without a name if wished, becomes a mention and a call to the listener on duty. */
package io.langyan.monitoring.report;
