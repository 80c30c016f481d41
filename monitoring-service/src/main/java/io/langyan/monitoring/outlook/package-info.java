/** What is heard from where: coverage (覆盖率) of the platforms that the plans want covered, and alarms about silence. */
package io.langyan.monitoring.outlook;
