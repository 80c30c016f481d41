-- The console's lists over all brands: newest first, those in a state, what failed.
create index page_opened on page (opened_at desc, id desc);
create index page_stage on page (stage, opened_at desc, id desc);
create index push_failed on push (id desc) where state = 'failed';
