-- Stripe's payouts compared with the books, the movements of Enom's balances, and the accounts of the bookkeeping.

CREATE TYPE "PayoutDifferenceKind" AS ENUM ('not_here', 'not_at_stripe', 'other_amount', 'other_currency');

CREATE TABLE "StripePayout" (
    "id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL,
    "isAutomatic" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "arrivesAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "StripePayout_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "StripeMovement" (
    "id" TEXT NOT NULL,
    "payoutId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "source" TEXT,
    "sourceAmount" INTEGER,
    "sourceCurrency" CHAR(3),
    "description" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StripeMovement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PayoutDifference" (
    "id" UUID NOT NULL,
    "kind" "PayoutDifferenceKind" NOT NULL,
    "about" TEXT NOT NULL,
    "payoutId" TEXT,
    "orderId" UUID,
    "stripeAmount" INTEGER,
    "stripeCurrency" CHAR(3),
    "ourAmount" INTEGER,
    "ourCurrency" CHAR(3),
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "resolvedBy" TEXT,
    "note" TEXT,

    CONSTRAINT "PayoutDifference_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "BalanceReading" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "balance" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BalanceReading_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EnomMovement" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "amount" INTEGER NOT NULL,
    "type" INTEGER NOT NULL,
    "enomOrderId" INTEGER,
    "description" TEXT NOT NULL,

    CONSTRAINT "EnomMovement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EnomRefill" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "amount" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "notedBy" TEXT NOT NULL,
    "notedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnomRefill_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LedgerAccount" (
    "key" TEXT NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "StripePayout_createdAt_id_idx" ON "StripePayout"("createdAt", "id");
CREATE INDEX "StripePayout_arrivesAt_idx" ON "StripePayout"("arrivesAt");
CREATE INDEX "StripeMovement_payoutId_idx" ON "StripeMovement"("payoutId");
CREATE INDEX "StripeMovement_source_idx" ON "StripeMovement"("source");
CREATE INDEX "StripeMovement_at_id_idx" ON "StripeMovement"("at", "id");
CREATE UNIQUE INDEX "PayoutDifference_kind_about_key" ON "PayoutDifference"("kind", "about");
CREATE INDEX "PayoutDifference_resolvedAt_id_idx" ON "PayoutDifference"("resolvedAt", "id");
CREATE INDEX "BalanceReading_accountId_id_idx" ON "BalanceReading"("accountId", "id");
CREATE INDEX "BalanceReading_at_idx" ON "BalanceReading"("at");
CREATE INDEX "EnomMovement_accountId_day_id_idx" ON "EnomMovement"("accountId", "day", "id");
CREATE UNIQUE INDEX "EnomRefill_accountId_reference_key" ON "EnomRefill"("accountId", "reference");
CREATE INDEX "EnomRefill_accountId_at_idx" ON "EnomRefill"("accountId", "at");
CREATE INDEX "EnomRefill_at_id_idx" ON "EnomRefill"("at", "id");
CREATE INDEX "Charge_createdAt_idx" ON "Charge"("createdAt");
CREATE INDEX "Refund_settledAt_idx" ON "Refund"("settledAt");
CREATE INDEX "Invoice_issuedAt_idx" ON "Invoice"("issuedAt");
CREATE INDEX "SupplierTicket_answeredAt_idx" ON "SupplierTicket"("answeredAt");

ALTER TABLE "StripeMovement" ADD CONSTRAINT "StripeMovement_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "StripePayout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BalanceReading" ADD CONSTRAINT "BalanceReading_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EnomMovement" ADD CONSTRAINT "EnomMovement_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EnomRefill" ADD CONSTRAINT "EnomRefill_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;
