-- What other policies would have decided: each question, how far it is, and what was found. Nothing of it is business.

create table what_if (
    what_if_id    varchar(64) collate "C" not null primary key,
    -- The question, as JSON.
    asked         text not null,
    state         varchar(16) collate "C" not null,
    -- The node that works on it, and until when the node has it alone.
    claimed_by    varchar(64),
    claimed_until timestamp(3) with time zone,
    attempts      int not null,
    events_read   bigint not null,
    events_all    bigint not null,
    started_at    timestamp(3) with time zone not null,
    begun_at      timestamp(3) with time zone,
    ended_at      timestamp(3) with time zone,
    -- What was found, as JSON.
    found         text,
    problem       varchar(1000)
);

-- The next to begin, and those to forget.
create index what_if_by_state on what_if (state, started_at);

create table what_if_flip (
    what_if_id  varchar(64) collate "C" not null,
    -- The place of the timeline in the question.
    timeline    int not null,
    number      int not null,
    flip        text not null,
    primary key (what_if_id, timeline, number)
);
