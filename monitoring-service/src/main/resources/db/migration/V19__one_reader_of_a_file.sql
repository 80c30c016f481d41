-- Which import reads a file, in which way: one at a time, whoever works on it. As long as the import is remembered it vouches for the file; a
-- cancelled one lets go of it.
alter table import_job add column shape text not null default '';
update import_job set shape =
    encode(sha256(convert_to(format || '/' || coalesce(platform, '') || '/' || coalesce(manner, ''), 'UTF8')), 'hex');

create table import_reader (
    sha256 text not null,
    shape  text not null,
    job_id uuid not null references import_job on delete cascade,
    primary key (sha256, shape)
);
create index import_reader_job on import_reader (job_id);
insert into import_reader (sha256, shape, job_id)
select f.sha256, j.shape, j.id from import_file f join import_job j on j.id = f.job_id
 where j.state = 'done' and f.same_as is null order by j.id
on conflict do nothing;
