-- What of a call has expired: 1 when it is gone.
alter table call add column words_expired integer not null default 0;
alter table call add column number_expired integer not null default 0;
create index call_words_kept on call (assistant, id) where words_expired = 0;
create index call_number_kept on call (assistant, id) where number_expired = 0;

-- With which the two tables below tell one name from another without holding any.
create table salt (value text not null);
insert into salt (value) values (lower(hex(randomblob(32))));

-- What was deleted, and that it was asked for.
create table deletion (
  id text primary key,
  at integer not null,
  kind text not null,
  asked text not null,
  calls integer not null,
  turns integer not null,
  events integer not null,
  recordings integer not null
);
create index deletion_at on deletion (at);

-- Calls that were deleted: of these nothing is written down again.
create table deleted_call (call text primary key) without rowid;
