-- How each heartbeat stands and what was told of it, shared by all replicas: a silence is told once, by whoever claims it.
create table heartbeat (
    name          text primary key,
    state         text not null check (state in ('beating', 'silent', 'returning')),
    heard_at      timestamptz,
    since         timestamptz,
    back_at       timestamptz,
    told_at       timestamptz,
    claimed_until timestamptz
);
