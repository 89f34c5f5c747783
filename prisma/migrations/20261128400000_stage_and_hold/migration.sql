-- Where a certificate is (stage), why it does not go on (hold), how far the authority is, and why it was closed, instead of one status of
-- nineteen that mixed these. `status` and `blocker` are computed from them until nothing reads these two any more.
CREATE TYPE "CertificateStage" AS ENUM ('purchase', 'setup', 'submission', 'validation', 'issued', 'closed');
CREATE TYPE "CertificateHold" AS ENUM ('activation', 'supplier_unavailable', 'login_refused', 'ip_refused', 'insufficient_funds', 'no_account', 'cost_exceeds_price', 'price_unavailable', 'outcome_unknown', 'supplier_refused', 'payment_disputed', 'refund_withdrawn', 'file_mismatch', 'correction_needed', 'declined');
CREATE TYPE "ValidationStep" AS ENUM ('approval', 'organisation', 'issuing');
CREATE TYPE "ClosedReason" AS ENUM ('not_purchased', 'refunded_to_buyer', 'refunded_by_supplier');

ALTER TABLE "Certificate"
  ADD COLUMN "stage" "CertificateStage",
  ADD COLUMN "hold" "CertificateHold",
  ADD COLUMN "validationStep" "ValidationStep",
  ADD COLUMN "closedReason" "ClosedReason",
  ADD COLUMN "issuedAt" TIMESTAMP(3);

UPDATE "Certificate" c SET
  "stage" = CASE
    WHEN c."status" IN ('awaiting_activation', 'provisioning', 'purchase_blocked', 'purchase_unclear', 'purchase_failed') THEN 'purchase'
    WHEN c."status" IN ('not_configured', 'needs_fix', 'declined') THEN 'setup'
    WHEN c."status" IN ('sending', 'send_blocked', 'send_unclear') THEN 'submission'
    WHEN c."status" IN ('awaiting_approval', 'org_validation', 'approved', 'held') THEN 'validation'
    WHEN c."status" = 'issued' THEN 'issued'
    ELSE 'closed' END::"CertificateStage",
  "hold" = CASE
    WHEN c."status" = 'awaiting_activation' THEN 'activation'
    WHEN c."status" IN ('purchase_blocked', 'send_blocked') THEN CASE c."blocker"::text
      WHEN 'enom_unreachable' THEN 'supplier_unavailable'
      WHEN 'funds_needed' THEN 'insufficient_funds'
      WHEN 'cost_risen' THEN 'cost_exceeds_price'
      WHEN 'price_unread' THEN 'price_unavailable'
      ELSE coalesce(c."blocker"::text, 'supplier_unavailable') END
    WHEN c."status" IN ('purchase_unclear', 'send_unclear') THEN 'outcome_unknown'
    WHEN c."status" = 'purchase_failed' THEN coalesce((
      SELECT CASE e."kind" WHEN 'certificate.payment_disputed' THEN 'payment_disputed' WHEN 'certificate.refund_withdrawn' THEN 'refund_withdrawn' END
        FROM "CertificateEvent" e WHERE e."certificateId" = c."id" AND e."to" = 'purchase_failed' ORDER BY e."id" DESC LIMIT 1), 'supplier_refused')
    WHEN c."status" = 'held' THEN 'file_mismatch'
    WHEN c."status" = 'needs_fix' THEN 'correction_needed'
    WHEN c."status" = 'declined' THEN 'declined' END::"CertificateHold",
  "validationStep" = CASE c."status"
    WHEN 'awaiting_approval' THEN 'approval'
    WHEN 'org_validation' THEN 'organisation'
    WHEN 'approved' THEN 'issuing'
    WHEN 'held' THEN 'issuing' END::"ValidationStep",
  "closedReason" = CASE
    WHEN c."status" = 'cancelled' THEN 'not_purchased'
    WHEN c."status" IN ('refunded_unissued', 'refunded_issued') THEN CASE coalesce((
      SELECT e."kind" FROM "CertificateEvent" e WHERE e."certificateId" = c."id" AND e."to" = c."status" ORDER BY e."id" DESC LIMIT 1), '')
      WHEN 'certificate.refunded_unissued' THEN 'refunded_to_buyer' ELSE 'refunded_by_supplier' END
    END::"ClosedReason",
  "issuedAt" = CASE WHEN c."status" IN ('held', 'issued', 'refunded_issued') THEN coalesce(
    (SELECT min(f."receivedAt") FROM "CertificateFile" f WHERE f."certificateId" = c."id"),
    (SELECT min(e."at") FROM "CertificateEvent" e WHERE e."certificateId" = c."id" AND e."to" IN ('held', 'issued')),
    c."statusSince") END;

