-- The ledger (台账): one row a mention, its history of counters, and which brands it concerns.

-- The smallest UUIDv7 of an instant: ids sort by time, so a range of ids is a range of time.
create function uuid_at(t timestamptz) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

-- Who a mention is. Not partitioned, so that (platform, external_id) is unique for ever.
create table mention_key (
    platform    text   not null,
    external_id text   not null,
    id          uuid   not null,
    -- partition and offset of the record that brought it first: the same record delivered again is still the first
    origin      bigint not null,
    brands      text[] not null,
    primary key (platform, external_id)
);

-- Partitioned by the month it was first seen, which its id tells.
create table mention (
    id               uuid        not null primary key,
    platform         text        not null,
    external_id      text        not null,
    kind             text        not null,
    parent_id        text,
    url              text,
    title            text,
    text             text,
    author_key       text,
    author_name      text,
    author_followers bigint,
    author_verified  text,
    published_at     timestamptz,
    first_seen_at    timestamptz not null,
    source           text,
    sentiment        text,
    reading          jsonb,
    revision         integer     not null default 1
) partition by range (id);
create table mention_default partition of mention default;

create table mention_brand (
    brand            text        not null,
    mention_id       uuid        not null,
    platform         text        not null,
    terms            text[]      not null,
    negative_by_rule boolean     not null,
    own_account      boolean     not null,
    media_author     boolean     not null,
    not_crisis       boolean     not null default false,
    drill            text,
    plan_version     integer,
    matched_at       timestamptz not null,
    primary key (brand, mention_id)
) partition by range (mention_id);
create index mention_brand_mention on mention_brand (mention_id);
create table mention_brand_default partition of mention_brand default;

-- What the counters were when somebody looked. Partitioned by its own month; null is unknown.
create table sample (
    mention_id  uuid        not null,
    observed_at timestamptz not null,
    reposts     bigint,
    comments    bigint,
    likes       bigint,
    views       bigint,
    capped      boolean     not null,
    received_at timestamptz not null,
    source      text,
    primary key (mention_id, observed_at)
) partition by range (observed_at);
create table sample_default partition of sample default;

-- How much was heard, by the hour it arrived. Brand * is everything, unmatched is what concerns nobody.
create table tally (
    brand    text        not null,
    platform text        not null,
    hour     timestamptz not null,
    mentions bigint      not null,
    negative bigint      not null,
    samples  bigint      not null,
    primary key (brand, platform, hour)
);

-- Which mention rang for a group of alike hits, and when.
create table hit_group (
    brand      text        not null,
    grp        text        not null,
    mention_id uuid        not null,
    rang_at    timestamptz not null,
    primary key (brand, grp)
);
create index hit_group_rang_at on hit_group (rang_at);

create table source_seen (
    source       text        not null,
    platform     text        not null,
    last_good_at timestamptz not null,
    primary key (source, platform)
);

-- Makes the partitions of a month; a month that has them is left alone.
create procedure make_month(month date) language plpgsql as $$
declare
    lower timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    upper timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
    suffix text := to_char(month, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('langyan.make_month'));
    if to_regclass('mention_' || suffix) is null then
        execute format('create table %I partition of mention for values from (%L) to (%L)',
            'mention_' || suffix, uuid_at(lower), uuid_at(upper));
    end if;
    if to_regclass('mention_brand_' || suffix) is null then
        execute format('create table %I partition of mention_brand for values from (%L) to (%L)',
            'mention_brand_' || suffix, uuid_at(lower), uuid_at(upper));
    end if;
    if to_regclass('sample_' || suffix) is null then
        execute format('create table %I partition of sample for values from (%L) to (%L)',
            'sample_' || suffix, lower, upper);
    end if;
end $$;
