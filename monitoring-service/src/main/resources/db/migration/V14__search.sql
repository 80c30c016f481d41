-- Finding in the ledger, what people do about a mention, and forgetting.

-- The newest figures of each mention: lists, sorting and exports need not look through its history. Spread (传播量) is
-- reposts + comments + likes at their highest, unknown ones left out.
create table mention_latest (
    mention_id  uuid        not null primary key,
    observed_at timestamptz not null,
    reposts     bigint,
    comments    bigint,
    likes       bigint,
    views       bigint,
    capped      boolean     not null,
    spread      bigint      not null,
    samples     integer     not null
) partition by range (mention_id);
create table mention_latest_default partition of mention_latest default;

-- What is done about a mention (处置状态), for each brand it concerns. No row means open and nobody's.
create table handling (
    brand      text        not null,
    mention_id uuid        not null,
    status     text        not null check (status in ('open', 'watching', 'handled', 'closed')),
    owner      text,
    version    integer     not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (brand, mention_id)
);
create index handling_status on handling (brand, status, mention_id);
create index handling_owner on handling (brand, owner, mention_id) where owner is not null;

-- A filter kept under a name: for one person, or for all who may see the brand.
create table saved_view (
    id         uuid        not null primary key,
    owner      text        not null,
    brand      text,
    shared     boolean     not null,
    name       text        not null,
    filter     jsonb       not null,
    columns    text[]      not null,
    version    integer     not null,
    changed_at timestamptz not null,
    check (not shared or brand is not null)
);
create index saved_view_owner on saved_view (owner, id);
create index saved_view_brand on saved_view (brand, id) where shared;

-- The search index. Mentions that have settled are indexed in segments of neighbouring ids; a segment's pages hold, sorted, for each
-- term the numbers of the rows that have it. What is younger than the newest segment is looked through.
create table search_segment (
    id       bigint   generated always as identity primary key,
    first_id uuid     not null,
    last_id  uuid     not null,
    -- row number × 16 is where the row's id stands in ids
    rows     integer  not null,
    level    smallint not null,
    ids      bytea    not null
);
-- out of line and as it is: a slice of it can be read alone
alter table search_segment alter column ids set storage external;
create index search_segment_last_id on search_segment (last_id);

-- The number of the first row of a segment whose id is not smaller.
create function search_row(segment bigint, wanted uuid) returns integer language plpgsql stable as $$
declare
    low integer := 0;
    high integer;
    middle integer;
    its bytea;
begin
    select rows into high from search_segment where id = segment;
    while low < high loop
        middle := (low + high) / 2;
        select substring(ids from middle * 16 + 1 for 16) into its from search_segment where id = segment;
        if encode(its, 'hex')::uuid < wanted then
            low := middle + 1;
        else
            high := middle;
        end if;
    end loop;
    return low;
end $$;

create table search_page (
    segment_id bigint not null,
    first_term bigint not null,
    postings   bytea  not null,
    primary key (segment_id, first_term)
);
alter table search_page alter column postings set storage external;

-- Up to here segments are being made: what arrives below it, late, is noted.
create table search_horizon (
    one     boolean not null primary key default true check (one),
    settled uuid    not null
);
insert into search_horizon (settled) values ('00000000-0000-0000-0000-000000000000');

-- Whoever makes segments takes a turn: two that believe to be alone exclude each other.
create table search_turn (
    one  boolean not null primary key default true check (one),
    turn bigint  not null
);
insert into search_turn (turn) values (0);

-- Mentions whose segment no longer says all about them. They are looked through like the young until their segment is made anew.
create table search_touched (
    no         bigint generated always as identity primary key,
    mention_id uuid   not null
);
create index search_touched_mention on search_touched (mention_id);

create function search_touch_mention() returns trigger language plpgsql as $$
begin
    insert into search_touched (mention_id)
    select id from changed where id < (select settled from search_horizon);
    return null;
end $$;
create trigger search_late after insert on mention
    referencing new table as changed for each statement execute function search_touch_mention();
create trigger search_corrected after update on mention
    referencing new table as changed for each statement execute function search_touch_mention();

create function search_touch_brand() returns trigger language plpgsql as $$
begin
    insert into search_touched (mention_id)
    select distinct mention_id from changed where mention_id < (select settled from search_horizon);
    return null;
end $$;
create trigger search_late after insert on mention_brand
    referencing new table as changed for each statement execute function search_touch_brand();

-- A month that must be kept though its time is over (证据保全).
create table month_hold (
    month     date        not null primary key check (month = date_trunc('month', month)::date),
    reason    text        not null,
    placed_by text        not null,
    placed_at timestamptz not null
);

create or replace procedure make_month(month date) language plpgsql as $$
declare
    lower timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    upper timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
    suffix text := to_char(month, 'YYYY_MM');
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('langyan.make_month'));
    foreach parent in array array['mention', 'mention_brand', 'mention_latest'] loop
        if to_regclass(parent || '_' || suffix) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                parent || '_' || suffix, parent, uuid_at(lower), uuid_at(upper));
        end if;
    end loop;
    if to_regclass('sample_' || suffix) is null then
        execute format('create table %I partition of sample for values from (%L) to (%L)',
            'sample_' || suffix, lower, upper);
    end if;
    -- room on each page, so that new figures replace old ones without touching an index
    execute format('alter table %I set (fillfactor = 70)', 'mention_latest_' || suffix);
end $$;

-- Forgets a month: its partitions, and what hangs on its mentions. A held month stays. Answers whether it is gone.
create function forget_month(month date) returns boolean language plpgsql as $$
declare
    lower timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    upper timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
    suffix text := to_char(month, 'YYYY_MM');
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('langyan.make_month'));
    if exists (select from month_hold h where h.month = date_trunc('month', forget_month.month)::date) then
        return false;
    end if;
    -- whoever uses the ledger goes first; the next round tries again
    set local lock_timeout = '3s';
    foreach parent in array array['mention', 'mention_brand', 'mention_latest', 'sample'] loop
        execute format('drop table if exists %I', parent || '_' || suffix);
    end loop;
    delete from mention_key where id >= uuid_at(lower) and id < uuid_at(upper);
    delete from handling where mention_id >= uuid_at(lower) and mention_id < uuid_at(upper);
    delete from search_touched where mention_id >= uuid_at(lower) and mention_id < uuid_at(upper);
    delete from search_page where segment_id in
        (select id from search_segment where first_id >= uuid_at(lower) and last_id < uuid_at(upper));
    delete from search_segment where first_id >= uuid_at(lower) and last_id < uuid_at(upper);
    return true;
end $$;

do $$
declare
    m integer;
begin
    for m in -13..2 loop
        call make_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => m))::date);
    end loop;
end $$;

insert into mention_latest (mention_id, observed_at, reposts, comments, likes, views, capped, spread, samples)
select mention_id, max(observed_at), max(reposts), max(comments), max(likes), max(views), bool_or(capped),
       coalesce(max(reposts), 0) + coalesce(max(comments), 0) + coalesce(max(likes), 0), count(*)
  from sample group by mention_id;
