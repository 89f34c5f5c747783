-- Up to here only Stripe's list of refunds was read, which tells of no dispute and of no refund a bank sent back later. What Stripe still
-- shows the events of is read anew; what is older than that is read on from where it was left.
DELETE FROM "StripeList" WHERE "name" = 'events' AND "readTo" > (now() AT TIME ZONE 'UTC') - interval '29 days';
