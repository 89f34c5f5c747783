-- When a product is sold, and what its prices were, are and will be.
ALTER TABLE "Product" ADD COLUMN "saleFrom" DATE, ADD COLUMN "saleUntil" DATE;

CREATE TABLE "PriceChange" (
  "id" UUID NOT NULL,
  "choiceId" UUID NOT NULL,
  "before" INTEGER,
  "amount" INTEGER NOT NULL,
  "unprotected" BOOLEAN NOT NULL DEFAULT false,
  "validFrom" TIMESTAMP(3) NOT NULL,
  "appliedAt" TIMESTAMP(3),
  "actor" TEXT NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "PriceChange_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PriceChange_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "ProductChoice"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PriceChange_choiceId_validFrom_idx" ON "PriceChange"("choiceId", "validFrom");
CREATE INDEX "PriceChange_appliedAt_validFrom_idx" ON "PriceChange"("appliedAt", "validFrom");
