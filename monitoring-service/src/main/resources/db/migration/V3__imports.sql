-- Imported files as jobs. The lines wait here in chunks; a chunk leaves in the transaction that counts its verdicts, so a killed
-- worker's successor goes on exactly where it stopped.
create table import_job (
    id           uuid        not null primary key,
    format       text        not null,
    platform     text,
    state        text        not null check (state in ('spooling', 'running', 'done')),
    created_by   text        not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    lines        bigint      not null default 0,
    accepted     bigint      not null default 0,
    merged       bigint      not null default 0,
    rejected     bigint      not null default 0,
    worker       text,
    leased_until timestamptz not null default '-infinity'
);
create index import_job_open on import_job (id) where state <> 'done';

create table import_file (
    job_id  uuid    not null references import_job on delete cascade,
    file_no integer not null,
    name    text    not null,
    sha256  text    not null,
    bytes   bigint  not null,
    lines   bigint  not null,
    primary key (job_id, file_no)
);

create table import_chunk (
    job_id     uuid    not null references import_job on delete cascade,
    seq        integer not null,
    file_no    integer not null,
    first_line integer not null,
    lines      bytea   not null,
    primary key (job_id, seq)
);

create table import_rejection (
    job_id  uuid    not null references import_job on delete cascade,
    file_no integer not null,
    line    integer not null,
    code    text    not null,
    zh      text    not null,
    en      text    not null,
    primary key (job_id, file_no, line)
);
