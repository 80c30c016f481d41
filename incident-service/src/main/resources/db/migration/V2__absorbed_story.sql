-- Which story took up which, as grading told it: their incidents are linked by it, whichever of them opens first.
create table absorbed_story (
    crisis_id    uuid primary key,
    into_crisis  uuid        not null,
    brand        text        not null,
    drill        text,
    plan_version integer,
    at           timestamptz not null
);
create index absorbed_story_into on absorbed_story (into_crisis);
