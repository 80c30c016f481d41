-- What grading has been given: enough to grade any period again under any plan.
create table recorded_mention (
    brand       text not null,
    mention     text not null,
    title       text,
    words       text,
    parent      text,
    terms       text,
    primary key (brand, mention)
);

-- One row for each second at which a mention was seen; lists are joined by a unit separator.
create table recorded_sample (
    brand            text        not null,
    observed_at      timestamptz not null,
    mention          text        not null,
    story            uuid        not null,
    reposts          bigint,
    comments         bigint,
    likes            bigint,
    capped           boolean     not null,
    published_at     timestamptz,
    revision         integer     not null,
    sentiment        text,
    categories       text,
    authors          text,
    own_account      boolean     not null,
    not_crisis       boolean     not null,
    negative_by_rule boolean     not null,
    primary key (brand, observed_at, mention)
);
