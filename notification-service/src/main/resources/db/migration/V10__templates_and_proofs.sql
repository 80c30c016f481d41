-- Own texts of pushes. A version is never changed; one without text goes back to what ships.
create table message_template (
    id       uuid primary key,
    why      text        not null,
    channel  text        not null,
    language text        not null,
    version  integer     not null,
    text     text,
    made_by  text        not null,
    made_at  timestamptz not null,
    unique (why, channel, language, version)
);

-- In what language and zone somebody reads; null as the installation has it.
alter table person
    add column language text,
    add column zone     text;

-- Contact points whose owner has proved that they read there. The value is kept as a keyed hash: another value is not proved.
create table contact_proof (
    id          uuid primary key,
    person_id   uuid        not null references person on delete cascade,
    channel     text        not null,
    fingerprint bytea       not null,
    proved_at   timestamptz not null,
    proved_by   text        not null,
    unique (person_id, channel)
);

-- Codes that were sent to prove a contact point, as keyed hashes; those of the last day limit how many are sent.
create table contact_code (
    id          uuid primary key,
    person_id   uuid        not null references person on delete cascade,
    channel     text        not null,
    fingerprint bytea       not null,
    code_hash   bytea       not null,
    tries       integer     not null,
    sent_at     timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index contact_code_person on contact_code (person_id, channel, sent_at desc);
create index contact_code_point on contact_code (fingerprint, sent_at);
create index contact_code_sent on contact_code (sent_at);
