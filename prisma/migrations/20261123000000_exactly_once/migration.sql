-- CreateEnum
CREATE TYPE "OrderSource" AS ENUM ('shop', 'import');

-- CreateEnum
CREATE TYPE "PurchaseAttemptState" AS ENUM ('started', 'bought', 'refused', 'unclear', 'absent');

-- CreateEnum
CREATE TYPE "DifferenceKind" AS ENUM ('orphan', 'missing', 'paid_not_bought', 'refunded_upstream', 'stale', 'cost_differs', 'balance_differs');

-- AlterEnum
ALTER TYPE "Blocker" ADD VALUE 'cost_risen';

-- AlterTable
ALTER TABLE "CertificateType" ADD COLUMN     "namesIncluded" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "source" "OrderSource" NOT NULL DEFAULT 'shop';

-- AlterTable
ALTER TABLE "OrderItem" ADD COLUMN     "quotedCost" INTEGER;

-- AlterTable
ALTER TABLE "PaymentSession" ADD COLUMN     "sweptAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "StripeEvent" ADD COLUMN     "sweptAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "BillingRecord" ADD COLUMN     "certificateId" UUID,
ADD COLUMN     "sweptAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "EnomAccount" ADD COLUMN     "brokenSince" TIMESTAMP(3),
ADD COLUMN     "costTolerance" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "listLag" INTEGER NOT NULL DEFAULT 150,
ADD COLUMN     "nextProbeAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "acceptedCost" INTEGER;

-- AlterTable
ALTER TABLE "Configuration" ADD COLUMN     "otherApprovers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "unsure" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "EnomPrice" (
    "accountId" UUID NOT NULL,
    "enomProdType" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "yearly" INTEGER NOT NULL,
    "retailYearly" INTEGER,
    "enabled" BOOLEAN NOT NULL,
    "years" INTEGER[],
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnomPrice_pkey" PRIMARY KEY ("accountId","enomProdType")
);

-- CreateTable
CREATE TABLE "PurchaseAttempt" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "enomProdType" INTEGER NOT NULL,
    "years" INTEGER NOT NULL,
    "quote" INTEGER,
    "highestBefore" INTEGER NOT NULL,
    "balanceBefore" INTEGER,
    "state" "PurchaseAttemptState" NOT NULL DEFAULT 'started',
    "openKey" TEXT,
    "leaseId" INTEGER,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),
    "enomCertId" INTEGER,
    "enomOrderId" INTEGER,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "lookedAt" TIMESTAMP(3),
    "problemText" TEXT,

    CONSTRAINT "PurchaseAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRun" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "certificates" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "fresh" INTEGER NOT NULL DEFAULT 0,
    "wasListed" BOOLEAN NOT NULL DEFAULT false,
    "wasCounted" BOOLEAN NOT NULL DEFAULT false,
    "balance" INTEGER,
    "tailDay" CHAR(10),
    "tailSum" INTEGER,
    "isBalanced" BOOLEAN NOT NULL DEFAULT false,
    "problemText" TEXT,

    CONSTRAINT "AuditRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditDifference" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "DifferenceKind" NOT NULL,
    "about" TEXT NOT NULL,
    "enomCertId" INTEGER,
    "certificateId" UUID,
    "amount" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "resolvedBy" TEXT,
    "resolution" TEXT,
    "note" TEXT,

    CONSTRAINT "AuditDifference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DifferenceEvent" (
    "id" UUID NOT NULL,
    "differenceId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "DifferenceEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerLease" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beatAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lostAt" TIMESTAMP(3),

    CONSTRAINT "WorkerLease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AllowedStep" (
    "machine" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,

    CONSTRAINT "AllowedStep_pkey" PRIMARY KEY ("machine","from","to")
);

-- CreateTable
CREATE TABLE "ShopSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "refundUnboughtAfter" INTEGER,

    CONSTRAINT "ShopSettings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseAttempt_openKey_key" ON "PurchaseAttempt"("openKey");

-- CreateIndex
CREATE INDEX "PurchaseAttempt_certificateId_id_idx" ON "PurchaseAttempt"("certificateId", "id");

-- CreateIndex
CREATE INDEX "PurchaseAttempt_state_startedAt_idx" ON "PurchaseAttempt"("state", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseAttempt_accountId_enomCertId_key" ON "PurchaseAttempt"("accountId", "enomCertId");

-- CreateIndex
CREATE INDEX "AuditRun_accountId_id_idx" ON "AuditRun"("accountId", "id");

-- CreateIndex
CREATE INDEX "AuditDifference_resolvedAt_id_idx" ON "AuditDifference"("resolvedAt", "id");

-- CreateIndex
CREATE INDEX "AuditDifference_certificateId_idx" ON "AuditDifference"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditDifference_accountId_kind_about_key" ON "AuditDifference"("accountId", "kind", "about");

-- CreateIndex
CREATE INDEX "DifferenceEvent_differenceId_id_idx" ON "DifferenceEvent"("differenceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WorkerLease_name_key" ON "WorkerLease"("name");

-- CreateIndex
CREATE INDEX "StripeEvent_appliedAt_receivedAt_idx" ON "StripeEvent"("appliedAt", "receivedAt");

-- CreateIndex
CREATE INDEX "Certificate_enomAccountId_enomOrderId_idx" ON "Certificate"("enomAccountId", "enomOrderId");

-- AddForeignKey
ALTER TABLE "BillingRecord" ADD CONSTRAINT "BillingRecord_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomPrice" ADD CONSTRAINT "EnomPrice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseAttempt" ADD CONSTRAINT "PurchaseAttempt_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseAttempt" ADD CONSTRAINT "PurchaseAttempt_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditRun" ADD CONSTRAINT "AuditRun_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DifferenceEvent" ADD CONSTRAINT "DifferenceEvent_differenceId_fkey" FOREIGN KEY ("differenceId") REFERENCES "AuditDifference"("id") ON DELETE CASCADE ON UPDATE CASCADE;


