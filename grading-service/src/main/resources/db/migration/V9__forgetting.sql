-- What is kept of a mention goes when its last sample does: the first day of the month in which it was seen last says when that can be.
-- Of what is there already nobody knows; it counts as seen now.
alter table recorded_mention add column seen_in date not null default date_trunc('month', now() at time zone 'UTC')::date;
create index recorded_mention_by_age on recorded_mention (seen_in);
create index backtest_by_end on backtest (moved_at);

-- The lists of another plan are asked again by the author's name. Kept is that of an organisation, never that of a person.
alter table recorded_mention add column author text;
