-- The overview counts what was paid and issued in a span of time, and tells staff when an account's balance is low.
CREATE INDEX "Order_paidAt_idx" ON "Order"("paidAt");
CREATE INDEX "Certificate_issuedAt_idx" ON "Certificate"("issuedAt");
ALTER TABLE "EnomAccount" ADD COLUMN "lowBalance" INTEGER;
