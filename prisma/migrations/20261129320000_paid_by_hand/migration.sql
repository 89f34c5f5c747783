-- Staff record money that did not come through Stripe. Such a payment has no number at Stripe, and its refunds are made by hand.
CREATE TYPE "PaidBy" AS ENUM ('bank_transfer', 'cash', 'free');

ALTER TABLE "Charge" ALTER COLUMN "stripeId" DROP NOT NULL;
ALTER TABLE "Charge" ADD COLUMN "paidBy" "PaidBy", ADD COLUMN "reference" TEXT;
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_stripe_or_by_hand" CHECK (("stripeId" IS NULL) = ("paidBy" IS NOT NULL));
