-- The calls of purchases find their attempts in four small steps, so that none holds the table of all calls for long.
ALTER TABLE "PurchaseAttempt" ADD COLUMN "blocker" "Blocker";

ALTER TABLE "EnomCall" ADD COLUMN "attemptId" UUID;
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "PurchaseAttempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- "No row" is taken for "never asked", so nobody may ask without one: nor a worker of an older version that still runs.
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_purchase_has_attempt" CHECK ("command" <> 'PurchaseServices' OR "attemptId" IS NOT NULL) NOT VALID;
