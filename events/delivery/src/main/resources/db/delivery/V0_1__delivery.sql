-- What a service has decided to say and Kafka has not acknowledged yet. Rows go away once sent.
create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid        not null,
    topic        text        not null,
    record_key   text        not null,
    type         text        not null,
    source       text        not null,
    occurred_at  timestamptz not null,
    brand        text        not null,
    drill        text,
    plan_version integer,
    traceparent  text,
    payload      bytea       not null
);

create function outbox_wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;

-- Once a statement, not once a row: PostgreSQL folds equal notifications of a transaction into one.
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- Who may send. A new holder raises the epoch, so what an older one still marks has no effect.
create table outbox_lease (
    name       text primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);
insert into outbox_lease (name, holder, epoch, expires_at) values ('relay', '', 0, '-infinity');

-- What each consumer has already done, so that a record delivered twice is done once.
create table inbox (
    consumer text        not null,
    event_id text        not null,
    seen_at  timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_seen_at on inbox (seen_at);
