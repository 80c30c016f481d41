/** Schedules (排班): who is on duty when, by layers taking turns and by what people exchanged. Pure calculation. */
package io.langyan.notification.schedule;
