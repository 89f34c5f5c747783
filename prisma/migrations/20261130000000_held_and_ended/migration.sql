-- Every page of the back office counts the certificates on hold. Its overview and lists also look for those that ended and are owed for.

CREATE INDEX "Certificate_hold_idx" ON "Certificate"("hold");

CREATE INDEX "Certificate_closedReason_idx" ON "Certificate"("closedReason");
