-- What later samples of a mention carry beside what its text says: a person's reading, marks, noise. Only mentions that have any have rows, so a
-- batch asks a small table instead of every row it touches. Brand * is what holds for all brands.
create table amendment (
    mention_id  uuid    not null,
    brand       text    not null,
    revision    integer not null,
    reading     jsonb,
    -- null: as it was found
    not_crisis  boolean,
    own_account boolean,
    noise       text[]  not null default '{}',
    -- the person whose word stands against the machine
    noise_by    text,
    primary key (mention_id, brand)
);

-- Revisions that the topic does not have yet. A row leaves when Kafka has acknowledged its record.
create table amendment_due (
    mention_id uuid not null,
    brand      text not null,
    primary key (mention_id, brand)
);

-- What people said against the machine: kept for ever, the newest reading of a mention is a training row.
create table correction (
    id         uuid        not null primary key,
    mention_id uuid        not null,
    brand      text,
    revision   integer     not null,
    what       text        not null check (what in ('reading', 'marks')),
    said_by    text        not null,
    said_at    timestamptz not null,
    before     jsonb       not null,
    after      jsonb       not null,
    note       text
);
create index correction_mention on correction (mention_id, revision);

-- Which group a run of a text belongs to. Three days take turns, so what is old leaves by truncate.
create table alike_key (
    turn smallint not null,
    key  bigint   not null,
    grp  uuid     not null,
    primary key (turn, key)
) partition by list (turn);
create table alike_key_0 partition of alike_key for values in (0);
create table alike_key_1 partition of alike_key for values in (1);
create table alike_key_2 partition of alike_key for values in (2);

-- Groups that a later text showed to be one.
create table alike_alias (
    grp      uuid        not null primary key,
    into_grp uuid        not null,
    since    timestamptz not null default now()
);
create index alike_alias_into on alike_alias (into_grp);

-- Copies of one text about one brand; a text that stands alone has no row.
create table copy_group (
    grp        uuid        not null primary key,
    size       integer     not null,
    thin       integer     not null,
    changed_at timestamptz not null
);

-- Members by thin accounts (few followers, default names), among whom a campaign shows.
create table copy_member (
    grp        uuid        not null,
    posted_at  timestamptz not null,
    mention_id uuid        not null,
    author     bigint      not null,
    primary key (grp, posted_at, mention_id)
);
create index copy_member_posted_at on copy_member (posted_at);

-- How often an author spoke of a brand within an hour, and repeated one text.
create table author_pace (
    turn     smallint not null,
    pace     bigint   not null,
    times    integer  not null,
    mentions uuid[]   not null,
    primary key (turn, pace)
) partition by list (turn);
create table author_pace_0 partition of author_pace for values in (0);
create table author_pace_1 partition of author_pace for values in (1);
create table author_pace_2 partition of author_pace for values in (2);

create table noise_mark (
    mention_id uuid        not null,
    brand      text        not null,
    kind       text        not null,
    score      real        not null,
    words      text[]      not null,
    grp        uuid,
    marked_at  timestamptz not null,
    primary key (mention_id, brand, kind)
);

-- Hits that are one story for the listener: copies, and what answers one parent. Rings once in the quiet time, again when tenfold.
drop table hit_group;
create table alert_group (
    grp        uuid        not null primary key,
    brand      text        not null,
    size       integer     not null,
    rang_at    timestamptz,
    rang_size  integer     not null default 0,
    changed_at timestamptz not null
);
create index alert_group_changed_at on alert_group (changed_at);

create table alert_ring (
    mention_id uuid        not null,
    brand      text        not null,
    grp        uuid        not null,
    size       integer     not null,
    rang_at    timestamptz not null,
    primary key (mention_id, brand)
);
create index alert_ring_rang_at on alert_ring (rang_at);
