-- Every page of the back office says when Stripe was last heard of.
CREATE INDEX "StripeEvent_receivedAt_idx" ON "StripeEvent"("receivedAt");
