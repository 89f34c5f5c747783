-- A purchase is one kind of what may happen once at Enom; a submission becomes the other. The rows of attempts are carried over as they are.
ALTER TYPE "PurchaseAttemptState" RENAME TO "OperationState";
ALTER TYPE "OperationState" RENAME VALUE 'bought' TO 'succeeded';
ALTER TYPE "OperationState" RENAME VALUE 'unclear' TO 'unknown';
CREATE TYPE "OperationKind" AS ENUM ('purchase', 'submission');

ALTER TABLE "PurchaseAttempt" RENAME TO "SupplierOperation";
ALTER TABLE "SupplierOperation" RENAME COLUMN "openKey" TO "inFlightKey";
ALTER TABLE "SupplierOperation" RENAME COLUMN "settledAt" TO "closedAt";
ALTER TABLE "SupplierOperation" RENAME COLUMN "looks" TO "reconcileCount";
ALTER TABLE "SupplierOperation" RENAME COLUMN "lookedAt" TO "reconciledAt";
ALTER TABLE "SupplierOperation" ADD COLUMN "kind" "OperationKind" NOT NULL DEFAULT 'purchase';
ALTER TABLE "SupplierOperation" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "SupplierOperation" RENAME CONSTRAINT "PurchaseAttempt_pkey" TO "SupplierOperation_pkey";
ALTER TABLE "SupplierOperation" RENAME CONSTRAINT "PurchaseAttempt_certificateId_fkey" TO "SupplierOperation_certificateId_fkey";
ALTER TABLE "SupplierOperation" RENAME CONSTRAINT "PurchaseAttempt_accountId_fkey" TO "SupplierOperation_accountId_fkey";
ALTER INDEX "PurchaseAttempt_openKey_key" RENAME TO "SupplierOperation_inFlightKey_key";
ALTER INDEX "PurchaseAttempt_certificateId_id_idx" RENAME TO "SupplierOperation_certificateId_id_idx";
ALTER INDEX "PurchaseAttempt_state_startedAt_idx" RENAME TO "SupplierOperation_state_startedAt_idx";
ALTER INDEX "PurchaseAttempt_accountId_enomCertId_key" RENAME TO "SupplierOperation_accountId_enomCertId_key";

ALTER TABLE "EnomCall" RENAME COLUMN "attemptId" TO "operationId";
ALTER TABLE "EnomCall" RENAME CONSTRAINT "EnomCall_attemptId_fkey" TO "EnomCall_operationId_fkey";
ALTER TABLE "EnomCall" RENAME CONSTRAINT "EnomCall_purchase_has_attempt" TO "EnomCall_purchase_has_operation";
ALTER INDEX "EnomCall_attemptId_idx" RENAME TO "EnomCall_operationId_idx";

-- Jobs that wait name the operation by its new word. A shop whose worker never ran has no queue yet.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    UPDATE graphile_worker._private_jobs
       SET payload = json_build_object('operationId', payload->>'attemptId')
     WHERE payload->>'attemptId' IS NOT NULL
       AND task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'purchase.look');
  END IF;
END
$$;

-- How an operation moves; written by lib/certificates/operation/transition.ts only, and kept by the database like the steps of a status.
CREATE TABLE "OperationEvent" (
    "id" UUID NOT NULL,
    "operationId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "from" "OperationState" NOT NULL,
    "to" "OperationState" NOT NULL,
    "text" TEXT,

    CONSTRAINT "OperationEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "OperationEvent_operationId_id_idx" ON "OperationEvent"("operationId", "id");
ALTER TABLE "OperationEvent" ADD CONSTRAINT "OperationEvent_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "SupplierOperation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('SupplierOperation', 'started', 'succeeded'),
  ('SupplierOperation', 'started', 'refused'),
  ('SupplierOperation', 'started', 'unknown'),
  ('SupplierOperation', 'unknown', 'succeeded'),
  ('SupplierOperation', 'unknown', 'refused'),
  ('SupplierOperation', 'unknown', 'absent'),
  ('SupplierOperation', 'absent', 'succeeded');

CREATE FUNCTION refuse_unknown_operation_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "AllowedStep" WHERE "machine" = TG_TABLE_NAME AND "from" = OLD."state"::text AND "to" = NEW."state"::text
  ) THEN
    RAISE EXCEPTION '% % never goes from % to %', TG_TABLE_NAME, OLD."id", OLD."state", NEW."state" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "SupplierOperation_step" BEFORE UPDATE OF "state" ON "SupplierOperation"
  FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION refuse_unknown_operation_step();
