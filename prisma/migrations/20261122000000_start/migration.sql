-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('client', 'staff');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_in', 'set_up');

-- CreateEnum
CREATE TYPE "ValidationLevel" AS ENUM ('dv', 'ov', 'ev');

-- CreateEnum
CREATE TYPE "AuthorityFamily" AS ENUM ('symantec', 'comodo');

-- CreateEnum
CREATE TYPE "Activation" AS ENUM ('automatic', 'manual');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('awaiting_payment', 'payment_processing', 'paid', 'needs_review', 'payment_failed', 'expired', 'cancelled', 'refunded');

-- CreateEnum
CREATE TYPE "PaymentSessionStatus" AS ENUM ('creating', 'open', 'complete', 'expired');

-- CreateEnum
CREATE TYPE "BillingKind" AS ENUM ('charge', 'refund');

-- CreateEnum
CREATE TYPE "BillingStatus" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "CertificateStatus" AS ENUM ('awaiting_activation', 'provisioning', 'purchase_blocked', 'purchase_unclear', 'purchase_failed', 'not_configured', 'sending', 'send_blocked', 'send_unclear', 'needs_fix', 'awaiting_approval', 'org_validation', 'approved', 'held', 'issued', 'declined', 'refunded_unissued', 'refunded_issued', 'cancelled');

-- CreateEnum
CREATE TYPE "Blocker" AS ENUM ('enom_unreachable', 'login_refused', 'ip_refused', 'funds_needed', 'no_account');