ALTER TABLE "Certificate" ALTER COLUMN "stage" SET NOT NULL;
ALTER TABLE "Certificate"
  ADD CONSTRAINT "Certificate_validation_step" CHECK (("stage" = 'validation') = ("validationStep" IS NOT NULL)),
  ADD CONSTRAINT "Certificate_closed_reason" CHECK (("stage" = 'closed') = ("closedReason" IS NOT NULL)),
  ADD CONSTRAINT "Certificate_issued_at" CHECK ("stage" <> 'issued' AND "hold" IS DISTINCT FROM 'file_mismatch' OR "issuedAt" IS NOT NULL);

DROP TRIGGER "Certificate_step" ON "Certificate";
ALTER TABLE "Certificate" DROP COLUMN "status", DROP COLUMN "blocker";

CREATE FUNCTION certificate_status("CertificateStage", "CertificateHold", "ValidationStep", "ClosedReason", timestamp) RETURNS "CertificateStatus"
  LANGUAGE sql IMMUTABLE AS $$ SELECT CASE $1
    WHEN 'purchase' THEN CASE
      WHEN $2 IS NULL THEN 'provisioning'::"CertificateStatus"
      WHEN $2 = 'activation' THEN 'awaiting_activation'::"CertificateStatus"
      WHEN $2 = 'outcome_unknown' THEN 'purchase_unclear'::"CertificateStatus"
      WHEN $2 IN ('supplier_refused', 'payment_disputed', 'refund_withdrawn') THEN 'purchase_failed'::"CertificateStatus"
      ELSE 'purchase_blocked'::"CertificateStatus" END
    WHEN 'setup' THEN CASE
      WHEN $2 IS NULL THEN 'not_configured'::"CertificateStatus"
      WHEN $2 = 'declined' THEN 'declined'::"CertificateStatus"
      ELSE 'needs_fix'::"CertificateStatus" END
    WHEN 'submission' THEN CASE
      WHEN $2 IS NULL THEN 'sending'::"CertificateStatus"
      WHEN $2 = 'outcome_unknown' THEN 'send_unclear'::"CertificateStatus"
      ELSE 'send_blocked'::"CertificateStatus" END
    WHEN 'validation' THEN CASE
      WHEN $2 IS NOT NULL THEN 'held'::"CertificateStatus"
      WHEN $3 = 'approval' THEN 'awaiting_approval'::"CertificateStatus"
      WHEN $3 = 'organisation' THEN 'org_validation'::"CertificateStatus"
      ELSE 'approved'::"CertificateStatus" END
    WHEN 'issued' THEN 'issued'::"CertificateStatus"
    ELSE CASE
      WHEN $4 = 'not_purchased' THEN 'cancelled'::"CertificateStatus"
      WHEN $5 IS NULL THEN 'refunded_unissued'::"CertificateStatus"
      ELSE 'refunded_issued'::"CertificateStatus" END
    END $$;
CREATE FUNCTION certificate_blocker("CertificateHold") RETURNS "Blocker" LANGUAGE sql IMMUTABLE AS $$ SELECT CASE $1
    WHEN 'supplier_unavailable' THEN 'enom_unreachable'::"Blocker"
    WHEN 'login_refused' THEN 'login_refused'::"Blocker"
    WHEN 'ip_refused' THEN 'ip_refused'::"Blocker"
    WHEN 'insufficient_funds' THEN 'funds_needed'::"Blocker"
    WHEN 'no_account' THEN 'no_account'::"Blocker"
    WHEN 'cost_exceeds_price' THEN 'cost_risen'::"Blocker"
    WHEN 'price_unavailable' THEN 'price_unread'::"Blocker"
    END $$;
