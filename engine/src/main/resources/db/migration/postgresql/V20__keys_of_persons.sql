-- The keys with which texts about persons are encrypted, apart from the events. See docs/operations.md, Erasing a person.
create table person_key (
    id         varchar(36) primary key,
    person     varchar(255) not null,
    -- Null once it is erased. The row stays: it says that the texts are erased, and not that a key is missing.
    secret     bytea,
    -- Names the secret that encrypts the key; null when none does.
    master_key varchar(16),
    made_at    timestamp(3) with time zone not null,
    erasure_id varchar(36)
);

create index person_key_of_person on person_key (person, made_at, id);
create index person_key_of_erasure on person_key (erasure_id);

-- Who was erased, when, by whom and why. Null is not known before the erasure has ended.
create table erasure (
    id       varchar(36) primary key,
    person   varchar(255) not null,
    actor    varchar(64) not null,
    reason   varchar(500) not null,
    begun_at timestamp(3) with time zone not null,
    ended_at timestamp(3) with time zone,
    events   bigint,
    -- How many texts of each kind, as JSON.
    texts    varchar(4000)
);

create index erasure_of_person on erasure (person, begun_at, id);
create index erasure_newest on erasure (begun_at desc, id desc);
