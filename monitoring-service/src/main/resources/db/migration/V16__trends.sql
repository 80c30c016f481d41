-- Trends, spikes and the check before publication.

-- What is neither of the three is not read yet.
alter table tally
    add column neutral  bigint not null default 0,
    add column positive bigint not null default 0;

-- The words of one brand's hour, counted from that hour's mentions; counted anew until the hour is over, so no position can be lost.
create table trend_hour (
    hour         timestamptz not null primary key,
    due_at       timestamptz not null,
    settled      boolean     not null default false,
    worker       text,
    leased_until timestamptz not null default '-infinity'
);
create index trend_hour_due on trend_hour (due_at) where not settled;

-- One row instead of one a word: read and written as a whole. counted of mentions were looked at; a word that is not kept stood in at most
-- "unkept" of them.
create table trend_words (
    brand    text        not null,
    hour     timestamptz not null,
    mentions bigint      not null,
    counted  bigint      not null,
    unkept   integer     not null,
    words    text[]      not null,
    counts   integer[]   not null,
    negative integer[]   not null,
    primary key (brand, hour)
);

-- A timer for each brand and measure. Whoever holds the row looks; what it decides is written with it.
create table spike_watch (
    id         uuid        not null primary key,
    brand      text        not null,
    measure    text        not null check (measure in ('mentions', 'negative')),
    due_at     timestamptz not null,
    -- the oldest hour that may still change
    open_hour  timestamptz not null,
    spike_id   uuid,
    calm_hours integer     not null default 0,
    unique (brand, measure)
);
create index spike_watch_due on spike_watch (due_at);

create table spike (
    id          uuid             not null primary key,
    brand       text             not null,
    measure     text             not null,
    hour        timestamptz      not null,
    seen_at     timestamptz      not null,
    mentions    bigint           not null,
    usual       double precision not null,
    threshold   bigint           not null,
    basis       text             not null,
    hours_known integer          not null,
    peak        bigint           not null,
    peak_hour   timestamptz      not null,
    ended_at    timestamptz,
    unique (brand, measure, hour)
);
create index spike_brand on spike (brand, id);

-- A brand's own words to stop at, with every version of them.
create table content_word (
    id         uuid        not null primary key,
    brand      text        not null,
    phrase     text        not null,
    severity   text        not null check (severity in ('hint', 'review', 'block')),
    reason     text        not null,
    suggestion text,
    version    integer     not null,
    removed    boolean     not null default false,
    changed_by text        not null,
    changed_at timestamptz not null
);
create unique index content_word_phrase on content_word (brand, phrase) where not removed;

create table content_word_version (
    id         uuid        not null references content_word,
    version    integer     not null,
    phrase     text        not null,
    severity   text        not null,
    reason     text        not null,
    suggestion text,
    removed    boolean     not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (id, version)
);

-- That somebody checked (留痕): never the text itself, only its hash.
create table content_check (
    id         uuid        not null primary key,
    brand      text,
    industry   text        not null,
    verdict    text        not null,
    sha256     text        not null,
    characters integer     not null,
    findings   jsonb       not null,
    checked_by text        not null,
    checked_at timestamptz not null
);
create index content_check_brand on content_check (brand, id);
create index content_check_sha256 on content_check (sha256);
