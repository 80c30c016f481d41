-- The spread of a crisis over time as it was told, one row for each minute of event time: finer than that nothing is graded.
create table crisis_point (
    crisis_id  uuid        not null,
    minute     timestamptz not null,
    spread     json        not null,
    at_least   boolean     not null,
    graded_at  timestamptz not null,
    primary key (crisis_id, minute)
);
