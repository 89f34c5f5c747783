-- Reports read the calls made within a period.
CREATE INDEX "EnomCall_startedAt_idx" ON "EnomCall"("startedAt");
