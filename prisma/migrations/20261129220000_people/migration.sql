-- People beside the owner: members of an account or a certificate, helpers for one step, and transfers to another account.
CREATE TYPE "MemberRole" AS ENUM ('owner', 'installer', 'billing', 'viewer');
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "certificateId" UUID,
    "email" TEXT NOT NULL,
    "role" "MemberRole" NOT NULL,
    "memberId" UUID,
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Membership_scope" CHECK (("accountId" IS NULL) <> ("certificateId" IS NULL)),
    CONSTRAINT "Membership_accepted" CHECK (("memberId" IS NULL) = ("acceptedAt" IS NULL))
);
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");
CREATE INDEX "Membership_certificateId_idx" ON "Membership"("certificateId");
CREATE INDEX "Membership_memberId_idx" ON "Membership"("memberId");
CREATE INDEX "Membership_email_idx" ON "Membership"("email");
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TYPE "HelperStep" AS ENUM ('request', 'contacts', 'approver', 'install');
CREATE TABLE "HelperLink" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "step" "HelperStep" NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "firstUsedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    CONSTRAINT "HelperLink_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "HelperLink_tokenHash_key" ON "HelperLink"("tokenHash");
CREATE INDEX "HelperLink_certificateId_idx" ON "HelperLink"("certificateId");
ALTER TABLE "HelperLink" ADD CONSTRAINT "HelperLink_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Transfer" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "toEmail" TEXT NOT NULL,
    "offeredBy" TEXT NOT NULL,
    "offeredAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Transfer_certificateId_idx" ON "Transfer"("certificateId");
CREATE INDEX "Transfer_toEmail_idx" ON "Transfer"("toEmail");
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
