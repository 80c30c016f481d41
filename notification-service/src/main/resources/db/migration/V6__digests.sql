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
