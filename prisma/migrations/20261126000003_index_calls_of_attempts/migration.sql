-- Not CONCURRENTLY: it waits for whoever waits to migrate as well, and PostgreSQL ends one of the two. Nobody writes a call for the second
-- or two this takes, and everybody reads.
CREATE INDEX "EnomCall_attemptId_idx" ON "EnomCall"("attemptId");
