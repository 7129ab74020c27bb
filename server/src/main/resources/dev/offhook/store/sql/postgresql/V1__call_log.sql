-- A call. Its id is when it began, in microseconds since 1970, a little later where two began at
-- once: so ids are in the order of time. Durations and began are in nanoseconds.
create table call (
  id bigint primary key,
  sid text not null unique,
  direction text not null,
  caller text not null,
  called text not null,
  parameters text not null,
  assistant text not null,
  version text not null,
  mode text not null,
  began bigint not null,
  connected bigint,
  lasted bigint,
  reason text,
  doing text,
  events bigint not null
);
create index call_caller on call (caller, id);
create index call_called on call (called, id);
create index call_assistant on call (assistant, id);
create index call_reason on call (reason, id);
create index call_live on call (id) where reason is null;

-- Who said what, as it was heard; times count from the call's beginning, and the four stages of an
-- answer from the caller's last word.
create table turn (
  call bigint not null references call (id) on delete cascade,
  number integer not null,
  side text not null,
  at bigint not null,
  generated text not null,
  sent text not null,
  heard text not null,
  cut_short boolean not null,
  language text not null,
  confidence double precision,
  asked bigint,
  first_word bigint,
  sounding bigint,
  played bigint,
  primary key (call, number)
);

-- Everything that happened, a page of events a row: a JSON array, and the number of its first.
create table event (
  call bigint not null references call (id) on delete cascade,
  first bigint not null,
  body text not null,
  primary key (call, first)
);

-- The words of each call, for the search.
create table call_words (
  id bigint primary key references call (id) on delete cascade,
  words tsvector not null
);
-- What is new is looked through one by one: keep that short
create index call_words_index on call_words using gin (words) with (gin_pending_list_limit = 512);
