-- Staff are few among all people, and the overview looks for those without a second step.
CREATE INDEX "User_role_idx" ON "User"("role");
