-- A group that was told of a step is told again for those whom a channel of their own could not reach and whom it did not name.
alter table push add column turn integer not null default 0;
alter table push drop constraint push_page_id_rung_channel_person_key;
alter table push add constraint push_once unique nulls not distinct (page_id, rung, channel, person, turn);
