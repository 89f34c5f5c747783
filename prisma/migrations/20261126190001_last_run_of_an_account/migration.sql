-- The last comparison of an account is one step into this, however many there were.
CREATE INDEX "AuditRun_accountId_startedAt_idx" ON "AuditRun"("accountId", "startedAt");
