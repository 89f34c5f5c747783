-- A run knows which login it read, so that the balance of another one is never compared with its; until now a new login cleared "isBalanced".
ALTER TABLE "AuditRun" ADD COLUMN "loginId" TEXT, ADD COLUMN "testMode" BOOLEAN;
UPDATE "AuditRun" r SET "loginId" = lower(a."loginId"), "testMode" = a."testMode" FROM "EnomAccount" a WHERE a."id" = r."accountId";
ALTER TABLE "AuditRun" ALTER COLUMN "loginId" SET NOT NULL, ALTER COLUMN "testMode" SET NOT NULL;
