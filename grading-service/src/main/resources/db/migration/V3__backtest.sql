-- Backtests asked for by REST. A job that has not moved for a while has died with its process.
create table backtest (
    id           uuid        not null primary key,
    brand        text,
    requested_by text        not null,
    asked        jsonb       not null,
    state        text        not null,
    progress     integer     not null default 0,
    reason       text,
    answer       text,
    created_at   timestamptz not null,
    moved_at     timestamptz not null
);

create index backtest_by_time on backtest (created_at desc, id desc);
