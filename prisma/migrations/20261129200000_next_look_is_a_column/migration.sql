-- When the installation of a certificate is checked next; until now it was worked out from its files each minute.
ALTER TABLE "Certificate" ADD COLUMN "lookAt" TIMESTAMP(3);
CREATE INDEX "Certificate_lookAt_id_idx" ON "Certificate"("lookAt", "id");
UPDATE "Certificate" SET "lookAt" = now() + random() * interval '7 days' WHERE "issuedAt" IS NOT NULL AND "stage" <> 'closed';
