-- A text may be edited, and a rule may say that it is negative: the ledger shows both, and keeps what stood there before.

comment on column mention.sentiment is
    'What the desk takes it for: a person''s word, else negative where a rule says so, else the reading''s. The reading itself is in reading.';

alter table mention_key
    -- of the words that stand; null while unknown, then the row is asked
    add column text_hash        bigint,
    add column negative_by_rule boolean not null default false,
    -- the record by which it became a hit after it was known: delivered again it rings the same
    add column hit_origin       bigint;

-- When the words that stand were last seen; null until they are seen again: then since they were first seen.
alter table mention_latest add column text_at timestamptz;

create trigger search_renewed after update on mention_brand
    referencing new table as changed for each statement execute function search_touch_brand();

-- What a mention said before, or was seen to say late. As many as wordings of one mention are kept.
create table mention_text (
    mention_id uuid        not null,
    hash       bigint      not null,
    title      text,
    text       text,
    -- when it was last seen so
    seen_at    timestamptz not null,
    reading    jsonb,
    primary key (mention_id, hash)
);

alter table amendment
    -- the person's reading speaks of the sentiment, so no rule says otherwise
    add column says_sentiment boolean not null default false,
    -- what the person had read; null: the text as it stands
    add column said_of        jsonb;
update amendment a set says_sentiment = true
 where a.brand = '*' and a.reading is not null
   and exists (select from correction c
                where c.mention_id = a.mention_id and c.what = 'reading'
                  and c.after -> 'sentiment' is distinct from c.before -> 'sentiment');

-- What a rule said to be negative was counted as it was read.
create temporary table taken_for_negative on commit drop as
select m.id, m.platform, m.sentiment as before, date_trunc('hour', m.first_seen_at, 'UTC') as hour
  from mention m
 where m.sentiment is distinct from 'negative'
   and exists (select from mention_brand b where b.mention_id = m.id and b.negative_by_rule)
   and not exists (select from amendment a where a.mention_id = m.id and a.brand = '*' and a.says_sentiment);
analyze taken_for_negative;
update mention m set sentiment = 'negative' from taken_for_negative t where m.id = t.id;
insert into tally (brand, platform, hour, mentions, negative, samples, neutral, positive)
select counted.brand, t.platform, t.hour, 0, count(*), 0,
       -count(*) filter (where t.before = 'neutral'), -count(*) filter (where t.before = 'positive')
  from taken_for_negative t
 cross join lateral (select brand from mention_brand where mention_id = t.id union all select '*') as counted
 group by counted.brand, t.platform, t.hour
on conflict (brand, platform, hour) do update set negative = tally.negative + excluded.negative,
    neutral = tally.neutral + excluded.neutral, positive = tally.positive + excluded.positive;

-- As before, and the earlier texts go too.
create or replace function forget_month(month date) returns boolean language plpgsql as $$
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
    delete from mention_text where mention_id >= uuid_at(lower) and mention_id < uuid_at(upper);
    delete from handling where mention_id >= uuid_at(lower) and mention_id < uuid_at(upper);
    delete from search_touched where mention_id >= uuid_at(lower) and mention_id < uuid_at(upper);
    delete from search_page where segment_id in
        (select id from search_segment where first_id >= uuid_at(lower) and last_id < uuid_at(upper));
    delete from search_segment where first_id >= uuid_at(lower) and last_id < uuid_at(upper);
    return true;
end $$;
