-- How much of a service a call has used, and what that costs; price, as_of, currency and money are
-- null where no price is known. Money is in millionths of the currency's unit.
create table cost (
  call integer not null references call (id) on delete cascade,
  service text not null,
  model text not null,
  unit text not null,
  amount integer not null,
  price text,
  per integer,
  as_of text,
  currency text,
  money integer,
  primary key (call, service, model, unit)
) without rowid;

-- The same of calls that were deleted, with the day on which they began, counted from 1970.
create table deleted_cost (
  day integer not null,
  assistant text not null,
  service text not null,
  model text not null,
  unit text not null,
  amount integer not null,
  currency text,
  money integer
);

-- The tools of a call; turn is the number of the turn in which it was used.
create table tool_use (
  call integer not null references call (id) on delete cascade,
  number integer not null,
  turn integer not null,
  at integer not null,
  name text not null,
  arguments text not null,
  ending text,
  answer text not null,
  primary key (call, number)
) without rowid;

-- Where the sound of a call is.
create table recording (
  call integer not null references call (id) on delete cascade,
  sid text not null,
  started integer not null,
  lasted integer,
  channels integer not null,
  status text not null,
  source text not null,
  consented boolean not null,
  primary key (call, sid)
) without rowid;

-- Sound that is to be destroyed: no recording tells of it any more.
create table doomed_recording (
  sid text primary key,
  source text not null
) without rowid;

alter table call add column sound_expired integer not null default 0;
create index call_sound_kept on call (assistant, id) where sound_expired = 0;
