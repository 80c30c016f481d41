-- What the comparison of two plans found, one row for each story: there may be very many, so they are asked for by the page.
create table backtest_difference (
    backtest    uuid     not null references backtest (id) on delete cascade,
    place       integer  not null,
    difference  text     not null,
    primary key (backtest, place)
);
