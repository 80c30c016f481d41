-- Imports learn tables, can be cancelled, and know a file again.
alter table import_job drop constraint import_job_state_check;
alter table import_job add constraint import_job_state_check check (state in ('spooling', 'running', 'done', 'cancelled'));
-- the mapping of the columns, as it was understood: the same file read another way is another import
alter table import_job add column manner text;
alter table import_file add column encoding text;
-- the import that had brought this very file before
alter table import_file add column same_as uuid;
create index import_file_sha256 on import_file (sha256);
drop index import_job_open;
create index import_job_open on import_job (id) where state in ('spooling', 'running');

-- One replica at a time looks through the drop folder.
create table drop_folder_watch (
    id           integer     not null primary key check (id = 1),
    holder       text        not null,
    leased_until timestamptz not null
);
insert into drop_folder_watch (id, holder, leased_until) values (1, 'nobody', '-infinity');

-- What became of each file of the drop folder, and how far it was read.
create table drop_file (
    path            text        not null primary key,
    size            bigint      not null,
    modified_at     timestamptz not null,
    -- since when, by the database's watcher, the file has looked like this
    unchanged_since timestamptz not null,
    -- what it looks like now was read, or refused
    done            boolean     not null default false,
    -- read up to here; the hash of these bytes tells whether the file was appended to or written anew
    read_to         bigint      not null default 0,
    prefix_sha256   text,
    lines_read      bigint      not null default 0,
    job_id          uuid,
    -- code of why it was not taken
    refused         text
);

-- Vendors' feeds that are pushed to us. Secrets are sealed (AES-GCM) or, for plain tokens, hashed.
create table webhook (
    id             uuid        not null primary key,
    version        bigint      not null default 1,
    name           text        not null,
    enabled        boolean     not null,
    scheme         text        not null check (scheme in ('standard', 'hmac', 'token')),
    header         text,
    mapping        jsonb       not null,
    secret         bytea,
    secret_at      timestamptz,
    previous       bytea,
    previous_until timestamptz,
    created_by     text        not null,
    created_at     timestamptz not null,
    last_at        timestamptz,
    accepted       bigint      not null default 0,
    merged         bigint      not null default 0,
    rejected       bigint      not null default 0
);

-- Messages already taken: a vendor that tries again, or somebody who replays, changes nothing.
create table webhook_message (
    webhook_id uuid        not null references webhook on delete cascade,
    message_id text        not null,
    taken_at   timestamptz not null,
    primary key (webhook_id, message_id)
);
create index webhook_message_taken_at on webhook_message (taken_at);

-- Who entered a mention by hand.
create table manual_entry (
    platform    text        not null,
    external_id text        not null,
    observed_at timestamptz not null,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    primary key (platform, external_id, observed_at)
);
