-- A push that failed may be sent anew by a person; from then it is tried as long as a new one.
alter table push add tried_from timestamptz;
update push set tried_from = created_at;
alter table push alter tried_from set not null;
alter table push add redriven_by text;
