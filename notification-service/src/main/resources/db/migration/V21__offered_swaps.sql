-- Shifts that people offer each other. Whoever makes, answers or withdraws one holds the row of its rota, so one thing happens after the other.
create table swap_offer (
    id          uuid primary key,
    role        text        not null references rota on delete cascade,
    offerer     uuid        not null references person,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    asked       uuid references person,
    back_from   timestamptz,
    back_to     timestamptz,
    reason      text,
    state       text        not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    made_at     timestamptz not null,
    ends_at     timestamptz not null,
    answerer    uuid references person,
    answered_at timestamptz,
    check (from_at < to_at),
    check ((back_from is null) = (back_to is null)),
    check (back_from < back_to),
    check (back_from is null or asked is not null),
    check ((state = 'open') = (answered_at is null))
);
create index swap_offer_role on swap_offer (role, id desc);

-- The offer by whose acceptance it came about; null when an admin made it.
alter table rota_override
    add column offer uuid;
create index rota_override_offer on rota_override (offer) where offer is not null;
