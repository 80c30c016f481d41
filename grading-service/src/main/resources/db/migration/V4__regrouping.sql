-- People move mentions from story to story: where one belongs stands beside its words, with the number of the decision that put it there.
-- A mention may be moved before its words are written.
alter table recorded_mention
    add column story      uuid,
    add column decision   bigint,
    add column first_seen timestamptz;

update recorded_mention told
   set story = first.story, first_seen = first.observed_at
  from (select distinct on (brand, mention) brand, mention, story, observed_at
          from recorded_sample order by brand, mention, observed_at) first
 where first.brand = told.brand and first.mention = told.mention;

create index recorded_mention_by_story on recorded_mention (story, mention);