-- CreateEnum
CREATE TYPE "ApproverListStatus" AS ENUM ('idle', 'queued', 'done', 'failed');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sent', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" "Role" NOT NULL DEFAULT 'client',
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Link" (
    "id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "email" TEXT NOT NULL,
    "orderId" UUID,
    "tokenHash" BYTEA,
    "codeHash" BYTEA,
    "attemptsLeft" INTEGER NOT NULL DEFAULT 5,
    "returnTo" TEXT,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "replacedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CertificateType" (
    "code" TEXT NOT NULL,
    "enomProdType" INTEGER NOT NULL,
    "enomService" TEXT NOT NULL,
    "family" "AuthorityFamily" NOT NULL,
    "brand" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "formerName" TEXT,
    "level" "ValidationLevel" NOT NULL,
    "wildcard" BOOLEAN NOT NULL,
    "multiDomain" BOOLEAN NOT NULL DEFAULT false,
    "maxYears" INTEGER NOT NULL,
    "usualWait" TEXT NOT NULL,
    "reorderDays" INTEGER NOT NULL,
    "carriesOver" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CertificateType_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "typeCode" TEXT NOT NULL,
    "activation" "Activation" NOT NULL DEFAULT 'automatic',
    "enomAccountId" UUID,
    "visible" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductChoice" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "typeCode" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ProductChoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cart" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CartLine" (
    "id" UUID NOT NULL,
    "cartId" UUID NOT NULL,
    "choiceId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "seenAmount" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CartLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "userId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "cartId" UUID,
    "status" "OrderStatus" NOT NULL DEFAULT 'awaiting_payment',
    "currency" CHAR(3) NOT NULL,
    "total" INTEGER NOT NULL,
    "country" CHAR(2),
    "basketHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paidAt" TIMESTAMP(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderItem" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "productId" UUID NOT NULL,
    "typeCode" TEXT NOT NULL,
    "productName" TEXT NOT NULL,
    "typeName" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitAmount" INTEGER NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "activation" "Activation" NOT NULL,

    CONSTRAINT "OrderItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderEvent" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "from" "OrderStatus",
    "to" "OrderStatus",
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "OrderEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentSession" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "stripeSessionId" TEXT,
    "paymentIntentId" TEXT,
    "status" "PaymentSessionStatus" NOT NULL DEFAULT 'creating',
    "paymentStatus" TEXT,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "url" TEXT,
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PaymentSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMP(3),

    CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingRecord" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "BillingKind" NOT NULL,
    "status" "BillingStatus" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "stripeId" TEXT,
    "chargeId" UUID,
    "idempotencyKey" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "BillingRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnomAccount" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "testMode" BOOLEAN NOT NULL DEFAULT true,
    "loginId" TEXT NOT NULL,
    "passwordSealed" TEXT NOT NULL,
    "passwordSetAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "balance" INTEGER,
    "balanceAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnomAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnomCall" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "certificateId" UUID,
    "command" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "outcome" TEXT,
    "responseNumber" TEXT,
    "errorText" TEXT,
    "reply" JSONB,

    CONSTRAINT "EnomCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "orderItemId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "userId" UUID NOT NULL,
    "typeCode" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "status" "CertificateStatus" NOT NULL,
    "blocker" "Blocker",
    "problemText" TEXT,
    "problemCode" TEXT,
    "statusSince" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enomAccountId" UUID,
    "enomCertId" INTEGER,
    "enomOrderId" INTEGER,
    "cost" INTEGER,
    "enomStatusId" INTEGER,
    "enomStatusText" TEXT,
    "authorityOrderId" TEXT,
    "checkedAt" TIMESTAMP(3),
    "nextCheckAt" TIMESTAMP(3),
    "domainName" TEXT,
    "submittedAt" TIMESTAMP(3),
    "coverEndsAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Configuration" (
    "certificateId" UUID NOT NULL,
    "serverSoftware" TEXT,
    "csrPem" TEXT,
    "csrFacts" JSONB,
    "contacts" JSONB,
    "approvers" JSONB,
    "approversStatus" "ApproverListStatus" NOT NULL DEFAULT 'idle',
    "approversProblem" TEXT,
    "approverEmail" TEXT,
    "agreedAt" TIMESTAMP(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Configuration_pkey" PRIMARY KEY ("certificateId")
);

-- CreateTable
CREATE TABLE "CertificateFile" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "leafPem" TEXT NOT NULL,
    "chainPem" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "names" TEXT[],
    "keyType" TEXT NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "notAfter" TIMESTAMP(3) NOT NULL,
    "faults" TEXT[],
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CertificateFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateEvent" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "from" "CertificateStatus",
    "to" "CertificateStatus",
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "CertificateEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "onceKey" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "orderId" UUID,
    "certificateId" UUID,
    "status" "MailStatus" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Link_tokenHash_key" ON "Link"("tokenHash");

-- CreateIndex
CREATE INDEX "Link_orderId_purpose_createdAt_idx" ON "Link"("orderId", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "Link_email_purpose_createdAt_idx" ON "Link"("email", "purpose", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateType_enomProdType_key" ON "CertificateType"("enomProdType");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateType_enomService_key" ON "CertificateType"("enomService");

-- CreateIndex
CREATE UNIQUE INDEX "Product_slug_key" ON "Product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ProductChoice_productId_typeCode_years_currency_key" ON "ProductChoice"("productId", "typeCode", "years", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "Cart_tokenHash_key" ON "Cart"("tokenHash");

-- CreateIndex
CREATE INDEX "Cart_userId_idx" ON "Cart"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CartLine_cartId_choiceId_label_key" ON "CartLine"("cartId", "choiceId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "Order_number_key" ON "Order"("number");

-- CreateIndex
CREATE INDEX "Order_userId_id_idx" ON "Order"("userId", "id");

-- CreateIndex
CREATE INDEX "Order_status_id_idx" ON "Order"("status", "id");

-- CreateIndex
CREATE INDEX "Order_email_idx" ON "Order"("email");

-- CreateIndex
CREATE INDEX "Order_cartId_status_idx" ON "Order"("cartId", "status");

-- CreateIndex
CREATE INDEX "OrderItem_productId_idx" ON "OrderItem"("productId");

-- CreateIndex
CREATE UNIQUE INDEX "OrderItem_orderId_position_key" ON "OrderItem"("orderId", "position");

-- CreateIndex
CREATE INDEX "OrderEvent_orderId_id_idx" ON "OrderEvent"("orderId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentSession_idempotencyKey_key" ON "PaymentSession"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentSession_stripeSessionId_key" ON "PaymentSession"("stripeSessionId");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentSession_paymentIntentId_key" ON "PaymentSession"("paymentIntentId");

-- CreateIndex
CREATE INDEX "PaymentSession_orderId_createdAt_idx" ON "PaymentSession"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "PaymentSession_status_createdAt_idx" ON "PaymentSession"("status", "createdAt");

-- CreateIndex
CREATE INDEX "StripeEvent_objectId_idx" ON "StripeEvent"("objectId");

-- CreateIndex
CREATE UNIQUE INDEX "BillingRecord_stripeId_key" ON "BillingRecord"("stripeId");

-- CreateIndex
CREATE UNIQUE INDEX "BillingRecord_idempotencyKey_key" ON "BillingRecord"("idempotencyKey");

-- CreateIndex
CREATE INDEX "BillingRecord_orderId_createdAt_idx" ON "BillingRecord"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "BillingRecord_kind_status_createdAt_idx" ON "BillingRecord"("kind", "status", "createdAt");

-- CreateIndex
CREATE INDEX "EnomCall_certificateId_id_idx" ON "EnomCall"("certificateId", "id");

-- CreateIndex
CREATE INDEX "EnomCall_accountId_id_idx" ON "EnomCall"("accountId", "id");

-- CreateIndex
CREATE INDEX "Certificate_userId_id_idx" ON "Certificate"("userId", "id");

-- CreateIndex
CREATE INDEX "Certificate_orderId_idx" ON "Certificate"("orderId");

-- CreateIndex
CREATE INDEX "Certificate_status_id_idx" ON "Certificate"("status", "id");

-- CreateIndex
CREATE INDEX "Certificate_nextCheckAt_idx" ON "Certificate"("nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_orderItemId_ordinal_key" ON "Certificate"("orderItemId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_enomAccountId_enomCertId_key" ON "Certificate"("enomAccountId", "enomCertId");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateFile_certificateId_fingerprint_key" ON "CertificateFile"("certificateId", "fingerprint");

-- CreateIndex
CREATE INDEX "CertificateEvent_certificateId_id_idx" ON "CertificateEvent"("certificateId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_onceKey_key" ON "Mail"("onceKey");

-- CreateIndex
CREATE INDEX "Mail_status_id_idx" ON "Mail"("status", "id");

-- CreateIndex
CREATE INDEX "Mail_orderId_idx" ON "Mail"("orderId");

-- CreateIndex
CREATE INDEX "Mail_certificateId_idx" ON "Mail"("certificateId");

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "CertificateType"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_enomAccountId_fkey" FOREIGN KEY ("enomAccountId") REFERENCES "EnomAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductChoice" ADD CONSTRAINT "ProductChoice_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductChoice" ADD CONSTRAINT "ProductChoice_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "CertificateType"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cart" ADD CONSTRAINT "Cart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_cartId_fkey" FOREIGN KEY ("cartId") REFERENCES "Cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "ProductChoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_cartId_fkey" FOREIGN KEY ("cartId") REFERENCES "Cart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "CertificateType"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderEvent" ADD CONSTRAINT "OrderEvent_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentSession" ADD CONSTRAINT "PaymentSession_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BillingRecord" ADD CONSTRAINT "BillingRecord_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BillingRecord" ADD CONSTRAINT "BillingRecord_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "BillingRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_orderItemId_fkey" FOREIGN KEY ("orderItemId") REFERENCES "OrderItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "CertificateType"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_enomAccountId_fkey" FOREIGN KEY ("enomAccountId") REFERENCES "EnomAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Configuration" ADD CONSTRAINT "Configuration_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateFile" ADD CONSTRAINT "CertificateFile_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateEvent" ADD CONSTRAINT "CertificateEvent_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Order numbers begin at 10001.
ALTER SEQUENCE "Order_number_seq" RESTART WITH 10001;
