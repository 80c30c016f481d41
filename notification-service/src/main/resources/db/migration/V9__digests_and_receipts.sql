-- A digest is one message that stands for pushes which waited too long for a channel's limit. What came of it is written here first, then on each
-- push. Its text is not kept, for it may hold one-time links.
create table digest (
    id          uuid primary key,
    channel     text        not null,
    person      uuid,
    drill       text,
    level       text        not null,
    brands      text        not null,
    size        integer     not null,
    begun_at    timestamptz not null,
    finished_at timestamptz,
    result      text,
    code        text,
    reason      text,
    provider_id text
);

alter table attempt add digest_id uuid references digest;
create index attempt_digest on attempt (digest_id) where digest_id is not null;
-- A push whose digest was refused is told by itself.
alter table push add alone boolean not null default false;

-- Where a provider tells what became of messages. The secret is derived from the id by a keyed hash and not kept; a new id is a new secret.
create table receipt_door (
    channel text primary key references channel on delete cascade,
    id      uuid        not null unique,
    by_user text        not null,
    made_at timestamptz not null
);

-- Delivery reports, each once however often it comes, before or after the answer to its message.
create table receipt (
    id          uuid primary key,
    kind        text        not null,
    provider_id text        not null,
    push_id     uuid,
    delivered   boolean     not null,
    code        text        not null,
    reason      text        not null,
    reported_at timestamptz not null,
    received_at timestamptz not null,
    applied_at  timestamptz,
    unique (kind, provider_id)
);
create index receipt_waiting on receipt (received_at) where applied_at is null;
create index attempt_provider on attempt (provider_id) where provider_id is not null;
alter table push
    add receipt        text check (receipt in ('delivered', 'undelivered')),
    add receipt_code   text,
    add receipt_reason text,
    add receipt_at     timestamptz;
