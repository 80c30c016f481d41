-- Since when a channel is down, and when somebody was last told so.
alter table channel
    add down_since     timestamptz,
    add outage_told_at timestamptz;
update channel set down_since = now() where down;
