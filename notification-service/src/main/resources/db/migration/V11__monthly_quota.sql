-- How many messages a channel with a quota has begun in a month of its zone, counted with its row locked, and the gravest mark of it that was told.
alter table channel
    add quota_month text,
    add quota_used  integer not null default 0,
    add quota_told  text check (quota_told in ('NEARLY', 'RESERVED', 'USED'));
