-- An order to place a call, kept for two days; of two under one key there is only the first. When it
-- was made is in nanoseconds since 1970.
create table placed_order (
  id text primary key,
  key text unique,
  made bigint not null,
  is_open boolean not null,
  body text not null
);
create index placed_order_made on placed_order (made);
