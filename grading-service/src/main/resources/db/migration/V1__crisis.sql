-- The read model of what the topology decides; it can be rebuilt from the topic crises.
create table crisis (
    id                uuid        not null primary key,
    brand             text        not null,
    level             text        not null,
    state             text        not null default 'open',
    absorbed_into     uuid,
    figures           jsonb       not null,
    drill             text,
    plan_version      integer,
    last_observed_at  timestamptz not null,
    graded_at         timestamptz not null,
    changed_at        timestamptz not null default clock_timestamp()
);

create index crisis_by_brand on crisis (brand, last_observed_at desc, id desc);
create index crisis_by_time on crisis (last_observed_at desc, id desc);
create index crisis_by_change on crisis (changed_at);

-- Every move of a level, by rule or by a person.
create table level_change (
    event_id    text        not null primary key,
    crisis_id   uuid        not null,
    brand       text        not null,
    change      jsonb       not null,
    changed_at  timestamptz not null
);

create index level_change_by_crisis on level_change (crisis_id, changed_at);
