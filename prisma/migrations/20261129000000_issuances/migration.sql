-- What the buyer typed becomes the first issuance of its certificate; later requests of the same certificate get rows of their own.
ALTER TABLE "Configuration" RENAME TO "Issuance";
ALTER TABLE "Issuance" RENAME CONSTRAINT "Configuration_certificateId_fkey" TO "Issuance_certificateId_fkey";
ALTER INDEX "Configuration_approversStatus_certificateId_idx" RENAME TO "Issuance_approversStatus_certificateId_idx";
ALTER TABLE "Issuance" DROP CONSTRAINT "Configuration_pkey";
ALTER TABLE "Issuance" ADD COLUMN "id" UUID, ADD COLUMN "number" INTEGER;
UPDATE "Issuance" SET "id" = gen_random_uuid(), "number" = 1;

-- A file of a certificate whose request the shop never had still came of one.
INSERT INTO "Issuance" ("id", "certificateId", "number", "savedAt")
SELECT gen_random_uuid(), "certificateId", 1, min("receivedAt") FROM "CertificateFile"
 WHERE "certificateId" NOT IN (SELECT "certificateId" FROM "Issuance") GROUP BY "certificateId";

ALTER TABLE "Issuance" ALTER COLUMN "id" SET NOT NULL, ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "Issuance" ADD CONSTRAINT "Issuance_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "Issuance_certificateId_number_key" ON "Issuance"("certificateId", "number");

ALTER TABLE "Certificate" ADD COLUMN "issuanceId" UUID;
UPDATE "Certificate" c SET "issuanceId" = i."id" FROM "Issuance" i WHERE i."certificateId" = c."id";
CREATE UNIQUE INDEX "Certificate_issuanceId_key" ON "Certificate"("issuanceId");
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_issuanceId_fkey"
  FOREIGN KEY ("issuanceId") REFERENCES "Issuance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CertificateFile" ADD COLUMN "issuanceId" UUID, ADD COLUMN "releasedAt" TIMESTAMP(3);
UPDATE "CertificateFile" f SET "issuanceId" = i."id" FROM "Issuance" i WHERE i."certificateId" = f."certificateId";
ALTER TABLE "CertificateFile" ALTER COLUMN "issuanceId" SET NOT NULL;
CREATE INDEX "CertificateFile_issuanceId_idx" ON "CertificateFile"("issuanceId");
ALTER TABLE "CertificateFile" ADD CONSTRAINT "CertificateFile_issuanceId_fkey"
  FOREIGN KEY ("issuanceId") REFERENCES "Issuance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Staff released the newest file of that moment.
UPDATE "CertificateFile" f SET "releasedAt" = e."at" FROM "CertificateEvent" e
 WHERE e."kind" = 'certificate.released' AND f."id" = (
   SELECT x."id" FROM "CertificateFile" x WHERE x."certificateId" = e."certificateId" AND x."receivedAt" <= e."at" ORDER BY x."id" DESC LIMIT 1);
