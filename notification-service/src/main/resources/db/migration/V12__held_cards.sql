-- Cards on phones whose button can still be replaced, once, within 72 hours. Who holds one and the code that lets it be edited lie sealed, bound to
-- the push. A row goes when its card was edited, or cannot be any more.
create table held_card (
    push_id     uuid primary key,
    page_id     uuid        not null,
    channel     text        not null,
    sealed      bytea       not null,
    valid_until timestamptz not null,
    label       text,
    tries       integer     not null,
    next_at     timestamptz
);
create index held_card_page on held_card (page_id) where label is null;
create index held_card_next on held_card (next_at) where next_at is not null;
create index held_card_over on held_card (valid_until);
