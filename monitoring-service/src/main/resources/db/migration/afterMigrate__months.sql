-- Partitions exist before the first row does: the months kept, this one and two ahead. MonthsAhead goes on from there.
do $$
declare
    m integer;
begin
    for m in -13..2 loop
        call make_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => m))::date);
    end loop;
end $$;
