/** Where events come in: incidents, crises, signals and plans. */
package io.langyan.notification.intake;
