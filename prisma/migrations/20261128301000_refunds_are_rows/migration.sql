-- Payments and refunds were rows of one table, and which certificate a refund was for had to be guessed each time it was read.
-- They become tables of their own, and what had been guessed is written down once.
CREATE TYPE "RefundCause" AS ENUM ('staff', 'rule', 'double_payment', 'dashboard');
CREATE TYPE "RefundStatus" AS ENUM ('requested', 'sent', 'succeeded', 'failed', 'withdrawn');
CREATE TYPE "AllocationBasis" AS ENUM ('exact', 'whole_order', 'matched', 'staff');

CREATE TABLE "Refund" (
  "id" UUID NOT NULL,
  "orderId" UUID NOT NULL,
  "chargeId" UUID NOT NULL,
  "cause" "RefundCause" NOT NULL,
  "status" "RefundStatus" NOT NULL DEFAULT 'requested',
  "amount" INTEGER NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "stripeId" TEXT,
  "idempotencyKey" TEXT NOT NULL,
  "reason" TEXT,
  "actor" TEXT NOT NULL,
  "needsAllocation" BOOLEAN NOT NULL DEFAULT false,
  "isOwed" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "settledAt" TIMESTAMP(3),
  "sweptAt" TIMESTAMP(3),
  CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "RefundAllocation" (
  "refundId" UUID NOT NULL,
  "certificateId" UUID NOT NULL,
  "amount" INTEGER NOT NULL,
  "basis" "AllocationBasis" NOT NULL,
  CONSTRAINT "RefundAllocation_pkey" PRIMARY KEY ("refundId", "certificateId")
);
CREATE UNIQUE INDEX "Refund_stripeId_key" ON "Refund"("stripeId");
CREATE UNIQUE INDEX "Refund_idempotencyKey_key" ON "Refund"("idempotencyKey");
CREATE INDEX "Refund_orderId_createdAt_idx" ON "Refund"("orderId", "createdAt");
CREATE INDEX "Refund_chargeId_idx" ON "Refund"("chargeId");
CREATE INDEX "Refund_status_createdAt_idx" ON "Refund"("status", "createdAt");
CREATE INDEX "Refund_needsAllocation_idx" ON "Refund"("needsAllocation");
CREATE INDEX "Refund_isOwed_idx" ON "Refund"("isOwed");
CREATE INDEX "RefundAllocation_certificateId_idx" ON "RefundAllocation"("certificateId");

-- A refund that was not sent after all had the status of a failed one; only the order's history tells them apart.
INSERT INTO "Refund" ("id", "orderId", "chargeId", "cause", "status", "amount", "currency", "stripeId", "idempotencyKey", "reason", "actor",
  "createdAt", "settledAt", "sweptAt")
SELECT r.id, r."orderId",
  coalesce(r."chargeId", (SELECT p.id FROM "BillingRecord" p WHERE p."orderId" = r."orderId" AND p.kind = 'charge' ORDER BY p."createdAt" LIMIT 1)),
  (CASE WHEN r.actor = 'stripe' THEN 'dashboard' WHEN r.actor <> 'system' THEN 'staff' WHEN r."certificateId" IS NULL THEN 'double_payment'
    ELSE 'rule' END)::"RefundCause",
  (CASE WHEN r.status = 'succeeded' THEN 'succeeded' WHEN r.status = 'pending' AND r."stripeId" IS NULL THEN 'requested'
    WHEN r.status = 'pending' THEN 'sent'
    WHEN r."stripeId" IS NULL AND EXISTS (
      SELECT 1 FROM "OrderEvent" e WHERE e."orderId" = r."orderId" AND e.kind = 'order.refund_withdrawn' AND e.at >= r."createdAt"
        AND e.detail->>'amount' = r.amount::text AND (e.detail->>'certificateId') IS NOT DISTINCT FROM r."certificateId"::text) THEN 'withdrawn'
    ELSE 'failed' END)::"RefundStatus",
  r.amount, r.currency, r."stripeId", r."idempotencyKey", r.reason, r.actor, r."createdAt", r."settledAt", r."sweptAt"
FROM "BillingRecord" r WHERE r.kind = 'refund';

-- Refunds that named their certificate.
INSERT INTO "RefundAllocation" ("refundId", "certificateId", "amount", "basis")
SELECT r.id, r."certificateId", r.amount, 'exact' FROM "BillingRecord" r WHERE r.kind = 'refund' AND r."certificateId" IS NOT NULL;

-- Orders of which all money went back, or is on its way: each certificate without a refund of its own goes to the newest that names none.
INSERT INTO "RefundAllocation" ("refundId", "certificateId", "amount", "basis")
SELECT back.id, c.id, least(back.amount, i."unitAmount"), 'whole_order'
FROM (
  SELECT p."orderId", sum(p.amount) AS paid FROM "BillingRecord" p WHERE p.kind = 'charge' AND p.status = 'succeeded' GROUP BY 1
) charged
CROSS JOIN LATERAL (
  SELECT coalesce(sum(f.amount), 0) AS sum FROM "Refund" f WHERE f."orderId" = charged."orderId" AND f.status IN ('requested', 'sent', 'succeeded')
) refunded
CROSS JOIN LATERAL (
  SELECT f.id, f.amount FROM "Refund" f
  WHERE f."orderId" = charged."orderId" AND f.status IN ('requested', 'sent', 'succeeded')
  ORDER BY EXISTS (SELECT 1 FROM "RefundAllocation" a WHERE a."refundId" = f.id), f."createdAt" DESC LIMIT 1
) back
JOIN "Certificate" c ON c."orderId" = charged."orderId" JOIN "OrderItem" i ON i.id = c."orderItemId"
WHERE refunded.sum >= charged.paid AND NOT EXISTS (
  SELECT 1 FROM "RefundAllocation" a JOIN "Refund" f ON f.id = a."refundId"
  WHERE a."certificateId" = c.id AND f.status IN ('requested', 'sent', 'succeeded'))
ON CONFLICT DO NOTHING;

-- Refunds made by hand that counted for what ended of an order: enough for all of it since the first ended, and enough for each since that
-- one did, or within the day before. The n-th that ended goes to the n-th such refund.
WITH ended AS (
  SELECT c.id, c."orderId", i."unitAmount" AS price, c."statusSince" - interval '1 day' AS since,
    sum(i."unitAmount") OVER same AS "allPrices", min(c."statusSince") OVER same - interval '1 day' AS "firstSince",
    row_number() OVER (PARTITION BY c."orderId" ORDER BY c."statusSince", c.id) AS turn
  FROM "Certificate" c JOIN "OrderItem" i ON i.id = c."orderItemId" JOIN "Order" o ON o.id = c."orderId"
  WHERE c.status IN ('refunded_unissued', 'refunded_issued') AND i."unitAmount" > 0 AND o.status IN ('paid', 'needs_review')
    AND NOT EXISTS (SELECT 1 FROM "RefundAllocation" a JOIN "Refund" f ON f.id = a."refundId"
      WHERE a."certificateId" = c.id AND f.status IN ('requested', 'sent', 'succeeded'))
  WINDOW same AS (PARTITION BY c."orderId")
), hand AS (
  SELECT f.id, f."orderId", f.amount, f."createdAt" FROM "Refund" f JOIN "BillingRecord" p ON p.id = f."chargeId"
  WHERE f.status IN ('requested', 'sent', 'succeeded') AND NOT EXISTS (SELECT 1 FROM "RefundAllocation" a WHERE a."refundId" = f.id)
    AND (SELECT sum(g.amount) FROM "Refund" g WHERE g."chargeId" = p.id AND g.status IN ('requested', 'sent', 'succeeded')) < p.amount
), fits AS (
  SELECT e.*, h.id AS "refundId", h.amount AS "refundAmount", row_number() OVER (PARTITION BY e.id ORDER BY h."createdAt", h.id) AS nth,
    count(*) OVER (PARTITION BY e.id) AS many
  FROM ended e JOIN hand h ON h."orderId" = e."orderId" AND h."createdAt" >= e.since
  WHERE (SELECT sum(x.amount) FROM hand x WHERE x."orderId" = e."orderId" AND x."createdAt" >= e.since) >= e.price
    AND (SELECT sum(x.amount) FROM hand x WHERE x."orderId" = e."orderId" AND x."createdAt" >= e."firstSince") >= e."allPrices"
)
INSERT INTO "RefundAllocation" ("refundId", "certificateId", "amount", "basis")
SELECT fits."refundId", fits.id, least(fits.price, fits."refundAmount"), 'matched' FROM fits WHERE fits.nth = least(fits.turn, fits.many)
ON CONFLICT DO NOTHING;

-- What else was refunded by hand, of a payment that is not back as a whole: staff say which certificates it was for.
UPDATE "Refund" f SET "needsAllocation" = true FROM "BillingRecord" p
WHERE p.id = f."chargeId" AND f.cause = 'dashboard' AND f.status IN ('requested', 'sent', 'succeeded')
  AND NOT EXISTS (SELECT 1 FROM "RefundAllocation" a WHERE a."refundId" = f.id)
  AND (SELECT sum(g.amount) FROM "Refund" g WHERE g."chargeId" = p.id AND g.status IN ('requested', 'sent', 'succeeded')) < p.amount
  AND EXISTS (SELECT 1 FROM "Certificate" c WHERE c."orderId" = f."orderId" AND NOT EXISTS (
    SELECT 1 FROM "RefundAllocation" a JOIN "Refund" g ON g.id = a."refundId"
    WHERE a."certificateId" = c.id AND g.status IN ('requested', 'sent', 'succeeded')));

-- Failed refunds that nothing has made up for since.
UPDATE "Refund" f SET "isOwed" = true FROM "BillingRecord" p
WHERE p.id = f."chargeId" AND f.status IN ('failed', 'withdrawn')
  AND (SELECT coalesce(sum(s.amount), 0) FROM "Refund" s WHERE s."chargeId" = p.id AND s.status = 'succeeded') < p.amount
  AND (
    SELECT coalesce(sum(s.amount), 0) FROM "BillingRecord" s JOIN "BillingRecord" b ON b.id = f.id
    WHERE s."chargeId" = p.id AND s.kind = 'refund' AND s.status = 'succeeded' AND s."createdAt" > f."createdAt"
      AND (s."certificateId" IS NULL OR s."certificateId" = b."certificateId")
  ) < f.amount;

-- What is left are payments that arrived.
ALTER TABLE "BillingRecord" DROP CONSTRAINT "BillingRecord_chargeId_fkey", DROP CONSTRAINT "BillingRecord_certificateId_fkey";
DELETE FROM "BillingRecord" WHERE kind = 'refund';
UPDATE "BillingRecord" SET "stripeId" = "idempotencyKey" WHERE "stripeId" IS NULL;
DROP INDEX "BillingRecord_kind_status_createdAt_idx", "BillingRecord_idempotencyKey_key";
ALTER TABLE "BillingRecord" DROP COLUMN "kind", DROP COLUMN "status", DROP COLUMN "chargeId", DROP COLUMN "certificateId",
  DROP COLUMN "idempotencyKey", DROP COLUMN "reason", DROP COLUMN "actor", DROP COLUMN "settledAt", DROP COLUMN "sweptAt",
  ALTER COLUMN "stripeId" SET NOT NULL;
ALTER TABLE "BillingRecord" RENAME TO "Charge";
ALTER TABLE "Charge" RENAME CONSTRAINT "BillingRecord_pkey" TO "Charge_pkey";
ALTER TABLE "Charge" RENAME CONSTRAINT "BillingRecord_orderId_fkey" TO "Charge_orderId_fkey";
ALTER INDEX "BillingRecord_orderId_createdAt_idx" RENAME TO "Charge_orderId_createdAt_idx";
ALTER INDEX "BillingRecord_stripeId_key" RENAME TO "Charge_stripeId_key";
DROP TYPE "BillingKind";
DROP TYPE "BillingStatus";

ALTER TABLE "Refund"
  ADD CONSTRAINT "Refund_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Refund_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "Charge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RefundAllocation"
  ADD CONSTRAINT "RefundAllocation_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "RefundAllocation_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Refund', 'requested', 'sent'),
  ('Refund', 'requested', 'failed'),
  ('Refund', 'requested', 'withdrawn'),
  ('Refund', 'sent', 'succeeded'),
  ('Refund', 'sent', 'failed'),
  ('Refund', 'succeeded', 'failed'),
  ('Refund', 'failed', 'sent'),
  ('Refund', 'withdrawn', 'sent');
CREATE TRIGGER "Refund_step" BEFORE UPDATE OF "status" ON "Refund"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION refuse_unknown_step();
