-- At most one row: the import that filled this store. Nothing but the import may work on a store before it has finished.
create table event_import (
    begun_at    timestamp(3) with time zone not null,
    finished_at timestamp(3) with time zone
);
