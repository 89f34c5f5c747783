-- The call of an attempt began after it and before the next one for the same certificate. One that fits none stays without: the check of
-- 20261126000000 would refuse to write it again.
UPDATE "EnomCall" c SET "attemptId" = a.id
  FROM (SELECT id, "certificateId", "accountId", "startedAt",
               lead("startedAt") OVER (PARTITION BY "certificateId", "accountId" ORDER BY "startedAt", id) AS next
          FROM "PurchaseAttempt") a
 WHERE c.command = 'PurchaseServices' AND c."attemptId" IS NULL
   AND a."certificateId" = c."certificateId" AND a."accountId" = c."accountId"
   AND a."startedAt" <= c."startedAt" AND (a.next IS NULL OR c."startedAt" < a.next);
