package io.langyan.incident.work;

import io.langyan.incident.incident.Closure;
import io.langyan.incident.incident.Moment;
import jakarta.validation.constraints.Size;

/**
 * What a person says on closing.
 *
 * @param followUp how the people concerned are visited afterwards
 * @param quietWaiver why it closes though grading has not found it quiet
 */
record Closing(
        @Size(max = 4000) String cause, @Size(max = 4000) String followUp, @Size(max = 4000) String quietWaiver) {

    Closure by(Moment moment) {
        return new Closure(cause, followUp, quietWaiver, moment.by(), moment.at());
    }
}
