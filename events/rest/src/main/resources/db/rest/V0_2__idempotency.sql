-- Answers of creating writes, kept for 24 hours so that a repeated request gets the same one. No status: still at work.
create table idempotency_key (
    principal    text        not null,
    route        text        not null,
    key          text        not null,
    body_hash    bytea       not null,
    status       integer,
    content_type text,
    location     text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (principal, route, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
