-- The list of exposures comes from an index. The share is how much of its credit limit an account uses, in millionths,
-- rounded down; without a limit it is the greatest, and without exposure it is null. The database computes it whenever a
-- row is written. What only some days change is not in it: temporary limits, and what counts for later days.

alter table customer_view add column share bigint generated always as (
    case
        when reserved_minor = 0 and receivable_minor = 0 then null
        when credit_limit_minor > 0 then cast(greatest(-9000000000000000000, least(9000000000000000000,
            ((cast(reserved_minor as numeric(38)) + receivable_minor) * 1000000
                - mod(mod((cast(reserved_minor as numeric(38)) + receivable_minor) * 1000000, credit_limit_minor)
                    + credit_limit_minor, credit_limit_minor)) / credit_limit_minor)) as bigint)
        when cast(reserved_minor as numeric(38)) + receivable_minor > 0 then 9000000000000000000
        else 0
    end);

create index customer_by_share on customer_view (share desc, customer_id);

-- Those that are in force on a day, or will be.
create index temporary_limit_by_day on temporary_limit (last_day, first_day);

alter table customer_view_2 add column share bigint generated always as (
    case
        when reserved_minor = 0 and receivable_minor = 0 then null
        when credit_limit_minor > 0 then cast(greatest(-9000000000000000000, least(9000000000000000000,
            ((cast(reserved_minor as numeric(38)) + receivable_minor) * 1000000
                - mod(mod((cast(reserved_minor as numeric(38)) + receivable_minor) * 1000000, credit_limit_minor)
                    + credit_limit_minor, credit_limit_minor)) / credit_limit_minor)) as bigint)
        when cast(reserved_minor as numeric(38)) + receivable_minor > 0 then 9000000000000000000
        else 0
    end);

create index customer_by_share_2 on customer_view_2 (share desc, customer_id);
create index temporary_limit_by_day_2 on temporary_limit_2 (last_day, first_day);