ALTER TABLE "Certificate"
  ADD COLUMN "status" "CertificateStatus" NOT NULL GENERATED ALWAYS AS (certificate_status("stage", "hold", "validationStep", "closedReason", "issuedAt")) STORED,
  ADD COLUMN "blocker" "Blocker" GENERATED ALWAYS AS (certificate_blocker("hold")) STORED;
CREATE INDEX "Certificate_status_id_idx" ON "Certificate"("status", "id");
CREATE INDEX "Certificate_stage_hold_id_idx" ON "Certificate"("stage", "hold", "id");

-- Events tell where a certificate came from and went as places: `stage`, or `stage:` and its hold, step or reason.
ALTER TABLE "CertificateEvent" ALTER COLUMN "to" TYPE text USING CASE "to"
  WHEN 'awaiting_activation' THEN 'purchase:activation'
  WHEN 'provisioning' THEN 'purchase'
  WHEN 'purchase_unclear' THEN 'purchase:outcome_unknown'
  WHEN 'not_configured' THEN 'setup'
  WHEN 'needs_fix' THEN 'setup:correction_needed'
  WHEN 'declined' THEN 'setup:declined'
  WHEN 'sending' THEN 'submission'
  WHEN 'send_unclear' THEN 'submission:outcome_unknown'
  WHEN 'awaiting_approval' THEN 'validation:approval'
  WHEN 'org_validation' THEN 'validation:organisation'
  WHEN 'approved' THEN 'validation:issuing'
  WHEN 'held' THEN 'validation:file_mismatch'
  WHEN 'issued' THEN 'issued'
  WHEN 'cancelled' THEN 'closed:not_purchased'
  WHEN 'purchase_failed' THEN CASE "kind" WHEN 'certificate.payment_disputed' THEN 'purchase:payment_disputed'
    WHEN 'certificate.refund_withdrawn' THEN 'purchase:refund_withdrawn' ELSE 'purchase:supplier_refused' END
  WHEN 'refunded_unissued' THEN CASE "kind" WHEN 'certificate.refunded_unissued' THEN 'closed:refunded_to_buyer' ELSE 'closed:refunded_by_supplier' END
  WHEN 'refunded_issued' THEN 'closed:refunded_by_supplier'
  WHEN 'purchase_blocked' THEN 'purchase:' || CASE "detail"->>'blocker' WHEN 'login_refused' THEN 'login_refused' WHEN 'ip_refused' THEN 'ip_refused'
    WHEN 'funds_needed' THEN 'insufficient_funds' WHEN 'no_account' THEN 'no_account' WHEN 'cost_risen' THEN 'cost_exceeds_price'
    WHEN 'price_unread' THEN 'price_unavailable' ELSE 'supplier_unavailable' END
  WHEN 'send_blocked' THEN 'submission:' || CASE "detail"->>'blocker' WHEN 'login_refused' THEN 'login_refused' WHEN 'ip_refused' THEN 'ip_refused'
    WHEN 'funds_needed' THEN 'insufficient_funds' WHEN 'no_account' THEN 'no_account' ELSE 'supplier_unavailable' END
  END;
ALTER TABLE "CertificateEvent" ALTER COLUMN "from" TYPE text USING "from"::text;
-- Where it came from is where the step before it led; the first step, and one whose like was cleaned up, are told by their old status.
UPDATE "CertificateEvent" e SET "from" = coalesce(moves."before", CASE e."from"
    WHEN 'awaiting_activation' THEN 'purchase:activation'
    WHEN 'provisioning' THEN 'purchase'
    WHEN 'purchase_blocked' THEN 'purchase:supplier_unavailable'
    WHEN 'purchase_unclear' THEN 'purchase:outcome_unknown'
    WHEN 'purchase_failed' THEN 'purchase:supplier_refused'
    WHEN 'not_configured' THEN 'setup'
    WHEN 'needs_fix' THEN 'setup:correction_needed'
    WHEN 'declined' THEN 'setup:declined'
    WHEN 'sending' THEN 'submission'
    WHEN 'send_blocked' THEN 'submission:supplier_unavailable'
    WHEN 'send_unclear' THEN 'submission:outcome_unknown'
    WHEN 'awaiting_approval' THEN 'validation:approval'
    WHEN 'org_validation' THEN 'validation:organisation'
    WHEN 'approved' THEN 'validation:issuing'
    WHEN 'held' THEN 'validation:file_mismatch'
    WHEN 'issued' THEN 'issued'
    WHEN 'cancelled' THEN 'closed:not_purchased'
    ELSE 'closed:refunded_by_supplier' END)
  FROM (SELECT "id", lag("to") OVER (PARTITION BY "certificateId" ORDER BY "id") AS "before" FROM "CertificateEvent" WHERE "to" IS NOT NULL) moves
  WHERE moves."id" = e."id" AND e."from" IS NOT NULL;

