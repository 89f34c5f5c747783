-- Stripe's list of events is read on from where its list of refunds was left.
UPDATE "StripeList" SET "name" = 'events' WHERE "name" = 'refunds';
