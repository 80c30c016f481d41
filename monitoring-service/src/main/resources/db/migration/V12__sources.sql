-- Sources (采集源): who delivers, how often it should, and when it last did.
create table source (
    -- what observations carry as their source
    id               text        not null primary key,
    platform         text        not null,
    -- empty: all brands
    brands           text[]      not null,
    kind             text        not null check (kind in ('feed', 'push', 'import', 'webhook', 'manual')),
    name             text,
    expected_seconds bigint,
    poll_seconds     bigint,
    enabled          boolean     not null,
    url              text,
    host             text,
    version          integer     not null,
    created_by       text        not null,
    created_at       timestamptz not null,
    changed_by       text        not null,
    changed_at       timestamptz not null
);

-- What a source, or whoever polls it, said of itself; its samples speak in source_seen.
create table source_life (
    source        text        not null primary key,
    tried_at      timestamptz not null,
    good_at       timestamptz,
    failures      integer     not null,
    failing_since timestamptz,
    failure_code  text,
    failure_zh    text,
    failure_en    text
);

-- A source that delivered for longer than three of its intervals has a rhythm; one that came by once has none to break.
alter table source_seen add column first_seen_at timestamptz not null default now();

-- When each feed is polled next, and what makes its answer "nothing new". A row is claimed with a lease.
create table feed_poll (
    source_id      text        not null primary key references source on delete cascade,
    source_version integer     not null,
    host           text        not null,
    url            text        not null,
    next_at        timestamptz not null,
    lease          uuid,
    leased_until   timestamptz not null default '-infinity',
    etag           text,
    last_modified  text
);
create index feed_poll_next on feed_poll (next_at);
create index feed_poll_leased on feed_poll (leased_until) where lease is not null;

-- The items a feed has brought, each with a hash of what it said: only what is new or changed is sent on.
create table feed_seen (
    source_id   text        not null references source on delete cascade,
    external_id text        not null,
    hash        bigint      not null,
    seen_at     timestamptz not null,
    primary key (source_id, external_id)
);

-- Silences that rang. At most one is open for a subject, however many replicas look.
create table silence (
    id               uuid        not null primary key,
    brand            text        not null,
    platform         text        not null,
    source           text        not null,
    last_good_at     timestamptz,
    expected_seconds bigint      not null,
    raised_at        timestamptz not null,
    cleared_at       timestamptz
);
create unique index silence_open on silence (brand, platform, source) where cleared_at is null;
create index silence_brand on silence (brand, id);

-- Since when a brand wants a platform heard: a platform that nobody ever delivered is silent from then on.
create table platform_wanted (
    brand    text        not null,
    platform text        not null,
    since    timestamptz not null,
    primary key (brand, platform)
);

-- When silences are looked for next. The row is locked while somebody looks, so one replica does.
create table silence_timer (
    one     boolean     not null primary key default true check (one),
    next_at timestamptz not null
);
insert into silence_timer (next_at) values ('-infinity');
