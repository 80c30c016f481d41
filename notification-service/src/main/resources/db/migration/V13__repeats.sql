-- What did not ring because its group had rung. The newest of each page are kept, all are counted. Neither table refers to its page by a foreign
-- key: the check of one locks the page's row, and the clock of escalations passes over rows that are locked.
create table repeat (
    id          uuid primary key,
    page_id     uuid        not null,
    brand       text        not null,
    drill       text,
    crisis_id   uuid,
    level       text        not null,
    why         text        not null,
    title       text        not null,
    facts       text        not null,
    trial       boolean     not null,
    at          timestamptz not null,
    kept_at     timestamptz not null,
    reason      text        not null check (reason in ('rang', 'muted')),
    quiet_until timestamptz not null,
    rung_page   uuid,
    rung_by     text,
    rung_at     timestamptz
);
create index repeat_page on repeat (page_id, id desc);
create index repeat_kept on repeat (kept_at);

create table repeat_tally (
    page_id uuid primary key,
    repeats bigint      not null,
    last_at timestamptz not null
);

-- Somebody said that the next of its group shall ring, though it rang lately.
alter table page add released_at timestamptz;
alter table page add released_by text;
