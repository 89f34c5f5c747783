-- Quotes: what staff offer a buyer at prices of its own. A basket made from one keeps those prices.
ALTER TYPE "OrderSource" ADD VALUE 'quote';
ALTER TYPE "LinkPurpose" ADD VALUE 'quote';

CREATE TYPE "QuoteStatus" AS ENUM ('open', 'accepted', 'withdrawn');

ALTER TABLE "CartLine" ADD COLUMN "quotedAmount" INTEGER, ADD COLUMN "quotedUnprotected" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Quote" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "status" "QuoteStatus" NOT NULL DEFAULT 'open',
    "email" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "validUntil" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "orderId" UUID,
    "linkId" UUID,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "QuoteLine" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "choiceId" UUID,
    "productName" TEXT NOT NULL,
    "typeName" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitAmount" INTEGER NOT NULL,
    "listAmount" INTEGER NOT NULL,
    "unprotected" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "QuoteLine_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Quote_number_key" ON "Quote"("number");
CREATE UNIQUE INDEX "Quote_orderId_key" ON "Quote"("orderId");
CREATE UNIQUE INDEX "Quote_linkId_key" ON "Quote"("linkId");
CREATE INDEX "Quote_status_id_idx" ON "Quote"("status", "id");
CREATE INDEX "Quote_email_idx" ON "Quote"("email");
CREATE UNIQUE INDEX "QuoteLine_quoteId_position_key" ON "QuoteLine"("quoteId", "position");
CREATE INDEX "QuoteLine_choiceId_idx" ON "QuoteLine"("choiceId");

ALTER TABLE "Quote" ADD CONSTRAINT "Quote_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "Link"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "ProductChoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

SELECT setval('"Quote_number_seq"', 1001, false);
