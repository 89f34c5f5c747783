ALTER TABLE "PurchaseAttempt" ADD COLUMN "blocker" "Blocker";

ALTER TABLE "EnomCall" ADD COLUMN "attemptId" UUID;

-- What was written before: the call of an attempt began after it and before the next one for the same certificate.
UPDATE "EnomCall" c SET "attemptId" = (
  SELECT a.id FROM "PurchaseAttempt" a
   WHERE a."certificateId" = c."certificateId" AND a."accountId" = c."accountId" AND a."startedAt" <= c."startedAt"
   ORDER BY a."startedAt" DESC, a.id DESC LIMIT 1)
WHERE c.command = 'PurchaseServices';

CREATE INDEX "EnomCall_attemptId_idx" ON "EnomCall"("attemptId");
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PurchaseAttempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- "No row" is taken for "never asked", so nobody may ask without one: nor a worker of an older version that still runs.
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_purchase_has_attempt" CHECK ("command" <> 'PurchaseServices' OR "attemptId" IS NOT NULL) NOT VALID;
