-- What reaches a phone also counts for its number, of which a keyed hash tells one from another; refused_until: its provider said so.
alter table channel_use add column number text;
alter table channel_use add column refused_until timestamptz;
create index channel_use_number on channel_use (channel, number, at) where number is not null;
