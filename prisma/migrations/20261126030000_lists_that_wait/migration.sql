-- The sweep of each minute asks for the few lists of approvers that are not there yet. Not a partial index: Prisma casts what it asks for
-- from text, and PostgreSQL does not see through that.
CREATE INDEX "Configuration_approversStatus_certificateId_idx" ON "Configuration"("approversStatus", "certificateId");
