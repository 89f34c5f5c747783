-- Staff lock a certificate with a reason that its buyer reads.
ALTER TABLE "Certificate" ADD COLUMN "suspendedAt" TIMESTAMP(3), ADD COLUMN "suspendedReason" TEXT;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_suspended" CHECK (("suspendedAt" IS NULL) = ("suspendedReason" IS NULL));
