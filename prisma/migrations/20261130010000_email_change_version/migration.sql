-- A new password, or ending all sessions, also ends a change of address that was not confirmed yet.
ALTER TABLE "EmailChange" ADD COLUMN "sessionVersion" INTEGER NOT NULL DEFAULT 0;
UPDATE "EmailChange" c SET "sessionVersion" = u."sessionVersion" FROM "User" u WHERE u."id" = c."userId";
ALTER TABLE "EmailChange" ALTER COLUMN "sessionVersion" DROP DEFAULT;
