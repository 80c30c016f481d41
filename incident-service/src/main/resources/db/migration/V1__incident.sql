-- Every version of every plan, as published; none is ever changed.
create table plan_version (
    id           uuid primary key,
    name         text        not null,
    version      integer     not null,
    drill        text,
    plan         text        not null,
    published_by text        not null,
    published_at timestamptz not null,
    unique (name, version)
);

-- Which plan a brand belongs to now: the key lets it be only one.
create table plan_brand (
    brand     text primary key,
    name      text not null,
    plan_name text not null
);
create index plan_brand_plan on plan_brand (plan_name);

-- Replica of the topic people.
create table person (
    id         uuid primary key,
    name       text not null,
    user_name  text,
    roles      text not null,
    on_duty    text not null,
    brands     text not null,
    changed_at timestamptz not null
);

create table incident (
    id           uuid primary key,
    crisis_id    uuid unique,
    brand        text        not null,
    drill        text,
    plan_name    text        not null,
    plan_version integer     not null,
    title        text        not null,
    level        text        not null,
    type         text,
    state        text        not null check (state in ('open', 'closed')),
    squad        text        not null,
    fact_sheet   text        not null,
    quiet_since  timestamptz,
    closure      text,
    published_at timestamptz,
    proved_at    timestamptz,
    known_at     timestamptz,
    opened_at    timestamptz not null,
    opened_by    text        not null,
    closed_at    timestamptz
);
create index incident_brand_opened on incident (brand, opened_at desc, id desc);
create index incident_opened on incident (opened_at desc, id desc);

-- A clock is its own timer: next_at says when time alone changes it, leased_until who works on it.
create table incident_clock (
    incident_id  uuid        not null references incident (id),
    clock        text        not null,
    brand        text        not null,
    drill        text,
    plan_version integer     not null,
    position     integer     not null,
    state        text        not null,
    started_at   timestamptz not null,
    earliest_at  timestamptz,
    at_risk_at   timestamptz not null,
    due_at       timestamptz not null,
    changed_at   timestamptz,
    reason       text,
    next_at      timestamptz,
    leased_until timestamptz,
    primary key (incident_id, clock)
);
create index incident_clock_next on incident_clock (next_at) where next_at is not null;

create table statement (
    id           uuid primary key,
    incident_id  uuid        not null references incident (id),
    brand        text        not null,
    drill        text,
    plan_version integer     not null,
    kind         text        not null,
    text         text        not null,
    text_hash    text        not null,
    state        text        not null,
    drafted_by   text        not null,
    drafted_at   timestamptz not null,
    approvals    text        not null,
    urls         text,
    published_by text,
    published_at timestamptz
);
create index statement_incident on statement (incident_id, drafted_at);

-- What grading says of a story now, kept only for stories with an incident.
create table story (
    crisis_id uuid primary key,
    brand     text        not null,
    drill     text,
    plan_version integer,
    title     text        not null,
    score     integer     not null,
    mentions  bigint      not null,
    samples   bigint      not null,
    platforms text        not null,
    spread    text        not null,
    graded_at timestamptz not null
);

-- Pages this service asked for, and what notification tells of them.
create table page (
    id           uuid primary key,
    incident_id  uuid        not null,
    brand        text        not null,
    drill        text,
    plan_version integer,
    why          text        not null,
    roles        text        not null,
    state        text        not null,
    pushes       integer     not null default 0,
    failures     integer     not null default 0,
    acks         text        not null default '[]',
    requested_at timestamptz not null,
    changed_at   timestamptz not null
);
create index page_incident on page (incident_id, requested_at);

create table timeline_head (
    incident_id  uuid primary key,
    brand        text    not null,
    drill        text,
    plan_version integer,
    seq          bigint  not null,
    hash         text    not null
);

create table timeline_entry (
    incident_id  uuid        not null,
    seq          bigint      not null,
    brand        text        not null,
    drill        text,
    plan_version integer,
    at           timestamptz not null,
    type         text        not null,
    source       text        not null,
    actor        text        not null,
    payload      text,
    salt         text,
    payload_hash text        not null,
    prev         text        not null,
    hash         text        not null,
    signature    text        not null,
    primary key (incident_id, seq)
);

-- Append-only, for everybody who comes through SQL too: only a payload can be erased.
create function timeline_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.payload is null and new.salt is null
       and (to_jsonb(new) - '{payload,salt}'::text[]) = (to_jsonb(old) - '{payload,salt}'::text[]) then
        return new;
    end if;
    raise exception 'the timeline is append-only' using errcode = '55000';
end $$;
create trigger timeline_guard before update or delete on timeline_entry for each row execute function timeline_guard();
