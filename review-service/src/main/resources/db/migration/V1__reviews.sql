-- What happened in an incident, as the topics told it; late ones too. The only source of a review.
create table fact (
  id           text primary key,
  seq          bigint generated always as identity,
  incident_id  uuid,
  crisis_id    uuid,
  page_id      uuid,
  brand        text not null,
  drill        text,
  plan_version integer,
  type         text not null,
  at           timestamptz not null,
  payload      text not null
);
create index fact_incident on fact (incident_id, at) where incident_id is not null;
create index fact_crisis on fact (crisis_id, at) where crisis_id is not null;
create index fact_page on fact (page_id) where page_id is not null;
create index fact_loose on fact (at) where incident_id is null;

-- One row an incident; its lock orders what arrives at once from several topics.
create table case_file (
  incident_id  uuid primary key,
  crisis_id    uuid,
  brand        text not null,
  drill        text,
  plan_version integer
);
create index case_file_crisis on case_file (crisis_id) where crisis_id is not null;

-- Spread of a crisis over time, one row for each short slot of event time.
create table spread_point (
  crisis_id      uuid not null,
  slot           timestamptz not null,
  at             timestamptz not null,
  event_id       text not null,
  level          text not null,
  spread         text not null,
  at_least       boolean not null,
  negative_share double precision not null,
  mentions       bigint not null,
  primary key (crisis_id, slot)
);
create index spread_point_age on spread_point (at);

-- Replica of the topic plans.
create table plan_replica (
  name    text primary key,
  version integer not null,
  content text not null
);

create table review (
  id               uuid primary key,
  incident_id      uuid not null,
  crisis_id        uuid,
  brand            text not null,
  drill            text,
  plan_version     integer,
  title            text,
  level            text not null,
  type             text,
  state            text not null check (state in ('draft', 'signed')),
  revision         integer not null,
  report           text not null,
  drafted_at       timestamptz not null,
  changed_at       timestamptz not null,
  closed_at        timestamptz not null,
  due_on           date not null,
  due_at           timestamptz not null,
  due_zone         text not null,
  due_unsure_years text not null,
  due_announced_at timestamptz,
  signed_by        text,
  signed_at        timestamptz,
  signed_hash      text,
  comment          text,
  version          integer not null
);
create unique index review_one_draft on review (incident_id) where state = 'draft';
create index review_brand on review (brand, drafted_at desc, id desc);
create index review_incident on review (incident_id);
create index review_due on review (due_at) where state = 'draft' and due_announced_at is null;
