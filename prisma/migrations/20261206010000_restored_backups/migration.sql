-- Backups that were made, a backup that was restored, and what was paid at Stripe for orders that the restored backup does not hold.
CREATE TABLE "Backup" (
    "id" UUID NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "file" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "checksum" TEXT NOT NULL,

    CONSTRAINT "Backup_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Backup_takenAt_idx" ON "Backup"("takenAt");

CREATE TABLE "Restoration" (
    "id" UUID NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "restoredAt" TIMESTAMP(3) NOT NULL,
    "highest" JSONB NOT NULL,

    CONSTRAINT "Restoration_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Restoration_restoredAt_idx" ON "Restoration"("restoredAt");

CREATE TABLE "UnknownPayment" (
    "id" UUID NOT NULL,
    "stripeSessionId" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "email" TEXT,
    "told" JSONB NOT NULL,
    "paidAt" TIMESTAMP(3) NOT NULL,
    "foundAt" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "resolvedBy" TEXT,
    "resolution" TEXT,

    CONSTRAINT "UnknownPayment_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "UnknownPayment_stripeSessionId_key" ON "UnknownPayment"("stripeSessionId");
CREATE INDEX "UnknownPayment_resolvedAt_id_idx" ON "UnknownPayment"("resolvedAt", "id");
