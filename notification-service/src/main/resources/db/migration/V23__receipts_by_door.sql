-- A report counts for the account whose door it came through: what comes through another never stands in its way.
-- Reports from before, which wait for ten minutes at most, are of no known door.
alter table receipt add column door text not null default '';
alter table receipt alter column door drop default;
alter table receipt drop constraint receipt_kind_provider_id_key;
alter table receipt add unique (kind, provider_id, door);
