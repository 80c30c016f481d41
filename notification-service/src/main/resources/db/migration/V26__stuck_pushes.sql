-- What waits in line where another channel would have taken over, were there one: its page need not wait for it.
alter table push add stuck boolean not null default false;
