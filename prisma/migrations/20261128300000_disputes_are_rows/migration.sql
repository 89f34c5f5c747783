-- A dispute was three columns of its order and lines of the order's history. It becomes a row.
CREATE TYPE "DisputeStatus" AS ENUM ('open', 'won', 'lost');
CREATE TYPE "DisputeDecisionKind" AS ENUM ('purchase_anyway', 'cancelled');

CREATE TABLE "Dispute" (
  "id" UUID NOT NULL,
  "orderId" UUID NOT NULL,
  "chargeId" UUID NOT NULL,
  "stripeId" TEXT,
  "status" "DisputeStatus" NOT NULL DEFAULT 'open',
  "amount" INTEGER,
  "currency" CHAR(3),
  "lostAmount" INTEGER,
  "openedAt" TIMESTAMP(3) NOT NULL,
  "dueBy" TIMESTAMP(3),
  "closedAt" TIMESTAMP(3),
  "closedBy" TEXT,
  CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "DisputeDecision" (
  "disputeId" UUID NOT NULL,
  "certificateId" UUID NOT NULL,
  "decision" "DisputeDecisionKind" NOT NULL,
  "decidedBy" TEXT NOT NULL,
  "decidedAt" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "DisputeDecision_pkey" PRIMARY KEY ("disputeId", "certificateId")
);
CREATE UNIQUE INDEX "Dispute_stripeId_key" ON "Dispute"("stripeId");
CREATE INDEX "Dispute_orderId_idx" ON "Dispute"("orderId");
CREATE INDEX "Dispute_chargeId_idx" ON "Dispute"("chargeId");
CREATE INDEX "Dispute_status_dueBy_idx" ON "Dispute"("status", "dueBy");
CREATE INDEX "DisputeDecision_certificateId_idx" ON "DisputeDecision"("certificateId");

-- Each dispute that Stripe has named, as the newest line of the history about it says. Staff wrote down how all disputes of an order ended
-- without a name: then the order's columns have the last word.
INSERT INTO "Dispute" ("id", "orderId", "chargeId", "stripeId", "status", "amount", "currency", "openedAt", "dueBy", "closedAt", "closedBy")
SELECT said."firstId", said."orderId", charge."id", said."stripeId", ended.status, claim.amount, claim.currency, said."openedAt",
  CASE WHEN ended.status = 'open' THEN o."disputeDueBy" END,
  CASE WHEN ended.status <> 'open' THEN coalesce(CASE WHEN said.kind <> 'order.disputed' THEN said.at END, unnamed.at, o."disputeLostAt", said.at) END,
  CASE WHEN ended.status <> 'open' THEN coalesce(CASE WHEN said.kind <> 'order.disputed' THEN said.actor END, unnamed.actor, 'system') END
FROM (
  SELECT e."orderId", e.detail->>'disputeId' AS "stripeId", (array_agg(e.id ORDER BY e.id))[1] AS "firstId", min(e.at) AS "openedAt",
    (array_agg(e.kind ORDER BY e.id DESC))[1] AS kind, (array_agg(e.at ORDER BY e.id DESC))[1] AS at,
    (array_agg(e.actor ORDER BY e.id DESC))[1] AS actor
  FROM "OrderEvent" e
  WHERE e.kind IN ('order.disputed', 'order.dispute_won', 'order.dispute_lost') AND e.detail->>'disputeId' IS NOT NULL
  GROUP BY 1, 2
) said
JOIN "Order" o ON o.id = said."orderId"
LEFT JOIN LATERAL (
  SELECT e.at, e.actor FROM "OrderEvent" e
  WHERE e."orderId" = o.id AND e.kind IN ('order.dispute_won', 'order.dispute_lost') AND e.detail->>'disputeId' IS NULL
  ORDER BY e.id DESC LIMIT 1
) unnamed ON true
LEFT JOIN LATERAL (
  SELECT s.payload #>> '{data,object,payment_intent}' AS "paymentIntentId", (s.payload #>> '{data,object,amount}')::numeric::int AS amount,
    upper(s.payload #>> '{data,object,currency}') AS currency
  FROM "StripeEvent" s WHERE s."objectId" = said."stripeId" AND s.payload #>> '{data,object,currency}' ~ '^[A-Za-z]{3}$'
    AND s.payload #>> '{data,object,amount}' ~ '^[0-9]{1,9}$'
  ORDER BY s."receivedAt" DESC LIMIT 1
) claim ON true
CROSS JOIN LATERAL (
  SELECT b.id FROM "BillingRecord" b WHERE b."orderId" = o.id AND b.kind = 'charge'
  ORDER BY b."stripeId" IS NOT DISTINCT FROM claim."paymentIntentId" DESC, b."createdAt" LIMIT 1
) charge
CROSS JOIN LATERAL (
  SELECT (CASE
    WHEN o."disputedAt" IS NULL OR said.kind = 'order.dispute_won' THEN 'won'
    WHEN said.kind = 'order.dispute_lost' THEN 'lost'
    WHEN o."disputeLostAt" IS NOT NULL AND unnamed.at >= said.at THEN 'lost'
    ELSE 'open' END)::"DisputeStatus" AS status
) ended;

-- What the bank took, by name.
UPDATE "Dispute" d SET "lostAmount" = b.amount, "chargeId" = b."chargeId"
FROM "BillingRecord" b WHERE b.kind = 'dispute_lost' AND b."stripeId" = d."stripeId" AND b."chargeId" IS NOT NULL;
-- What staff wrote down as lost, of a dispute on that payment or of one that nobody has named.
UPDATE "Dispute" d SET "lostAmount" = b.amount
FROM "BillingRecord" b
WHERE b.kind = 'dispute_lost' AND b."stripeId" IS NULL AND b."chargeId" = d."chargeId" AND d."lostAmount" IS NULL
  AND (d.status = 'lost') = (b.status = 'succeeded')
  AND d.id = (SELECT f.id FROM "Dispute" f WHERE f."chargeId" = d."chargeId" AND f."lostAmount" IS NULL ORDER BY f.status = 'lost' DESC, f.id LIMIT 1);
INSERT INTO "Dispute" ("id", "orderId", "chargeId", "status", "lostAmount", "openedAt", "closedAt", "closedBy")
SELECT b.id, b."orderId", b."chargeId", (CASE b.status WHEN 'succeeded' THEN 'lost' ELSE 'won' END)::"DisputeStatus", b.amount, b."createdAt",
  coalesce(b."settledAt", b."createdAt"), b.actor
FROM "BillingRecord" b
WHERE b.kind = 'dispute_lost' AND b."chargeId" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "Dispute" d WHERE d."stripeId" = b."stripeId" OR d."chargeId" = b."chargeId" AND d."lostAmount" = b.amount);

-- A dispute of which only the order's columns know: Stripe refused a refund for it, or staff wrote down that all was lost.
INSERT INTO "Dispute" ("id", "orderId", "chargeId", "status", "lostAmount", "openedAt", "dueBy", "closedAt", "closedBy")
SELECT gen_random_uuid(), o.id, charge.id, (CASE WHEN o."disputeLostAt" IS NULL THEN 'open' ELSE 'lost' END)::"DisputeStatus",
  CASE WHEN o."disputeLostAt" IS NOT NULL THEN 0 END, o."disputedAt", CASE WHEN o."disputeLostAt" IS NULL THEN o."disputeDueBy" END,
  o."disputeLostAt", CASE WHEN o."disputeLostAt" IS NOT NULL THEN 'system' END
FROM "Order" o CROSS JOIN LATERAL (
  SELECT b.id FROM "BillingRecord" b WHERE b."orderId" = o.id AND b.kind = 'charge' ORDER BY b."createdAt" LIMIT 1
) charge
WHERE o."disputedAt" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "Dispute" d WHERE d."orderId" = o.id AND d.status IN ('open', 'lost') AND (o."disputeLostAt" IS NULL OR d.status = 'lost'));

