-- What is told of one story is one conversation. Of the pages from before, those of a crisis are put together; any other is one of its own, and so
-- is what an older replica still writes.
alter table page
    add conversation uuid    not null default gen_random_uuid(),
    add nth          integer not null default 1;
update page set conversation = crisis_id where crisis_id is not null and drill is null;
create index page_conversation on page (conversation, opened_at desc, id desc);
