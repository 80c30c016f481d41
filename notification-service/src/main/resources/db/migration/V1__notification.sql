-- The newest version of each plan, and which plan a brand belongs to.
create table plan_replica (
    name         text primary key,
    version      integer     not null,
    body         text        not null,
    published_at timestamptz not null
);
create table plan_brand (
    brand     text primary key,
    plan_name text not null
);
create index plan_brand_plan on plan_brand (plan_name);

-- Contact points are sealed with AES-256-GCM, bound to the row.
create table person (
    id               uuid primary key,
    name             text        not null,
    account          text unique,
    roles            text        not null,
    brands           text        not null,
    on_duty          text        not null,
    contacts         bytea       not null,
    contact_channels text        not null,
    changed_at       timestamptz not null,
    version          integer     not null
);

create table rota (
    role         text primary key,
    members      text        not null,
    every        text        not null,
    handover_at  text        not null,
    handover_day text,
    zone         text        not null,
    starts_on    date        not null,
    changed_at   timestamptz not null
);

-- Credentials are sealed like contact points.
create table channel (
    name          text primary key,
    kind          text        not null,
    enabled       boolean     not null,
    drill         boolean     not null,
    test          boolean     not null,
    brands        text        not null,
    base_url      text        not null,
    settings      text        not null,
    secrets       bytea       not null,
    blocked_until timestamptz,
    blocked_code  text,
    down          boolean     not null,
    edition       integer     not null,
    changed_at    timestamptz not null
);

-- The sliding log behind the providers' limits, shared by all replicas.
create table channel_use (
    id      uuid primary key,
    channel text        not null,
    at      timestamptz not null
);
create index channel_use_window on channel_use (channel, at);

create table incident_seen (
    incident_id uuid primary key,
    crisis_id   uuid,
    open        boolean not null
);
create index incident_seen_crisis on incident_seen (crisis_id) where open;

create table page (
    id               uuid primary key,
    brand            text        not null,
    drill            text,
    plan_version     integer,
    plan_name        text,
    incident_id      uuid,
    crisis_id        uuid,
    group_key        text,
    level            text        not null,
    why              text        not null,
    title            text        not null,
    facts            text        not null,
    roles            text        not null,
    policy           text        not null,
    ladder           text        not null,
    on_unknown       text,
    ack_keeps_millis bigint,
    trial            boolean     not null,
    stage            text        not null check (stage in ('ringing', 'acknowledged', 'exhausted', 'closed')),
    started_at       timestamptz not null,
    taken            integer     not null,
    next_at          timestamptz,
    climbed          integer     not null,
    requested_at     timestamptz not null,
    opened_at        timestamptz not null,
    ack_person       uuid,
    ack_name         text,
    ack_channel      text,
    ack_proof        text,
    acked_at         timestamptz,
    ended_at         timestamptz,
    ended_why        text,
    alarm            text
);
create index page_due on page (next_at) where next_at is not null;
create index page_brand on page (brand, opened_at desc, id desc);
create index page_group on page (brand, group_key, opened_at desc) where group_key is not null;
create index page_incident on page (incident_id) where incident_id is not null;
create index page_crisis on page (crisis_id) where crisis_id is not null;

create table push (
    id          uuid primary key,
    page_id     uuid        not null references page,
    brand       text        not null,
    drill       text,
    rung        integer     not null,
    channel     text        not null,
    person      uuid,
    people      text        not null,
    route       text        not null,
    priority    integer     not null,
    state       text        not null
        check (state in ('due', 'sending', 'sent', 'maybe', 'failed', 'withheld', 'cancelled')),
    not_before  timestamptz not null,
    created_at  timestamptz not null,
    done_at     timestamptz,
    lease_owner text,
    lease_until timestamptz,
    attempts    integer     not null,
    refusals    integer     not null,
    part        integer     not null,
    repeated    boolean     not null,
    code        text,
    reason      text,
    unique nulls not distinct (page_id, rung, channel, person)
);
create index push_brand on push (brand, id desc);
create index push_waiting on push (channel, priority desc, id) where state = 'due';
create index push_leased on push (lease_until) where state = 'sending';

create table attempt (
    id          uuid primary key,
    push_id     uuid        not null references push,
    number      integer     not null,
    part        integer     not null,
    parts       integer     not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    result      text,
    code        text,
    reason      text,
    provider_id text,
    use_id      uuid
);
create index attempt_push on attempt (push_id);

-- The right to acknowledge without signing in. What proves it is derived by a keyed hash and not kept.
create table claim (
    id         uuid primary key,
    page_id    uuid        not null references page,
    person_id  uuid        not null,
    handle     text        not null unique,
    tries      integer     not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    unique (page_id, person_id)
);
create index claim_expires on claim (expires_at);
