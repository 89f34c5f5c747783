-- Account credit pays for orders. It is a charge of its own beside that of the card, and what is refunded of it goes back to the credit.

ALTER TYPE "PaidBy" ADD VALUE 'account_credit';
ALTER TYPE "CreditKind" ADD VALUE 'used';
ALTER TYPE "CreditKind" ADD VALUE 'freed';
ALTER TYPE "CreditKind" ADD VALUE 'refunded';

CREATE TYPE "CreditUseStatus" AS ENUM ('reserved', 'freed', 'used');

CREATE TABLE "CreditUse" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "status" "CreditUseStatus" NOT NULL DEFAULT 'reserved',
    "amount" INTEGER NOT NULL,

    CONSTRAINT "CreditUse_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "CreditUse_amount" CHECK ("amount" > 0)
);

CREATE UNIQUE INDEX "CreditUse_orderId_key" ON "CreditUse"("orderId");
CREATE INDEX "CreditUse_userId_idx" ON "CreditUse"("userId");
CREATE INDEX "CreditUse_status_orderId_idx" ON "CreditUse"("status", "orderId");

ALTER TABLE "CreditUse" ADD CONSTRAINT "CreditUse_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CreditUse" ADD CONSTRAINT "CreditUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "CreditUse_step" BEFORE UPDATE OF status ON "CreditUse" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('CreditUse', 'reserved', 'freed'),
  ('CreditUse', 'reserved', 'used'),
  ('CreditUse', 'freed', 'reserved');

ALTER TABLE "CreditMovement" ADD COLUMN "refundId" UUID;
CREATE UNIQUE INDEX "CreditMovement_refundId_key" ON "CreditMovement"("refundId");
ALTER TABLE "CreditMovement" ADD CONSTRAINT "CreditMovement_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Refund" ADD COLUMN "toCredit" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Invoice" ADD COLUMN "byCredit" INTEGER NOT NULL DEFAULT 0;
