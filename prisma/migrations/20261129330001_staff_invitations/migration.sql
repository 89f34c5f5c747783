-- Staff are invited by mail, and set a new password by mail.
ALTER TYPE "LinkPurpose" ADD VALUE 'staff_invitation';
ALTER TYPE "LinkPurpose" ADD VALUE 'staff_password';
ALTER TYPE "SecurityEventKind" ADD VALUE 'sign_in_failed';

CREATE TABLE "StaffInvitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "linkId" UUID NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "StaffInvitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "StaffInvitation_linkId_key" ON "StaffInvitation"("linkId");
CREATE INDEX "StaffInvitation_expiresAt_idx" ON "StaffInvitation"("expiresAt");
