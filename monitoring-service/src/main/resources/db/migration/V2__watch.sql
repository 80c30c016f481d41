-- What to listen for: replicas of the plans and rules of our own.
create table plan_replica (
    name       text        not null primary key,
    version    integer     not null,
    plan       text        not null,
    changed_at timestamptz not null default now()
);

create table watch_rule (
    id         uuid        not null primary key,
    brand      text        not null,
    terms      text[]      not null,
    negative   boolean     not null,
    created_by text        not null,
    created_at timestamptz not null
);
create index watch_rule_brand on watch_rule (brand, id);

-- Grows with every change of what is listened for; every replica compares it with what it has compiled.
create table watch_stamp (
    one   boolean not null primary key default true check (one),
    stamp bigint  not null
);
insert into watch_stamp (stamp) values (1);

create function watch_changed() returns trigger language plpgsql as $$
begin
    update watch_stamp set stamp = stamp + 1;
    perform pg_notify('watch', '');
    return null;
end $$;

create trigger watch_changed after insert or update or delete on plan_replica
    for each statement execute function watch_changed();
create trigger watch_changed after insert or update or delete on watch_rule
    for each statement execute function watch_changed();
