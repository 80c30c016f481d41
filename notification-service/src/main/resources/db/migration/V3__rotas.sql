-- Rotas by layers. A layer lies as REST takes it; what there was becomes one layer.
alter table rota
    add column calendar     text    not null default 'cn',
    add column gaps_allowed boolean not null default false,
    add column version      integer not null default 0,
    add column layers       text;
update rota
set layers = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
    'people', members::jsonb,
    'handover', jsonb_build_object(
        'every', every,
        'at', handover_at,
        'day', lower(handover_day),
        'from', starts_on::text))))::text;
alter table rota
    alter column layers set not null,
    alter column calendar drop default,
    alter column gaps_allowed drop default,
    alter column version drop default,
    drop column members,
    drop column every,
    drop column handover_at,
    drop column handover_day,
    drop column starts_on;

create table rota_override (
    id      uuid primary key,
    role    text        not null references rota on delete cascade,
    from_at timestamptz not null,
    to_at   timestamptz not null,
    person  uuid        not null references person,
    by_user text        not null,
    reason  text,
    swap    uuid,
    made_at timestamptz not null,
    check (from_at < to_at)
);
create index rota_override_role on rota_override (role, to_at);
create index rota_override_end on rota_override (to_at);

-- When a rota is looked through next, and what was last told of it. One replica at a time locks a row.
create table rota_check (
    role     text primary key references rota on delete cascade,
    check_at timestamptz not null,
    told     text
);
create index rota_check_due on rota_check (check_at);
insert into rota_check (role, check_at) select role, now() from rota;

-- A feed's secret is derived from the id by a keyed hash and not kept; a new id is a new secret.
create table rota_feed (
    role    text primary key references rota on delete cascade,
    id      uuid        not null unique,
    by_user text        not null,
    made_at timestamptz not null
);
