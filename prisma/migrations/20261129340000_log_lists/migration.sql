-- The back office lists calls by command and by outcome.
CREATE INDEX "EnomCall_command_id_idx" ON "EnomCall"("command", "id");
CREATE INDEX "EnomCall_outcome_id_idx" ON "EnomCall"("outcome", "id");
