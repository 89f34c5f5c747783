-- AlterEnum
ALTER TYPE "LinkPurpose" ADD VALUE 'set_password';

-- AlterTable
ALTER TABLE "User" ADD COLUMN "confirmedAt" TIMESTAMP(3);
ALTER TABLE "Configuration" ADD COLUMN "listsAskedAt" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[];

-- CreateTable
CREATE TABLE "EndedSession" (
    "id" UUID NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EndedSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WrongCodes" (
    "email" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WrongCodes_pkey" PRIMARY KEY ("email")
);

-- CreateIndex
CREATE INDEX "EndedSession_endsAt_idx" ON "EndedSession"("endsAt");
CREATE INDEX "WrongCodes_since_idx" ON "WrongCodes"("since");
CREATE INDEX "Link_expiresAt_idx" ON "Link"("expiresAt");
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");
CREATE INDEX "Cart_updatedAt_idx" ON "Cart"("updatedAt");

-- Whoever opened a mailed link reads the address it was sent to; staff were given theirs by hand.
UPDATE "User" SET "confirmedAt" = opened.at
FROM (SELECT email, min("usedAt") AS at FROM "Link" WHERE "usedAt" IS NOT NULL GROUP BY email) opened
WHERE opened.email = "User".email;
UPDATE "User" SET "confirmedAt" = "createdAt" WHERE "confirmedAt" IS NULL AND (role = 'staff' OR "passwordHash" IS NOT NULL);
