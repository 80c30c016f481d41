/** Looking rotas and escalations through before they are needed: hours and roles without anybody, people and channels that reach nobody, calendars that are missing. */
package io.langyan.notification.lint;
