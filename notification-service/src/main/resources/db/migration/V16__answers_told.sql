-- A push may tell that its page was answered and call nobody. What waits too long is told nobody any more.
alter table push add notice boolean not null default false;
create index push_notice_waiting on push (created_at) where state = 'due' and notice;
