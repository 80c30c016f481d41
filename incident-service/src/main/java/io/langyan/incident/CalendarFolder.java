package io.langyan.incident;

import io.langyan.events.v1.calendar.Calendars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The working-day calendars, with the years this installation adds. */
class CalendarFolder {

    @Produces
    @Singleton
    Calendars calendars(IncidentConfig config) {
        return new Calendars(config.calendarDir());
    }
}
