-- A disputed payment has a deadline at Stripe, and an end.
ALTER TABLE "Order" ADD COLUMN "disputeDueBy" TIMESTAMP(3), ADD COLUMN "disputeLostAt" TIMESTAMP(3);
CREATE INDEX "Order_disputedAt_idx" ON "Order"("disputedAt");
ALTER TYPE "BillingKind" ADD VALUE 'dispute_lost';
