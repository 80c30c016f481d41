/** Looking rotas through before the shift: hours without anybody, people who cannot be reached, calendars that are missing. */
package io.langyan.notification.lint;
