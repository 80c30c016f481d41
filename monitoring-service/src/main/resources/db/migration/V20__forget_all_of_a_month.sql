-- A forgotten month takes along all that hangs on its mentions: what people and noise said about them, who entered them by hand, and the staff
-- reports that they were. It takes the small things first: from the first table that goes on, whoever asks the ledger waits. A table is let go
-- of again before that takes a second, PostgreSQL's deadlock_timeout, so that never a reader is the one who has to yield.
create or replace function forget_month(month date) returns boolean language plpgsql as $$
declare
    lower timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    upper timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
    oldest uuid := uuid_at(lower);
    younger uuid := uuid_at(upper);
    suffix text := to_char(month, 'YYYY_MM');
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('langyan.make_month'));
    if exists (select from month_hold h where h.month = date_trunc('month', forget_month.month)::date) then
        return false;
    end if;
    -- whoever uses the ledger goes first; the next round tries again
    set local lock_timeout = '3s';
    with gone as (delete from mention_key where id >= oldest and id < younger returning platform, external_id)
    delete from manual_entry e using gone where e.platform = gone.platform and e.external_id = gone.external_id;
    foreach parent in array array['mention_text', 'handling', 'amendment', 'noise_mark', 'staff_report', 'search_touched'] loop
        execute format('delete from %I where mention_id >= $1 and mention_id < $2', parent) using oldest, younger;
    end loop;
    delete from search_page where segment_id in
        (select id from search_segment where first_id >= oldest and last_id < younger);
    delete from search_segment where first_id >= oldest and last_id < younger;
    set local lock_timeout = '200ms';
    for attempt in 1..20 loop
        begin
            foreach parent in array array['mention', 'mention_brand', 'mention_latest', 'sample'] loop
                execute format('drop table if exists %I', parent || '_' || suffix);
            end loop;
            return true;
        exception when lock_not_available then
            if attempt = 20 then
                raise;
            end if;
        end;
    end loop;
end $$;
