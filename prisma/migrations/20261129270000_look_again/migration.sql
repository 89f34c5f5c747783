-- When Enom is asked about an issued certificate again: a file may be replaced at the authority's portal or by a ticket.
ALTER TYPE "IssuanceReason" ADD VALUE 'elsewhere';
ALTER TABLE "Certificate" ADD COLUMN "lookAgainAt" TIMESTAMP(3);
CREATE INDEX "Certificate_lookAgainAt_id_idx" ON "Certificate"("lookAgainAt", "id");
UPDATE "Certificate" SET "lookAgainAt" = now() + random() * interval '1 day'
 WHERE "stage" = 'issued' AND "enomCertId" IS NOT NULL AND ("coverEndsAt" IS NULL OR "coverEndsAt" > now());
