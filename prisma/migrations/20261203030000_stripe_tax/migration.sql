-- Stripe Tax may count the tax of a basket in place of the shop's own rates.
CREATE TYPE "TaxCalculator" AS ENUM ('shop', 'stripe');

ALTER TABLE "TaxSettings" ADD COLUMN "calculator" "TaxCalculator" NOT NULL DEFAULT 'shop';
ALTER TABLE "TaxClass" ADD COLUMN "stripeCode" TEXT;
ALTER TABLE "Cart" ADD COLUMN "postalCode" TEXT, ADD COLUMN "taxAnswer" JSONB;
ALTER TABLE "Order" ADD COLUMN "taxCalculation" TEXT;
ALTER TABLE "OrderItem" ADD COLUMN "taxLabel" TEXT;

CREATE TABLE "TaxRecord" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "refundId" UUID,
    "stripeId" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "returnedAt" TIMESTAMP(3),

    CONSTRAINT "TaxRecord_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "TaxRecord_refundId_key" ON "TaxRecord"("refundId");
CREATE UNIQUE INDEX "TaxRecord_stripeId_key" ON "TaxRecord"("stripeId");
CREATE INDEX "TaxRecord_orderId_idx" ON "TaxRecord"("orderId");

ALTER TABLE "TaxRecord" ADD CONSTRAINT "TaxRecord_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaxRecord" ADD CONSTRAINT "TaxRecord_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE CASCADE ON UPDATE CASCADE;
