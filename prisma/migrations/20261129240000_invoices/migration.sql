-- Invoices and credit notes, numbered without gaps; who sells and who buys.
CREATE TYPE "InvoiceKind" AS ENUM ('invoice', 'credit_note');
CREATE TABLE "Seller" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "taxNumber" TEXT NOT NULL DEFAULT '',
    "taxNote" TEXT NOT NULL,
    "keepYears" INTEGER NOT NULL DEFAULT 10,
    CONSTRAINT "Seller_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Seller_one" CHECK ("id" = 1)
);
CREATE TABLE "BillingDetails" (
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "country" CHAR(2),
    "taxNumber" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "BillingDetails_pkey" PRIMARY KEY ("userId")
);
ALTER TABLE "BillingDetails" ADD CONSTRAINT "BillingDetails_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "InvoiceSeries" (
    "kind" "InvoiceKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "lastNumber" INTEGER NOT NULL,
    CONSTRAINT "InvoiceSeries_pkey" PRIMARY KEY ("kind", "year")
);
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "kind" "InvoiceKind" NOT NULL,
    "number" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "chargeId" UUID,
    "refundId" UUID,
    "about" TEXT,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "movedAt" TIMESTAMP(3) NOT NULL,
    "seller" JSONB NOT NULL,
    "buyer" JSONB NOT NULL,
    "lines" JSONB NOT NULL,
    "taxes" JSONB NOT NULL DEFAULT '[]',
    "taxNote" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "net" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Invoice_for_one" CHECK (("chargeId" IS NULL) <> ("refundId" IS NULL))
);
CREATE UNIQUE INDEX "Invoice_number_key" ON "Invoice"("number");
CREATE UNIQUE INDEX "Invoice_chargeId_key" ON "Invoice"("chargeId");
CREATE UNIQUE INDEX "Invoice_refundId_kind_key" ON "Invoice"("refundId", "kind");
CREATE INDEX "Invoice_orderId_issuedAt_idx" ON "Invoice"("orderId", "issuedAt");
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "Charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the buyer typed at Stripe.
ALTER TABLE "Charge" ADD COLUMN "payer" JSONB;

-- Kinds of mail that a person switched off, and when they deleted their account.
ALTER TABLE "User" ADD COLUMN "mutedMails" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "deletedAt" TIMESTAMP(3);
ALTER TYPE "LinkPurpose" ADD VALUE 'delete_account';
