-- Watch rules (监测规则) with a language, a meaning and a history; look-alike writing of each brand.
alter table watch_rule
    -- a rule has terms, of which any will do, or an expression
    add column expression text,
    add column effect     text        not null default 'match' check (effect in ('match', 'tag', 'exclude')),
    add column note       text,
    add column version    integer     not null default 1,
    add column changed_by text,
    add column changed_at timestamptz;

-- What every version of a rule said, those of rules that were removed included.
create table watch_rule_version (
    rule_id    uuid        not null,
    version    integer     not null,
    brand      text        not null,
    action     text        not null check (action in ('created', 'changed', 'removed', 'restored')),
    terms      text[]      not null,
    expression text,
    effect     text        not null,
    negative   boolean     not null,
    note       text,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (rule_id, version)
);
create index watch_rule_version_brand on watch_rule_version (brand, rule_id, version);

-- The rules there were before have a history from here on.
insert into watch_rule_version (rule_id, version, brand, action, terms, effect, negative, changed_by, changed_at)
select id, 1, brand, 'created', terms, 'match', negative, created_by, created_at from watch_rule;

-- Other ways of writing (谐音) that a brand listens for beside those that ship.
create table watch_lookalikes (
    brand      text        not null primary key,
    version    integer     not null,
    written    text[]      not null,
    meant      text[]      not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    check (cardinality(written) = cardinality(meant))
);

create trigger watch_changed after insert or update or delete on watch_lookalikes
    for each statement execute function watch_changed();
