-- A certificate that is not sent yet can be changed to another one: an order of its own, with what was paid before as a credit.
ALTER TYPE "OrderSource" ADD VALUE 'change';
ALTER TABLE "Order" ADD COLUMN "changesId" UUID;
ALTER TABLE "OrderItem" ADD COLUMN "credit" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_credit_check"
  CHECK ("credit" = 0 OR ("quantity" = 1 AND "credit" BETWEEN 1 AND "unitAmount" - 1));
ALTER TABLE "Certificate" ADD COLUMN "changedToId" UUID;
CREATE INDEX "Order_changesId_idx" ON "Order"("changesId");
CREATE UNIQUE INDEX "Certificate_changedToId_key" ON "Certificate"("changedToId");
ALTER TABLE "Order" ADD CONSTRAINT "Order_changesId_fkey"
  FOREIGN KEY ("changesId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_changedToId_fkey"
  FOREIGN KEY ("changedToId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;