-- A place is one word for stage and what tells places of one stage apart, as in lib/certificates/lifecycle/places.ts.
CREATE FUNCTION certificate_place("CertificateStage", "CertificateHold", "ValidationStep", "ClosedReason") RETURNS text
  LANGUAGE sql STABLE AS $$ SELECT concat_ws(':', $1::text, coalesce($2::text, $3::text, $4::text)) $$;

-- A certificate moves only along these steps, whoever writes it: our code, a script, a person at a prompt.
CREATE FUNCTION refuse_unknown_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place_before text := certificate_place(OLD."stage", OLD."hold", OLD."validationStep", OLD."closedReason");
  place_after text := certificate_place(NEW."stage", NEW."hold", NEW."validationStep", NEW."closedReason");
BEGIN
  IF place_before <> place_after AND NOT EXISTS (
    SELECT 1 FROM "AllowedStep" WHERE "machine" = 'Certificate' AND "from" = place_before AND "to" = place_after
  ) THEN
    RAISE EXCEPTION 'Certificate % never goes from % to %', OLD."id", place_before, place_after USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF "stage", "hold", "validationStep", "closedReason" ON "Certificate"
  FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move();

DELETE FROM "AllowedStep" WHERE "machine" = 'Certificate';
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Certificate', 'purchase', 'setup'),
  ('Certificate', 'purchase:supplier_unavailable', 'setup'),
  ('Certificate', 'purchase:login_refused', 'setup'),
  ('Certificate', 'purchase:ip_refused', 'setup'),
  ('Certificate', 'purchase:insufficient_funds', 'setup'),
  ('Certificate', 'purchase:no_account', 'setup'),
  ('Certificate', 'purchase:cost_exceeds_price', 'setup'),
  ('Certificate', 'purchase:price_unavailable', 'setup'),
  ('Certificate', 'purchase:outcome_unknown', 'setup'),
  ('Certificate', 'purchase:supplier_refused', 'setup'),
  ('Certificate', 'purchase:payment_disputed', 'setup'),
  ('Certificate', 'purchase:refund_withdrawn', 'setup'),
  ('Certificate', 'purchase', 'closed:not_purchased'),
  ('Certificate', 'purchase:activation', 'closed:not_purchased'),
  ('Certificate', 'purchase:supplier_unavailable', 'closed:not_purchased'),
  ('Certificate', 'purchase:login_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:ip_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:insufficient_funds', 'closed:not_purchased'),
  ('Certificate', 'purchase:no_account', 'closed:not_purchased'),
  ('Certificate', 'purchase:cost_exceeds_price', 'closed:not_purchased'),
  ('Certificate', 'purchase:price_unavailable', 'closed:not_purchased'),
  ('Certificate', 'purchase:supplier_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:payment_disputed', 'closed:not_purchased'),
  ('Certificate', 'purchase:refund_withdrawn', 'closed:not_purchased'),
  ('Certificate', 'closed:not_purchased', 'purchase:refund_withdrawn'),
  ('Certificate', 'setup', 'submission'),
  ('Certificate', 'setup', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup', 'closed:refunded_by_supplier'),
  ('Certificate', 'setup:correction_needed', 'submission'),
  ('Certificate', 'setup:correction_needed', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup:correction_needed', 'closed:refunded_by_supplier'),
  ('Certificate', 'setup:declined', 'submission'),
  ('Certificate', 'setup:declined', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup:declined', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission', 'validation:approval'),
  ('Certificate', 'submission', 'setup:correction_needed'),
  ('Certificate', 'submission:outcome_unknown', 'validation:approval'),
  ('Certificate', 'submission:outcome_unknown', 'setup:correction_needed'),
  ('Certificate', 'submission', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:supplier_unavailable', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:supplier_unavailable', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:login_refused', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:login_refused', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:ip_refused', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:ip_refused', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:insufficient_funds', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:insufficient_funds', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:no_account', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:no_account', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:outcome_unknown', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:outcome_unknown', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:approval', 'setup'),
  ('Certificate', 'validation:organisation', 'setup'),
  ('Certificate', 'validation:approval', 'setup:declined'),
  ('Certificate', 'validation:approval', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:approval', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:organisation', 'setup:declined'),
  ('Certificate', 'validation:organisation', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:organisation', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:issuing', 'setup:declined'),
  ('Certificate', 'validation:issuing', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:issuing', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:file_mismatch', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:approval', 'issued'),
  ('Certificate', 'validation:organisation', 'issued'),
  ('Certificate', 'validation:issuing', 'issued'),
  ('Certificate', 'validation:file_mismatch', 'issued'),
  ('Certificate', 'issued', 'closed:refunded_by_supplier'),
  ('Certificate', 'purchase', 'purchase:supplier_unavailable'),
  ('Certificate', 'purchase', 'purchase:login_refused'),
  ('Certificate', 'purchase', 'purchase:ip_refused'),
  ('Certificate', 'purchase', 'purchase:insufficient_funds'),
  ('Certificate', 'purchase', 'purchase:no_account'),
  ('Certificate', 'purchase', 'purchase:cost_exceeds_price'),
  ('Certificate', 'purchase', 'purchase:price_unavailable'),
  ('Certificate', 'purchase', 'purchase:outcome_unknown'),
  ('Certificate', 'purchase', 'purchase:supplier_refused'),
  ('Certificate', 'purchase', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:supplier_unavailable', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:login_refused', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:ip_refused', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:insufficient_funds', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:no_account', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:cost_exceeds_price', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:price_unavailable', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:activation', 'purchase'),
  ('Certificate', 'purchase:supplier_unavailable', 'purchase'),
  ('Certificate', 'purchase:login_refused', 'purchase'),
  ('Certificate', 'purchase:ip_refused', 'purchase'),
  ('Certificate', 'purchase:insufficient_funds', 'purchase'),
  ('Certificate', 'purchase:no_account', 'purchase'),
  ('Certificate', 'purchase:cost_exceeds_price', 'purchase'),
  ('Certificate', 'purchase:price_unavailable', 'purchase'),
  ('Certificate', 'purchase:outcome_unknown', 'purchase'),
  ('Certificate', 'purchase:supplier_refused', 'purchase'),
  ('Certificate', 'purchase:payment_disputed', 'purchase'),
  ('Certificate', 'purchase:refund_withdrawn', 'purchase'),
  ('Certificate', 'submission', 'submission:supplier_unavailable'),
  ('Certificate', 'submission', 'submission:login_refused'),
  ('Certificate', 'submission', 'submission:ip_refused'),
  ('Certificate', 'submission', 'submission:insufficient_funds'),
  ('Certificate', 'submission', 'submission:no_account'),
  ('Certificate', 'submission', 'submission:outcome_unknown'),
  ('Certificate', 'submission:supplier_unavailable', 'submission'),
  ('Certificate', 'submission:login_refused', 'submission'),
  ('Certificate', 'submission:ip_refused', 'submission'),
  ('Certificate', 'submission:insufficient_funds', 'submission'),
  ('Certificate', 'submission:no_account', 'submission'),
  ('Certificate', 'submission:outcome_unknown', 'submission'),
  ('Certificate', 'validation:approval', 'validation:file_mismatch'),
  ('Certificate', 'validation:organisation', 'validation:file_mismatch'),
  ('Certificate', 'validation:issuing', 'validation:file_mismatch'),
  ('Certificate', 'validation:approval', 'validation:organisation'),
  ('Certificate', 'validation:approval', 'validation:issuing'),
  ('Certificate', 'validation:organisation', 'validation:approval'),
  ('Certificate', 'validation:organisation', 'validation:issuing');
