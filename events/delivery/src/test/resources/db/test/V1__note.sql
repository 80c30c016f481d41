create table note (
    id      uuid primary key,
    text    text   not null,
    version bigint not null
);
create table heard (
    id    uuid primary key,
    times integer not null
);
