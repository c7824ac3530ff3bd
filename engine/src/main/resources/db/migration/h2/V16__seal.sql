-- A chain of hashes over the events, in segments. See docs/operations.md, Seal.
create table seal_segment (
    number         bigint primary key,
    first_position bigint not null,
    last_position  bigint not null,
    events         integer not null,
    -- SHA-256 of the digests.
    hash           varchar(64) not null,
    -- SHA-256 of the head before and of everything in this row.
    head           varchar(64) not null,
    sealed_at      timestamp(3) with time zone not null,
    -- The position and the SHA-256 of each event: they say which event was changed.
    digests        varbinary(1048576) not null
);

-- What the chain begins with. The head of an older chain may take the place of the zeros before the first segment.
insert into seal_segment values (0, -9223372036854775808, -9223372036854775808, 0, repeat('0', 64), repeat('0', 64),
    timestamp with time zone '1970-01-01 00:00:00Z', X'');

-- The last verification of the whole chain; one row.
create table seal_verification (
    id           integer primary key,
    run          varchar(36),
    begun_at     timestamp(3) with time zone,
    -- When it was last heard of. One that is silent for a minute has ended without a result.
    seen_at      timestamp(3) with time zone,
    ended_at     timestamp(3) with time zone,
    segments     bigint not null,
    checked      bigint not null,
    events       bigint not null,
    differences  bigint not null,
    -- The first difference.
    kind         varchar(32),
    segment      bigint,
    position     bigint,
    event_id     varchar(64),
    -- Why it could not end.
    failure      varchar(500)
);

insert into seal_verification (id, segments, checked, events, differences) values (1, 0, 0, 0, 0);