-- What staff decided since the dispute last moved, and what a lost one cancelled.
INSERT INTO "DisputeDecision" ("disputeId", "certificateId", "decision", "decidedBy", "decidedAt")
SELECT DISTINCT ON (d.id, c.id) d.id, c.id, 'purchase_anyway', e.actor, e.at
FROM "Dispute" d JOIN "Order" o ON o.id = d."orderId" JOIN "Certificate" c ON c."orderId" = o.id
JOIN "CertificateEvent" e ON e."certificateId" = c.id
WHERE d.status IN ('open', 'lost') AND e.kind IN ('certificate.purchase_retried', 'certificate.cost_accepted') AND e.actor LIKE 'staff:%'
  AND e.at >= coalesce(o."disputeLostAt", o."disputedAt")
ORDER BY d.id, c.id, e.at DESC;
INSERT INTO "DisputeDecision" ("disputeId", "certificateId", "decision", "decidedBy", "decidedAt")
SELECT d.id, c.id, 'cancelled', 'system', last.at
FROM "Dispute" d JOIN "Certificate" c ON c."orderId" = d."orderId" AND c.status = 'cancelled'
CROSS JOIN LATERAL (
  SELECT e.at, e.detail FROM "CertificateEvent" e WHERE e."certificateId" = c.id AND e."to" IS NOT NULL ORDER BY e.id DESC LIMIT 1
) last
WHERE d.status = 'lost' AND last.detail->>'why' = 'dispute_lost'
ON CONFLICT ("disputeId", "certificateId") DO UPDATE SET "decision" = excluded."decision", "decidedBy" = excluded."decidedBy", "decidedAt" = excluded."decidedAt";

DELETE FROM "BillingRecord" WHERE kind = 'dispute_lost';
ALTER TYPE "BillingKind" RENAME TO "BillingKind_old";
CREATE TYPE "BillingKind" AS ENUM ('charge', 'refund');
ALTER TABLE "BillingRecord" ALTER COLUMN "kind" TYPE "BillingKind" USING "kind"::text::"BillingKind";
DROP TYPE "BillingKind_old";

ALTER TABLE "Dispute"
  ADD CONSTRAINT "Dispute_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Dispute_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "BillingRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DisputeDecision"
  ADD CONSTRAINT "DisputeDecision_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "DisputeDecision_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Dispute', 'open', 'won'),
  ('Dispute', 'open', 'lost'),
  ('Dispute', 'won', 'lost'),
  ('Dispute', 'lost', 'won');
CREATE TRIGGER "Dispute_step" BEFORE UPDATE OF "status" ON "Dispute"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION refuse_unknown_step();

DROP INDEX "Order_disputedAt_idx";
ALTER TABLE "Order" DROP COLUMN "disputedAt", DROP COLUMN "disputeDueBy", DROP COLUMN "disputeLostAt";
