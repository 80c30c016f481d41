-- A mute keeps pages of what it covers from ringing until it ends; it is kept when it has ended.
create table mute (
    id        uuid primary key,
    brand     text        not null,
    crisis_id uuid,
    whys      text        not null,
    platform  text,
    up_to     text        not null,
    reason    text        not null,
    made_by   text        not null,
    made_at   timestamptz not null,
    until     timestamptz not null,
    ended_at  timestamptz,
    ended_by  text
);
create index mute_running on mute (until) where ended_at is null;
create index mute_brand on mute (brand, made_at desc, id desc);

alter table page add mute_id uuid references mute;
alter table page add muted_until timestamptz;
create index page_mute on page (mute_id) where mute_id is not null;
