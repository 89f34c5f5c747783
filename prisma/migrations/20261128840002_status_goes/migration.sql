-- Nothing reads the computed status and blocker any more, and what kept a purchase, a list or a certificate waiting has one name everywhere.
CREATE FUNCTION pg_temp.hold_of(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT CASE $1
  WHEN 'enom_unreachable' THEN 'supplier_unavailable'
  WHEN 'funds_needed' THEN 'insufficient_funds'
  WHEN 'cost_risen' THEN 'cost_exceeds_price'
  WHEN 'price_unread' THEN 'price_unavailable'
  ELSE $1 END $$;

ALTER TABLE "SupplierOperation" ADD COLUMN "outage" "CertificateHold";
UPDATE "SupplierOperation" SET "outage" = pg_temp.hold_of("blocker"::text)::"CertificateHold" WHERE "blocker" IS NOT NULL;
ALTER TABLE "SupplierOperation" DROP COLUMN "blocker";

UPDATE "Configuration" SET "approversProblem" = pg_temp.hold_of("approversProblem")
  WHERE "approversProblem" IN ('enom_unreachable', 'funds_needed', 'cost_risen', 'price_unread');

UPDATE "CertificateEvent" SET "detail" = ("detail" - 'blocker') || jsonb_build_object('outage', pg_temp.hold_of("detail"->>'blocker'))
  WHERE "detail" ? 'blocker';

ALTER TABLE "Certificate" DROP COLUMN "status", DROP COLUMN "blocker";
DROP FUNCTION certificate_status("CertificateStage", "CertificateHold", "ValidationStep", "ClosedReason", timestamp);
DROP FUNCTION certificate_blocker("CertificateHold");
DROP TYPE "CertificateStatus";
DROP TYPE "Blocker";
