-- Not the check: calls older than attempts have none.
ALTER TABLE "EnomCall" VALIDATE CONSTRAINT "EnomCall_attemptId_fkey";
