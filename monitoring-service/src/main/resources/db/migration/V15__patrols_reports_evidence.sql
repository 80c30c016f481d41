-- Manual patrols (人工巡查). How far a brand's rounds are made, and under which plan: what lies before made_until is made once.
create table patrol_schedule (
    brand        text        not null primary key,
    plan         text        not null,
    plan_version integer     not null,
    made_until   timestamptz not null
);

create table patrol_round (
    id            uuid        not null primary key,
    brand         text        not null,
    plan          text        not null,
    plan_version  integer     not null,
    patrol        text        not null,
    local_date    date        not null,
    due_at        timestamptz not null,
    sign_by       timestamptz not null,
    platforms     text[]      not null,
    state         text        not null check (state in ('open', 'due', 'missed', 'done')),
    -- when the row's own timer rings next; null once nothing happens by itself any more
    wake_at       timestamptz,
    started_by    text,
    started_at    timestamptz,
    signed_by     text,
    signed_at     timestamptz,
    late          boolean     not null default false,
    unticked_why  text,
    unique (brand, local_date, patrol)
);
create index patrol_round_wake on patrol_round (wake_at) where wake_at is not null;
create index patrol_round_due on patrol_round (brand, due_at desc, id desc);

-- What was looked at. Added to, never changed: the last tick of a platform is how it stands.
create table patrol_tick (
    id          uuid        not null primary key,
    round_id    uuid        not null references patrol_round on delete cascade,
    platform    text        not null,
    outcome     text        not null check (outcome in ('nothing', 'finding')),
    note        text,
    ticked_by   text        not null,
    ticked_at   timestamptz not null,
    -- the finding as a mention: with the platform it identifies it in the ledger
    external_id text
);
create index patrol_tick_round on patrol_tick (round_id, id);

-- Staff reports (员工上报) on their way: told to Kafka, heard by the ledger, signalled to the listener on duty.
create table staff_report (
    receipt     text        not null primary key,
    brand       text        not null,
    state       text        not null check (state in ('received', 'told', 'signalled')),
    wake_at     timestamptz,
    reported_at timestamptz not null,
    excerpt     text        not null,
    -- the observation and the photo leave once the ledger and the evidence have them
    observation text,
    photo       bytea,
    mention_id  uuid,
    -- under which the photo becomes evidence, once
    evidence_id uuid        not null
);
create index staff_report_wake on staff_report (wake_at) where wake_at is not null;

-- Evidence (取证): what was seen, as it was seen, and who has touched it since.
create table evidence (
    id            uuid        not null primary key,
    brand         text        not null,
    mention_id    uuid        not null,
    captured_by   text        not null,
    captured_at   timestamptz not null,
    -- canonical JSON, exactly the bytes that were hashed; null once it expired
    record        text,
    record_sha256 text        not null,
    hold_by       text,
    hold_at       timestamptz,
    hold_why      text,
    expired_at    timestamptz
);
create index evidence_brand on evidence (brand, id);
create index evidence_mention on evidence (mention_id);

create table evidence_file (
    evidence_id uuid    not null references evidence,
    n           integer not null,
    name        text    not null,
    type        text    not null,
    bytes       bigint  not null,
    sha256      text    not null,
    primary key (evidence_id, n)
);

create table evidence_chunk (
    evidence_id uuid    not null,
    n           integer not null,
    seq         integer not null,
    bytes       bytea   not null,
    primary key (evidence_id, n, seq),
    foreign key (evidence_id, n) references evidence_file
);
-- pictures are compressed already
alter table evidence_chunk alter column bytes set storage external;

-- The chain of custody: each entry holds the hash of the one before it.
create table evidence_custody (
    evidence_id uuid        not null references evidence,
    seq         integer     not null,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    detail      text        not null,
    prev        text        not null,
    hash        text        not null,
    -- a keyed hash of the hash: who can write here but does not know the key cannot begin the chain anew
    seal        text        not null,
    primary key (evidence_id, seq)
);

create function evidence_untouchable() returns trigger language plpgsql as $$
begin
    raise exception '% of % is not allowed', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- A hold comes and goes; the content leaves once, in whole, and only without a hold. Nothing else ever changes.
create function evidence_changes() returns trigger language plpgsql as $$
begin
    if new.expired_at is distinct from old.expired_at or new.record is distinct from old.record then
        if old.hold_by is not null or old.expired_at is not null or new.expired_at is null or new.record is not null then
            raise exception 'the content of evidence is not changed' using errcode = 'insufficient_privilege';
        end if;
    end if;
    if (new.id, new.brand, new.mention_id, new.captured_by, new.captured_at, new.record_sha256)
       is distinct from (old.id, old.brand, old.mention_id, old.captured_by, old.captured_at, old.record_sha256) then
        raise exception 'what evidence says of itself is not changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create function evidence_chunk_leaves() returns trigger language plpgsql as $$
begin
    if not exists (select from evidence e where e.id = old.evidence_id and e.expired_at is not null) then
        raise exception 'a file of evidence is not deleted' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;

create trigger guarded before update on evidence for each row execute function evidence_changes();
create trigger kept before delete on evidence for each row execute function evidence_untouchable();
create trigger kept before update or delete on evidence_file for each row execute function evidence_untouchable();
create trigger guarded before delete on evidence_chunk for each row execute function evidence_chunk_leaves();
create trigger kept before update on evidence_chunk for each row execute function evidence_untouchable();
create trigger kept before update or delete on evidence_custody for each row execute function evidence_untouchable();
create trigger whole before truncate on evidence for each statement execute function evidence_untouchable();
create trigger whole before truncate on evidence_file for each statement execute function evidence_untouchable();
create trigger whole before truncate on evidence_chunk for each statement execute function evidence_untouchable();
create trigger whole before truncate on evidence_custody for each statement execute function evidence_untouchable();
