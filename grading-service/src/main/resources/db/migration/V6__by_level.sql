-- Those of one level, newest first, among very many that have none; and changes in the order in which a view asks for them.
create index crisis_by_level on crisis (level, last_observed_at desc, id desc);
create index crisis_by_change_and_id on crisis (changed_at, id);
drop index crisis_by_change;
