-- What staff may do depends on their role. Staff from before could do everything, so they are owners.
CREATE TYPE "StaffRole" AS ENUM ('owner', 'admin', 'support', 'finance', 'readonly');
ALTER TABLE "User" ADD COLUMN "staffRole" "StaffRole";
UPDATE "User" SET "staffRole" = 'owner' WHERE "role" = 'staff';
ALTER TABLE "User" ADD CONSTRAINT "User_staffRole_check" CHECK (("role" = 'staff') = ("staffRole" IS NOT NULL));

-- What staff change is written down, and stays as it was written.
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "AuditEntry_number_key" ON "AuditEntry"("number");
CREATE INDEX "AuditEntry_actor_id_idx" ON "AuditEntry"("actor", "id");
CREATE INDEX "AuditEntry_action_id_idx" ON "AuditEntry"("action", "id");
CREATE INDEX "AuditEntry_subjectKind_subjectId_id_idx" ON "AuditEntry"("subjectKind", "subjectId", "id");

CREATE FUNCTION keep_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of "AuditEntry" are never changed or deleted';
END $$;
CREATE TRIGGER "AuditEntry_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entries();
