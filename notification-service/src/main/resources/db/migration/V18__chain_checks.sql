-- When the escalations of a plan are looked through next, and what was last told of them. One replica at a time locks a row.
create table chain_check (
    plan_name text primary key references plan_replica on delete cascade,
    check_at  timestamptz not null,
    told      text        not null default '[]'
);
create index chain_check_due on chain_check (check_at);
