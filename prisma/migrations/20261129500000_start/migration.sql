CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('client', 'staff');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('owner', 'admin', 'support', 'finance', 'readonly');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('client', 'order', 'staff');

-- CreateEnum
CREATE TYPE "SignInWay" AS ENUM ('password', 'code', 'link', 'passkey', 'payment');

-- CreateEnum
CREATE TYPE "SecurityEventKind" AS ENUM ('signed_in', 'session_ended', 'sessions_ended', 'signed_out_everywhere', 'password_set', 'password_removed', 'authenticator_added', 'authenticator_removed', 'recovery_codes_made', 'recovery_code_used', 'second_step_failed', 'passkey_added', 'passkey_removed', 'email_change_asked', 'email_change_stopped', 'email_changed', 'sign_in_failed');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_in', 'set_up', 'set_password', 'change_email', 'delete_account', 'staff_invitation', 'staff_password');

-- CreateEnum
CREATE TYPE "ValidationLevel" AS ENUM ('dv', 'ov', 'ev');

-- CreateEnum
CREATE TYPE "AuthorityFamily" AS ENUM ('symantec', 'comodo');

-- CreateEnum
CREATE TYPE "Activation" AS ENUM ('automatic', 'manual');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('awaiting_payment', 'payment_processing', 'paid', 'needs_review', 'payment_failed', 'expired', 'cancelled', 'refunded');

-- CreateEnum
CREATE TYPE "OrderSource" AS ENUM ('shop', 'import', 'change');

-- CreateEnum
CREATE TYPE "PaymentSessionStatus" AS ENUM ('creating', 'open', 'complete', 'expired');

-- CreateEnum
CREATE TYPE "PaidBy" AS ENUM ('bank_transfer', 'cash', 'free');

-- CreateEnum
CREATE TYPE "RefundCause" AS ENUM ('staff', 'rule', 'double_payment', 'dashboard');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('requested', 'sent', 'succeeded', 'failed', 'withdrawn');

-- CreateEnum
CREATE TYPE "AllocationBasis" AS ENUM ('exact', 'whole_order', 'matched', 'staff');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "DisputeDecisionKind" AS ENUM ('purchase_anyway', 'cancelled');

-- CreateEnum
CREATE TYPE "InvoiceKind" AS ENUM ('invoice', 'credit_note');

-- CreateEnum
CREATE TYPE "OperationKind" AS ENUM ('purchase', 'submission');

-- CreateEnum
CREATE TYPE "OperationState" AS ENUM ('started', 'succeeded', 'refused', 'unknown', 'absent');

-- CreateEnum
CREATE TYPE "DifferenceKind" AS ENUM ('orphan', 'missing', 'paid_not_bought', 'refunded_upstream', 'stale', 'cost_differs', 'balance_differs');

-- CreateEnum
CREATE TYPE "CertificateStage" AS ENUM ('purchase', 'setup', 'submission', 'validation', 'issued', 'closed');

-- CreateEnum
CREATE TYPE "CertificateHold" AS ENUM ('activation', 'supplier_unavailable', 'login_refused', 'ip_refused', 'insufficient_funds', 'no_account', 'cost_exceeds_price', 'price_unavailable', 'outcome_unknown', 'supplier_refused', 'payment_disputed', 'refund_withdrawn', 'file_mismatch', 'correction_needed', 'declined');

-- CreateEnum
CREATE TYPE "ValidationStep" AS ENUM ('approval', 'organisation', 'issuing');

-- CreateEnum
CREATE TYPE "ClosedReason" AS ENUM ('not_purchased', 'refunded_to_buyer', 'refunded_by_supplier', 'terminated');

-- CreateEnum
CREATE TYPE "ApproverListStatus" AS ENUM ('idle', 'queued', 'done', 'failed');

-- CreateEnum
CREATE TYPE "ProofMethod" AS ENUM ('email', 'dns', 'file');

-- CreateEnum
CREATE TYPE "IssuanceReason" AS ENUM ('first', 'half_way', 'lost_key', 'leaked_key', 'new_server', 'other_name', 'elsewhere');

-- CreateEnum
CREATE TYPE "KeyReuse" AS ENUM ('own', 'other_buyer', 'leaked');

-- CreateEnum
CREATE TYPE "TicketKind" AS ENUM ('refund', 'revoke', 'reissue');

-- CreateEnum
CREATE TYPE "TicketStatus" AS ENUM ('to_send', 'sent', 'answered');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('owner', 'installer', 'billing', 'viewer');

-- CreateEnum
CREATE TYPE "HelperStep" AS ENUM ('request', 'contacts', 'approver', 'install');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" "Role" NOT NULL DEFAULT 'client',
    "staffRole" "StaffRole",
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3),
    "mutedMails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "deletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
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

-- CreateTable
CREATE TABLE "StaffInvitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "linkId" UUID NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "StaffInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffPolicy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secondStep" BOOLEAN NOT NULL,

    CONSTRAINT "StaffPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL,
    "by" "SignInWay" NOT NULL,
    "version" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecurityEvent" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "SecurityEventKind" NOT NULL,
    "device" TEXT,
    "network" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SecurityEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthenticatorApp" (
    "userId" UUID NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "confirmedAt" TIMESTAMP(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuthenticatorApp_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasskeyChallenge" (
    "challenge" TEXT NOT NULL,
    "userId" UUID,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PasskeyChallenge_pkey" PRIMARY KEY ("challenge")
);

-- CreateTable
CREATE TABLE "EmailChange" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "fromLinkId" UUID NOT NULL,
    "toLinkId" UUID NOT NULL,
    "fromConfirmedAt" TIMESTAMP(3),
    "toConfirmedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "WrongCodes" (
    "email" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WrongCodes_pkey" PRIMARY KEY ("email")
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
    "namesIncluded" INTEGER NOT NULL DEFAULT 1,
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
    "saleFrom" DATE,
    "saleUntil" DATE,
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
    "unprotected" BOOLEAN NOT NULL DEFAULT false,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "ProductChoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceChange" (
    "id" UUID NOT NULL,
    "choiceId" UUID NOT NULL,
    "before" INTEGER,
    "amount" INTEGER NOT NULL,
    "unprotected" BOOLEAN NOT NULL DEFAULT false,
    "validFrom" TIMESTAMP(3) NOT NULL,
    "appliedAt" TIMESTAMP(3),
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PriceChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "currency" CHAR(3) NOT NULL,
    "micros" BIGINT NOT NULL,
    "asOf" DATE NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("currency")
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
    "renewsId" UUID,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CartLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "source" "OrderSource" NOT NULL DEFAULT 'shop',
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
    "changesId" UUID,
    "termsVersion" INTEGER,

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
    "credit" INTEGER NOT NULL DEFAULT 0,
    "label" TEXT NOT NULL DEFAULT '',
    "activation" "Activation" NOT NULL,
    "quotedCost" INTEGER,
    "dollarAmount" INTEGER,
    "unprotected" BOOLEAN NOT NULL DEFAULT false,
    "renewsId" UUID,

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
    "sweptAt" TIMESTAMP(3),
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
    "sweptAt" TIMESTAMP(3),

    CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeList" (
    "name" TEXT NOT NULL,
    "readTo" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StripeList_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Charge" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "stripeId" TEXT,
    "paidBy" "PaidBy",
    "reference" TEXT,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payer" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "chargeId" UUID NOT NULL,
    "cause" "RefundCause" NOT NULL,
    "status" "RefundStatus" NOT NULL DEFAULT 'requested',
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "stripeId" TEXT,
    "idempotencyKey" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "needsAllocation" BOOLEAN NOT NULL DEFAULT false,
    "isOwed" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),
    "sweptAt" TIMESTAMP(3),

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefundAllocation" (
    "refundId" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "basis" "AllocationBasis" NOT NULL,

    CONSTRAINT "RefundAllocation_pkey" PRIMARY KEY ("refundId","certificateId")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "chargeId" UUID NOT NULL,
    "stripeId" TEXT,
    "status" "DisputeStatus" NOT NULL DEFAULT 'open',
    "amount" INTEGER,
    "currency" CHAR(3),
    "lostAmount" INTEGER,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "dueBy" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "closedBy" TEXT,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisputeDecision" (
    "disputeId" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "decision" "DisputeDecisionKind" NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DisputeDecision_pkey" PRIMARY KEY ("disputeId","certificateId")
);

-- CreateTable
CREATE TABLE "Seller" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "taxNumber" TEXT NOT NULL DEFAULT '',
    "taxNote" TEXT NOT NULL,
    "keepYears" INTEGER NOT NULL DEFAULT 10,

    CONSTRAINT "Seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingDetails" (
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "country" CHAR(2),
    "taxNumber" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "BillingDetails_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "InvoiceSeries" (
    "kind" "InvoiceKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "lastNumber" INTEGER NOT NULL,

    CONSTRAINT "InvoiceSeries_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "kind" "InvoiceKind" NOT NULL,
    "number" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "chargeId" UUID,
    "refundId" UUID,
    "about" TEXT,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "movedAt" TIMESTAMP(3) NOT NULL,
    "seller" JSONB NOT NULL,
    "buyer" JSONB NOT NULL,
    "lines" JSONB NOT NULL,
    "taxes" JSONB NOT NULL DEFAULT '[]',
    "taxNote" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "net" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
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
    "lowBalance" INTEGER,
    "listLag" INTEGER NOT NULL DEFAULT 150,
    "costTolerance" INTEGER NOT NULL DEFAULT 0,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "brokenSince" TIMESTAMP(3),
    "nextProbeAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnomAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnomPrice" (
    "accountId" UUID NOT NULL,
    "enomProdType" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "yearly" INTEGER NOT NULL,
    "retailYearly" INTEGER,
    "acceptedYearly" INTEGER,
    "enabled" BOOLEAN NOT NULL,
    "years" INTEGER[],
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnomPrice_pkey" PRIMARY KEY ("accountId","enomProdType")
);

-- CreateTable
CREATE TABLE "SupplierOperation" (
    "id" UUID NOT NULL,
    "kind" "OperationKind" NOT NULL,
    "certificateId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "enomProdType" INTEGER NOT NULL,
    "years" INTEGER NOT NULL,
    "quote" INTEGER,
    "highestBefore" INTEGER NOT NULL,
    "balanceBefore" INTEGER,
    "state" "OperationState" NOT NULL DEFAULT 'started',
    "inFlightKey" TEXT,
    "leaseId" INTEGER,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "outage" "CertificateHold",
    "enomCertId" INTEGER,
    "enomOrderId" INTEGER,
    "reconcileCount" INTEGER NOT NULL DEFAULT 0,
    "reconciledAt" TIMESTAMP(3),
    "problemText" TEXT,

    CONSTRAINT "SupplierOperation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OperationEvent" (
    "id" UUID NOT NULL,
    "operationId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "from" "OperationState" NOT NULL,
    "to" "OperationState" NOT NULL,
    "text" TEXT,

    CONSTRAINT "OperationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRun" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "loginId" TEXT NOT NULL,
    "testMode" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "certificates" INTEGER NOT NULL DEFAULT 0,
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

-- CreateTable
CREATE TABLE "Brand" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalText" (
    "page" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LegalText_pkey" PRIMARY KEY ("page","version")
);

-- CreateTable
CREATE TABLE "ShopSetUp" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMP(3),
    "backup" TEXT,
    "backupNotedAt" TIMESTAMP(3),

    CONSTRAINT "ShopSetUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnomCall" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "certificateId" UUID,
    "operationId" UUID,
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
    "stage" "CertificateStage" NOT NULL,
    "hold" "CertificateHold",
    "validationStep" "ValidationStep",
    "closedReason" "ClosedReason",
    "issuedAt" TIMESTAMP(3),
    "problemText" TEXT,
    "problemCode" TEXT,
    "statusSince" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enomAccountId" UUID,
    "enomCertId" INTEGER,
    "enomOrderId" INTEGER,
    "cost" INTEGER,
    "acceptedCost" INTEGER,
    "heldCost" INTEGER,
    "heldBalance" INTEGER,
    "refusedTries" INTEGER NOT NULL DEFAULT 0,
    "unansweredTries" INTEGER NOT NULL DEFAULT 0,
    "enomStatusId" INTEGER,
    "enomStatusText" TEXT,
    "authorityOrderId" TEXT,
    "checkedAt" TIMESTAMP(3),
    "nextCheckAt" TIMESTAMP(3),
    "approvalMails" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[],
    "approvalBusySince" TIMESTAMP(3),
    "domainName" TEXT,
    "submittedAt" TIMESTAMP(3),
    "coverEndsAt" TIMESTAMP(3),
    "fileEndsAt" TIMESTAMP(3),
    "installedAt" TIMESTAMP(3),
    "refusedSince" TIMESTAMP(3),
    "suspendedAt" TIMESTAMP(3),
    "suspendedReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuanceId" UUID,
    "remindAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "lookAt" TIMESTAMP(3),
    "lookAgainAt" TIMESTAMP(3),
    "renewsId" UUID,
    "changedToId" UUID,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issuance" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" "IssuanceReason" NOT NULL DEFAULT 'first',
    "replacedNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "replacedKey" TEXT,
    "replacedOrganisation" TEXT,
    "serverSoftware" TEXT,
    "csrPem" TEXT,
    "csrFacts" JSONB,
    "keyHash" TEXT,
    "keyReuse" "KeyReuse",
    "contacts" JSONB,
    "approvers" JSONB,
    "approversStatus" "ApproverListStatus" NOT NULL DEFAULT 'idle',
    "approversProblem" TEXT,
    "listsAskedAt" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[],
    "approverEmail" TEXT,
    "otherApprovers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "proofMethod" "ProofMethod" NOT NULL DEFAULT 'email',
    "proof" JSONB,
    "agreedAt" TIMESTAMP(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Issuance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateFile" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "issuanceId" UUID NOT NULL,
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
    "releasedAt" TIMESTAMP(3),

    CONSTRAINT "CertificateFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupplierTicket" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "kind" "TicketKind" NOT NULL,
    "status" "TicketStatus" NOT NULL DEFAULT 'to_send',
    "onceKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "received" INTEGER,

    CONSTRAINT "SupplierTicket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PullLink" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "renewedAt" TIMESTAMP(3),
    "lastFetchedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "PullLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstallationCheck" (
    "certificateId" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "requestedAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "found" TEXT,
    "sightings" JSONB NOT NULL,
    "notInspected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "InstallationCheck_pkey" PRIMARY KEY ("certificateId")
);

-- CreateTable
CREATE TABLE "CertificateEvent" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "CertificateEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
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
    "unsure" INTEGER NOT NULL DEFAULT 0,
    "refusedSince" TIMESTAMP(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "certificateId" UUID,
    "email" TEXT NOT NULL,
    "role" "MemberRole" NOT NULL,
    "memberId" UUID,
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelperLink" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "step" "HelperStep" NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "firstUsedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "HelperLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transfer" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "toEmail" TEXT NOT NULL,
    "offeredBy" TEXT NOT NULL,
    "offeredAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchText" (
    "sourceId" UUID NOT NULL,
    "orderId" UUID,
    "certificateId" UUID,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_role_idx" ON "User"("role");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_number_key" ON "AuditEntry"("number");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_id_idx" ON "AuditEntry"("actor", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_action_id_idx" ON "AuditEntry"("action", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectKind_subjectId_id_idx" ON "AuditEntry"("subjectKind", "subjectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "StaffInvitation_linkId_key" ON "StaffInvitation"("linkId");

-- CreateIndex
CREATE INDEX "StaffInvitation_expiresAt_idx" ON "StaffInvitation"("expiresAt");

-- CreateIndex
CREATE INDEX "Session_userId_endsAt_idx" ON "Session"("userId", "endsAt");

-- CreateIndex
CREATE INDEX "Session_endsAt_idx" ON "Session"("endsAt");

-- CreateIndex
CREATE INDEX "SecurityEvent_userId_id_idx" ON "SecurityEvent"("userId", "id");

-- CreateIndex
CREATE INDEX "SecurityEvent_at_idx" ON "SecurityEvent"("at");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_hash_key" ON "RecoveryCode"("userId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- CreateIndex
CREATE INDEX "PasskeyChallenge_expiresAt_idx" ON "PasskeyChallenge"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_fromLinkId_key" ON "EmailChange"("fromLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_toLinkId_key" ON "EmailChange"("toLinkId");

-- CreateIndex
CREATE INDEX "EmailChange_userId_idx" ON "EmailChange"("userId");

-- CreateIndex
CREATE INDEX "EmailChange_expiresAt_idx" ON "EmailChange"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Link_tokenHash_key" ON "Link"("tokenHash");

-- CreateIndex
CREATE INDEX "Link_orderId_purpose_createdAt_idx" ON "Link"("orderId", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "Link_email_purpose_createdAt_idx" ON "Link"("email", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "Link_expiresAt_idx" ON "Link"("expiresAt");

-- CreateIndex
CREATE INDEX "WrongCodes_since_idx" ON "WrongCodes"("since");

-- CreateIndex
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateType_enomProdType_key" ON "CertificateType"("enomProdType");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateType_enomService_key" ON "CertificateType"("enomService");

-- CreateIndex
CREATE UNIQUE INDEX "Product_slug_key" ON "Product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ProductChoice_productId_typeCode_years_currency_key" ON "ProductChoice"("productId", "typeCode", "years", "currency");

-- CreateIndex
CREATE INDEX "PriceChange_choiceId_validFrom_idx" ON "PriceChange"("choiceId", "validFrom");

-- CreateIndex
CREATE INDEX "PriceChange_appliedAt_validFrom_idx" ON "PriceChange"("appliedAt", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Cart_tokenHash_key" ON "Cart"("tokenHash");

-- CreateIndex
CREATE INDEX "Cart_userId_idx" ON "Cart"("userId");

-- CreateIndex
CREATE INDEX "Cart_updatedAt_idx" ON "Cart"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CartLine_cartId_choiceId_label_key" ON "CartLine"("cartId", "choiceId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "Order_number_key" ON "Order"("number");

-- CreateIndex
CREATE INDEX "Order_userId_id_idx" ON "Order"("userId", "id");

-- CreateIndex
CREATE INDEX "Order_source_id_idx" ON "Order"("source", "id");

-- CreateIndex
CREATE INDEX "Order_status_id_idx" ON "Order"("status", "id");

-- CreateIndex
CREATE INDEX "Order_total_id_idx" ON "Order"("total", "id");

-- CreateIndex
CREATE INDEX "Order_email_idx" ON "Order"("email");

-- CreateIndex
CREATE INDEX "Order_cartId_status_idx" ON "Order"("cartId", "status");

-- CreateIndex
CREATE INDEX "Order_changesId_idx" ON "Order"("changesId");

-- CreateIndex
CREATE INDEX "Order_paidAt_idx" ON "Order"("paidAt");

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
CREATE INDEX "StripeEvent_appliedAt_receivedAt_idx" ON "StripeEvent"("appliedAt", "receivedAt");

-- CreateIndex
CREATE INDEX "StripeEvent_receivedAt_idx" ON "StripeEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "StripeEvent_type_receivedAt_idx" ON "StripeEvent"("type", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Charge_stripeId_key" ON "Charge"("stripeId");

-- CreateIndex
CREATE INDEX "Charge_orderId_createdAt_idx" ON "Charge"("orderId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Refund_stripeId_key" ON "Refund"("stripeId");

-- CreateIndex
CREATE UNIQUE INDEX "Refund_idempotencyKey_key" ON "Refund"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Refund_orderId_createdAt_idx" ON "Refund"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "Refund_chargeId_idx" ON "Refund"("chargeId");

-- CreateIndex
CREATE INDEX "Refund_status_createdAt_idx" ON "Refund"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Refund_needsAllocation_idx" ON "Refund"("needsAllocation");

-- CreateIndex
CREATE INDEX "Refund_isOwed_idx" ON "Refund"("isOwed");

-- CreateIndex
CREATE INDEX "RefundAllocation_certificateId_idx" ON "RefundAllocation"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_stripeId_key" ON "Dispute"("stripeId");

-- CreateIndex
CREATE INDEX "Dispute_orderId_idx" ON "Dispute"("orderId");

-- CreateIndex
CREATE INDEX "Dispute_chargeId_idx" ON "Dispute"("chargeId");

-- CreateIndex
CREATE INDEX "Dispute_status_dueBy_idx" ON "Dispute"("status", "dueBy");

-- CreateIndex
CREATE INDEX "DisputeDecision_certificateId_idx" ON "DisputeDecision"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_number_key" ON "Invoice"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_chargeId_key" ON "Invoice"("chargeId");

-- CreateIndex
CREATE INDEX "Invoice_orderId_issuedAt_idx" ON "Invoice"("orderId", "issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_refundId_kind_key" ON "Invoice"("refundId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "SupplierOperation_inFlightKey_key" ON "SupplierOperation"("inFlightKey");

-- CreateIndex
CREATE INDEX "SupplierOperation_certificateId_id_idx" ON "SupplierOperation"("certificateId", "id");

-- CreateIndex
CREATE INDEX "SupplierOperation_state_startedAt_idx" ON "SupplierOperation"("state", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SupplierOperation_accountId_enomCertId_key" ON "SupplierOperation"("accountId", "enomCertId");

-- CreateIndex
CREATE INDEX "OperationEvent_operationId_id_idx" ON "OperationEvent"("operationId", "id");

-- CreateIndex
CREATE INDEX "AuditRun_accountId_id_idx" ON "AuditRun"("accountId", "id");

-- CreateIndex
CREATE INDEX "AuditRun_accountId_startedAt_idx" ON "AuditRun"("accountId", "startedAt");

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
CREATE INDEX "EnomCall_certificateId_id_idx" ON "EnomCall"("certificateId", "id");

-- CreateIndex
CREATE INDEX "EnomCall_accountId_id_idx" ON "EnomCall"("accountId", "id");

-- CreateIndex
CREATE INDEX "EnomCall_startedAt_idx" ON "EnomCall"("startedAt");

-- CreateIndex
CREATE INDEX "EnomCall_operationId_idx" ON "EnomCall"("operationId");

-- CreateIndex
CREATE INDEX "EnomCall_command_id_idx" ON "EnomCall"("command", "id");

-- CreateIndex
CREATE INDEX "EnomCall_outcome_id_idx" ON "EnomCall"("outcome", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_issuanceId_key" ON "Certificate"("issuanceId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_changedToId_key" ON "Certificate"("changedToId");

-- CreateIndex
CREATE INDEX "Certificate_enomAccountId_enomOrderId_idx" ON "Certificate"("enomAccountId", "enomOrderId");

-- CreateIndex
CREATE INDEX "Certificate_userId_id_idx" ON "Certificate"("userId", "id");

-- CreateIndex
CREATE INDEX "Certificate_orderId_idx" ON "Certificate"("orderId");

-- CreateIndex
CREATE INDEX "Certificate_stage_hold_id_idx" ON "Certificate"("stage", "hold", "id");

-- CreateIndex
CREATE INDEX "Certificate_fileEndsAt_id_idx" ON "Certificate"("fileEndsAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_coverEndsAt_id_idx" ON "Certificate"("coverEndsAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_enomCertId_idx" ON "Certificate"("enomCertId");

-- CreateIndex
CREATE INDEX "Certificate_enomOrderId_idx" ON "Certificate"("enomOrderId");

-- CreateIndex
CREATE INDEX "Certificate_authorityOrderId_idx" ON "Certificate"("authorityOrderId");

-- CreateIndex
CREATE INDEX "Certificate_nextCheckAt_idx" ON "Certificate"("nextCheckAt");

-- CreateIndex
CREATE INDEX "Certificate_remindAt_id_idx" ON "Certificate"("remindAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_lookAt_id_idx" ON "Certificate"("lookAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_lookAgainAt_id_idx" ON "Certificate"("lookAgainAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_issuedAt_idx" ON "Certificate"("issuedAt");

-- CreateIndex
CREATE INDEX "Certificate_renewsId_idx" ON "Certificate"("renewsId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_orderItemId_ordinal_key" ON "Certificate"("orderItemId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_enomAccountId_enomCertId_key" ON "Certificate"("enomAccountId", "enomCertId");

-- CreateIndex
CREATE INDEX "Issuance_approversStatus_certificateId_idx" ON "Issuance"("approversStatus", "certificateId");

-- CreateIndex
CREATE INDEX "Issuance_keyHash_idx" ON "Issuance"("keyHash");

-- CreateIndex
CREATE INDEX "Issuance_replacedKey_idx" ON "Issuance"("replacedKey");

-- CreateIndex
CREATE UNIQUE INDEX "Issuance_certificateId_number_key" ON "Issuance"("certificateId", "number");

-- CreateIndex
CREATE INDEX "CertificateFile_issuanceId_idx" ON "CertificateFile"("issuanceId");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateFile_certificateId_fingerprint_key" ON "CertificateFile"("certificateId", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "SupplierTicket_onceKey_key" ON "SupplierTicket"("onceKey");

-- CreateIndex
CREATE INDEX "SupplierTicket_status_id_idx" ON "SupplierTicket"("status", "id");

-- CreateIndex
CREATE INDEX "SupplierTicket_certificateId_idx" ON "SupplierTicket"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "PullLink_tokenHash_key" ON "PullLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PullLink_certificateId_idx" ON "PullLink"("certificateId");

-- CreateIndex
CREATE INDEX "CertificateEvent_certificateId_id_idx" ON "CertificateEvent"("certificateId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_userId_about_key" ON "CalendarFeed"("userId", "about");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_onceKey_key" ON "Mail"("onceKey");

-- CreateIndex
CREATE INDEX "Mail_status_id_idx" ON "Mail"("status", "id");

-- CreateIndex
CREATE INDEX "Mail_kind_id_idx" ON "Mail"("kind", "id");

-- CreateIndex
CREATE INDEX "Mail_to_id_idx" ON "Mail"("to", "id");

-- CreateIndex
CREATE INDEX "Mail_orderId_idx" ON "Mail"("orderId");

-- CreateIndex
CREATE INDEX "Mail_certificateId_idx" ON "Mail"("certificateId");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE INDEX "Membership_certificateId_idx" ON "Membership"("certificateId");

-- CreateIndex
CREATE INDEX "Membership_memberId_idx" ON "Membership"("memberId");

-- CreateIndex
CREATE INDEX "Membership_email_idx" ON "Membership"("email");

-- CreateIndex
CREATE UNIQUE INDEX "HelperLink_tokenHash_key" ON "HelperLink"("tokenHash");

-- CreateIndex
CREATE INDEX "HelperLink_certificateId_idx" ON "HelperLink"("certificateId");

-- CreateIndex
CREATE INDEX "Transfer_certificateId_idx" ON "Transfer"("certificateId");

-- CreateIndex
CREATE INDEX "Transfer_toEmail_idx" ON "Transfer"("toEmail");

-- CreateIndex
CREATE INDEX "SearchText_text_idx" ON "SearchText" USING GIN ("text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SearchText_orderId_idx" ON "SearchText"("orderId");

-- CreateIndex
CREATE INDEX "SearchText_certificateId_idx" ON "SearchText"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_userId_list_name_key" ON "SavedView"("userId", "list", "name");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecurityEvent" ADD CONSTRAINT "SecurityEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthenticatorApp" ADD CONSTRAINT "AuthenticatorApp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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
ALTER TABLE "PriceChange" ADD CONSTRAINT "PriceChange_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "ProductChoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cart" ADD CONSTRAINT "Cart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_cartId_fkey" FOREIGN KEY ("cartId") REFERENCES "Cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "ProductChoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_changesId_fkey" FOREIGN KEY ("changesId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

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
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "Charge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefundAllocation" ADD CONSTRAINT "RefundAllocation_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "Charge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeDecision" ADD CONSTRAINT "DisputeDecision_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeDecision" ADD CONSTRAINT "DisputeDecision_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BillingDetails" ADD CONSTRAINT "BillingDetails_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_chargeId_fkey" FOREIGN KEY ("chargeId") REFERENCES "Charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomPrice" ADD CONSTRAINT "EnomPrice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierOperation" ADD CONSTRAINT "SupplierOperation_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierOperation" ADD CONSTRAINT "SupplierOperation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OperationEvent" ADD CONSTRAINT "OperationEvent_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "SupplierOperation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditRun" ADD CONSTRAINT "AuditRun_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DifferenceEvent" ADD CONSTRAINT "DifferenceEvent_differenceId_fkey" FOREIGN KEY ("differenceId") REFERENCES "AuditDifference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "EnomAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnomCall" ADD CONSTRAINT "EnomCall_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "SupplierOperation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_issuanceId_fkey" FOREIGN KEY ("issuanceId") REFERENCES "Issuance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_changedToId_fkey" FOREIGN KEY ("changedToId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issuance" ADD CONSTRAINT "Issuance_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateFile" ADD CONSTRAINT "CertificateFile_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateFile" ADD CONSTRAINT "CertificateFile_issuanceId_fkey" FOREIGN KEY ("issuanceId") REFERENCES "Issuance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierTicket" ADD CONSTRAINT "SupplierTicket_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullLink" ADD CONSTRAINT "PullLink_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstallationCheck" ADD CONSTRAINT "InstallationCheck_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateEvent" ADD CONSTRAINT "CertificateEvent_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelperLink" ADD CONSTRAINT "HelperLink_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma’s schema cannot say: checks, an index on an expression, and the triggers that refuse any other step.

CREATE FUNCTION certificate_place("CertificateStage", "CertificateHold", "ValidationStep", "ClosedReason") RETURNS text
    LANGUAGE sql STABLE
    AS $_$ SELECT concat_ws(':', $1::text, coalesce($2::text, $3::text, $4::text)) $_$;

CREATE FUNCTION drop_search_text() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN DELETE FROM "SearchText" WHERE "sourceId" = OLD."id"; RETURN NULL; END $$;

CREATE FUNCTION keep_audit_entries() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of "AuditEntry" are never changed or deleted';
END $$;

CREATE FUNCTION keep_file_end() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    certificate uuid := coalesce(NEW."certificateId", OLD."certificateId");
    ends timestamp(3) := (
        SELECT "notAfter" FROM "CertificateFile"
         WHERE "certificateId" = certificate AND ("faults" = '{}' OR "releasedAt" IS NOT NULL) ORDER BY "id" DESC LIMIT 1);
BEGIN
    -- A new file is not installed yet.
    UPDATE "Certificate" SET "fileEndsAt" = ends, "installedAt" = NULL WHERE "id" = certificate AND "fileEndsAt" IS DISTINCT FROM ends;
    RETURN NULL;
END $$;

CREATE FUNCTION keep_search_text(source uuid, "order" uuid, certificate uuid, found text) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO "SearchText" ("sourceId", "orderId", "certificateId", "text") VALUES (source, "order", certificate, coalesce(found, ''))
    ON CONFLICT ("sourceId") DO UPDATE SET "text" = excluded."text" WHERE "SearchText"."text" <> excluded."text"
$$;

CREATE FUNCTION refuse_unknown_move() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  place_before text := certificate_place(OLD."stage", OLD."hold", OLD."validationStep", OLD."closedReason");
  place_after text := certificate_place(NEW."stage", NEW."hold", NEW."validationStep", NEW."closedReason");
BEGIN
  IF place_before <> place_after AND NOT EXISTS (
    SELECT 1 FROM "AllowedStep" WHERE "machine" = 'Certificate' AND "from" = place_before AND "to" = place_after
  ) THEN
    RAISE EXCEPTION 'Certificate % never goes from % to %', OLD."id", place_before, place_after USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION refuse_unknown_operation_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "AllowedStep" WHERE "machine" = TG_TABLE_NAME AND "from" = OLD."state"::text AND "to" = NEW."state"::text
  ) THEN
    RAISE EXCEPTION '% % never goes from % to %', TG_TABLE_NAME, OLD."id", OLD."state", NEW."state" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION refuse_unknown_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "AllowedStep" WHERE "machine" = TG_TABLE_NAME AND "from" = OLD."status"::text AND "to" = NEW."status"::text
  ) THEN
    RAISE EXCEPTION '% % never goes from % to %', TG_TABLE_NAME, OLD."id", OLD."status", NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION search_text(c "Certificate") RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT lower(concat_ws(' ', c."domainName", c."label", c."authorityOrderId"))
$$;

CREATE FUNCTION search_text(f "CertificateFile") RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT lower(concat_ws(' ', array_to_string(f."names", ' '), f."serial"))
$$;

CREATE FUNCTION search_text(c "Charge") RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT lower(c."payer"->>'name')
$$;

CREATE FUNCTION search_text(i "Issuance") RETURNS text
    LANGUAGE sql STABLE
    AS $_$
    SELECT lower(concat_ws(' ', i."approverEmail", array_to_string(i."otherApprovers", ' '),
        i."csrFacts"->>'unicodeName', i."csrFacts"->>'organization',
        (SELECT string_agg(n #>> '{}', ' ') FROM jsonb_path_query(i."csrFacts", 'lax $.names[*]') n),
        (SELECT string_agg(concat_ws(' ', p->>'firstName', p->>'lastName', p->>'organization', p->>'email'), ' ')
           FROM jsonb_path_query(i."contacts", 'lax $.written.*') p)))
$_$;

CREATE FUNCTION search_text(o "Order") RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT lower(concat_ws(' ', o."email", u."name", b."name"))
      FROM "User" u LEFT JOIN "BillingDetails" b ON b."userId" = u."id" WHERE u."id" = o."userId"
$$;

CREATE FUNCTION keep_text_of_certificate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_search_text(NEW."id", NULL, NEW."id", search_text(NEW)); RETURN NULL; END $$;

CREATE FUNCTION keep_text_of_charge() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_search_text(NEW."id", NEW."orderId", NULL, search_text(NEW)); RETURN NULL; END $$;

CREATE FUNCTION keep_text_of_order() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_search_text(NEW."id", NEW."id", NULL, search_text(NEW)); RETURN NULL; END $$;

CREATE FUNCTION keep_text_of_orders_of(person uuid) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE "SearchText" s SET "text" = search_text(o) FROM "Order" o WHERE o."userId" = person AND s."sourceId" = o."id"
$$;

CREATE FUNCTION keep_name_of_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_text_of_orders_of(NEW."id"); RETURN NULL; END $$;

CREATE FUNCTION keep_name_on_invoices() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_text_of_orders_of(coalesce(NEW."userId", OLD."userId")); RETURN NULL; END $$;

CREATE FUNCTION keep_text_of_part() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM keep_search_text(NEW."id", NULL, NEW."certificateId", search_text(NEW)); RETURN NULL; END $$;

ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_end" CHECK (((("resolvedAt" IS NULL) = ("resolvedBy" IS NULL)) AND (("resolvedAt" IS NULL) = (resolution IS NULL)) AND (("resolvedAt" IS NOT NULL) OR (note IS NULL))));
ALTER TABLE "Brand" ADD CONSTRAINT "Brand_one_row" CHECK ((id = 1));
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_closed_reason" CHECK (((stage = 'closed'::"CertificateStage") = ("closedReason" IS NOT NULL)));
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_issued_at" CHECK ((((stage <> 'issued'::"CertificateStage") AND (hold IS DISTINCT FROM 'file_mismatch'::"CertificateHold")) OR ("issuedAt" IS NOT NULL)));
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_suspended" CHECK ((("suspendedAt" IS NULL) = ("suspendedReason" IS NULL)));
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_validation_step" CHECK (((stage = 'validation'::"CertificateStage") = ("validationStep" IS NOT NULL)));
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_stripe_or_by_hand" CHECK ((("stripeId" IS NULL) = ("paidBy" IS NOT NULL)));
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_micros_check" CHECK ((micros > 0));
ALTER TABLE "InstallationCheck" ADD CONSTRAINT "InstallationCheck_checked" CHECK ((("checkedAt" IS NULL) = (found IS NULL)));
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_for_one" CHECK ((("chargeId" IS NULL) <> ("refundId" IS NULL)));
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accepted" CHECK ((("memberId" IS NULL) = ("acceptedAt" IS NULL)));
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_scope" CHECK ((("accountId" IS NULL) <> ("certificateId" IS NULL)));
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_credit_check" CHECK (((credit = 0) OR ((quantity = 1) AND ((credit >= 1) AND (credit <= ("unitAmount" - 1))))));
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_about_one" CHECK ((("orderId" IS NULL) <> ("certificateId" IS NULL)));
ALTER TABLE "Seller" ADD CONSTRAINT "Seller_one" CHECK ((id = 1));
ALTER TABLE "User" ADD CONSTRAINT "User_staffRole_check" CHECK (((role = 'staff'::"Role") = ("staffRole" IS NOT NULL)));

CREATE UNIQUE INDEX "EnomAccount_login_key" ON "EnomAccount" USING btree (lower("loginId"), "testMode");

ALTER TABLE "EnomCall"
    ADD CONSTRAINT "EnomCall_purchase_has_operation" CHECK (((command <> 'PurchaseServices'::text) OR ("operationId" IS NOT NULL)));

SELECT setval('"Order_number_seq"', 10001, false);

CREATE TRIGGER "AuditEntry_is_append_only" BEFORE DELETE OR UPDATE OR TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entries();
CREATE TRIGGER "BillingDetails_search_text" AFTER INSERT OR DELETE OR UPDATE OF name ON "BillingDetails" FOR EACH ROW EXECUTE FUNCTION keep_name_on_invoices();
CREATE TRIGGER "CertificateFile_end" AFTER INSERT OR DELETE OR UPDATE OF faults, "releasedAt", "notAfter" ON "CertificateFile" FOR EACH ROW EXECUTE FUNCTION keep_file_end();
CREATE TRIGGER "CertificateFile_search_text" AFTER INSERT OR UPDATE OF names, serial ON "CertificateFile" FOR EACH ROW EXECUTE FUNCTION keep_text_of_part();
CREATE TRIGGER "CertificateFile_search_text_ends" AFTER DELETE ON "CertificateFile" FOR EACH ROW EXECUTE FUNCTION drop_search_text();
CREATE TRIGGER "Certificate_search_text" AFTER INSERT OR UPDATE OF "domainName", label, "authorityOrderId" ON "Certificate" FOR EACH ROW EXECUTE FUNCTION keep_text_of_certificate();
CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF stage, hold, "validationStep", "closedReason" ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move();
CREATE TRIGGER "Charge_search_text" AFTER INSERT OR UPDATE OF payer ON "Charge" FOR EACH ROW EXECUTE FUNCTION keep_text_of_charge();
CREATE TRIGGER "Charge_search_text_ends" AFTER DELETE ON "Charge" FOR EACH ROW EXECUTE FUNCTION drop_search_text();
CREATE TRIGGER "Dispute_step" BEFORE UPDATE OF status ON "Dispute" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "Issuance_search_text" AFTER INSERT OR UPDATE OF "approverEmail", "otherApprovers", "csrFacts", contacts ON "Issuance" FOR EACH ROW EXECUTE FUNCTION keep_text_of_part();
CREATE TRIGGER "Issuance_search_text_ends" AFTER DELETE ON "Issuance" FOR EACH ROW EXECUTE FUNCTION drop_search_text();
CREATE TRIGGER "Mail_step" BEFORE UPDATE OF status ON "Mail" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "Order_search_text" AFTER INSERT OR UPDATE OF email, "userId" ON "Order" FOR EACH ROW EXECUTE FUNCTION keep_text_of_order();
CREATE TRIGGER "Order_step" BEFORE UPDATE OF status ON "Order" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "PaymentSession_step" BEFORE UPDATE OF status ON "PaymentSession" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "Refund_step" BEFORE UPDATE OF status ON "Refund" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "SupplierOperation_step" BEFORE UPDATE OF state ON "SupplierOperation" FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION refuse_unknown_operation_step();
CREATE TRIGGER "SupplierTicket_step" BEFORE UPDATE OF status ON "SupplierTicket" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();
CREATE TRIGGER "User_search_text" AFTER UPDATE OF name ON "User" FOR EACH ROW WHEN ((new.name IS DISTINCT FROM old.name)) EXECUTE FUNCTION keep_name_of_person();

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Order', 'awaiting_payment', 'payment_processing'),
  ('Order', 'awaiting_payment', 'paid'),
  ('Order', 'awaiting_payment', 'needs_review'),
  ('Order', 'awaiting_payment', 'payment_failed'),
  ('Order', 'awaiting_payment', 'expired'),
  ('Order', 'awaiting_payment', 'cancelled'),
  ('Order', 'payment_processing', 'paid'),
  ('Order', 'payment_processing', 'needs_review'),
  ('Order', 'payment_processing', 'payment_failed'),
  ('Order', 'payment_processing', 'expired'),
  ('Order', 'payment_failed', 'awaiting_payment'),
  ('Order', 'payment_failed', 'payment_processing'),
  ('Order', 'payment_failed', 'paid'),
  ('Order', 'payment_failed', 'needs_review'),
  ('Order', 'payment_failed', 'expired'),
  ('Order', 'payment_failed', 'cancelled'),
  ('Order', 'expired', 'awaiting_payment'),
  ('Order', 'expired', 'payment_processing'),
  ('Order', 'expired', 'paid'),
  ('Order', 'expired', 'needs_review'),
  ('Order', 'expired', 'cancelled'),
  ('Order', 'cancelled', 'needs_review'),
  ('Order', 'needs_review', 'paid'),
  ('Order', 'needs_review', 'refunded'),
  ('Order', 'paid', 'refunded'),
  ('Order', 'refunded', 'needs_review'),
  ('Dispute', 'open', 'won'),
  ('Dispute', 'open', 'lost'),
  ('Dispute', 'won', 'lost'),
  ('Dispute', 'lost', 'won'),
  ('Refund', 'requested', 'sent'),
  ('Refund', 'requested', 'failed'),
  ('Refund', 'requested', 'withdrawn'),
  ('Refund', 'sent', 'succeeded'),
  ('Refund', 'sent', 'failed'),
  ('Refund', 'succeeded', 'failed'),
  ('Refund', 'failed', 'sent'),
  ('Refund', 'withdrawn', 'sent'),
  ('Certificate', 'purchase', 'setup'),
  ('Certificate', 'purchase:supplier_unavailable', 'setup'),
  ('Certificate', 'purchase:login_refused', 'setup'),
  ('Certificate', 'purchase:ip_refused', 'setup'),
  ('Certificate', 'purchase:insufficient_funds', 'setup'),
  ('Certificate', 'purchase:no_account', 'setup'),
  ('Certificate', 'purchase:cost_exceeds_price', 'setup'),
  ('Certificate', 'purchase:price_unavailable', 'setup'),
  ('Certificate', 'purchase:outcome_unknown', 'setup'),
  ('Certificate', 'purchase:supplier_refused', 'setup'),
  ('Certificate', 'purchase:payment_disputed', 'setup'),
  ('Certificate', 'purchase:refund_withdrawn', 'setup'),
  ('Certificate', 'purchase', 'closed:not_purchased'),
  ('Certificate', 'purchase:activation', 'closed:not_purchased'),
  ('Certificate', 'purchase:supplier_unavailable', 'closed:not_purchased'),
  ('Certificate', 'purchase:login_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:ip_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:insufficient_funds', 'closed:not_purchased'),
  ('Certificate', 'purchase:no_account', 'closed:not_purchased'),
  ('Certificate', 'purchase:cost_exceeds_price', 'closed:not_purchased'),
  ('Certificate', 'purchase:price_unavailable', 'closed:not_purchased'),
  ('Certificate', 'purchase:supplier_refused', 'closed:not_purchased'),
  ('Certificate', 'purchase:payment_disputed', 'closed:not_purchased'),
  ('Certificate', 'purchase:refund_withdrawn', 'closed:not_purchased'),
  ('Certificate', 'closed:not_purchased', 'purchase:refund_withdrawn'),
  ('Certificate', 'setup', 'submission'),
  ('Certificate', 'setup', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup', 'closed:refunded_by_supplier'),
  ('Certificate', 'setup:correction_needed', 'submission'),
  ('Certificate', 'setup:correction_needed', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup:correction_needed', 'closed:refunded_by_supplier'),
  ('Certificate', 'setup:declined', 'submission'),
  ('Certificate', 'setup:declined', 'closed:refunded_to_buyer'),
  ('Certificate', 'setup:declined', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission', 'validation:approval'),
  ('Certificate', 'submission', 'setup:correction_needed'),
  ('Certificate', 'submission:outcome_unknown', 'validation:approval'),
  ('Certificate', 'submission:outcome_unknown', 'setup:correction_needed'),
  ('Certificate', 'submission', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:supplier_unavailable', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:supplier_unavailable', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:login_refused', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:login_refused', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:ip_refused', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:ip_refused', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:insufficient_funds', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:insufficient_funds', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:no_account', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:no_account', 'closed:refunded_by_supplier'),
  ('Certificate', 'submission:outcome_unknown', 'closed:refunded_to_buyer'),
  ('Certificate', 'submission:outcome_unknown', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:approval', 'setup'),
  ('Certificate', 'validation:organisation', 'setup'),
  ('Certificate', 'validation:approval', 'setup:declined'),
  ('Certificate', 'validation:approval', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:approval', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:organisation', 'setup:declined'),
  ('Certificate', 'validation:organisation', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:organisation', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:issuing', 'setup:declined'),
  ('Certificate', 'validation:issuing', 'closed:refunded_to_buyer'),
  ('Certificate', 'validation:issuing', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:file_mismatch', 'closed:refunded_by_supplier'),
  ('Certificate', 'validation:approval', 'issued'),
  ('Certificate', 'validation:organisation', 'issued'),
  ('Certificate', 'validation:issuing', 'issued'),
  ('Certificate', 'validation:file_mismatch', 'issued'),
  ('Certificate', 'issued', 'closed:refunded_by_supplier'),
  ('Certificate', 'purchase', 'purchase:supplier_unavailable'),
  ('Certificate', 'purchase', 'purchase:login_refused'),
  ('Certificate', 'purchase', 'purchase:ip_refused'),
  ('Certificate', 'purchase', 'purchase:insufficient_funds'),
  ('Certificate', 'purchase', 'purchase:no_account'),
  ('Certificate', 'purchase', 'purchase:cost_exceeds_price'),
  ('Certificate', 'purchase', 'purchase:price_unavailable'),
  ('Certificate', 'purchase', 'purchase:outcome_unknown'),
  ('Certificate', 'purchase', 'purchase:supplier_refused'),
  ('Certificate', 'purchase', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:supplier_unavailable', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:login_refused', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:ip_refused', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:insufficient_funds', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:no_account', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:cost_exceeds_price', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:price_unavailable', 'purchase:payment_disputed'),
  ('Certificate', 'purchase:activation', 'purchase'),
  ('Certificate', 'purchase:supplier_unavailable', 'purchase'),
  ('Certificate', 'purchase:login_refused', 'purchase'),
  ('Certificate', 'purchase:ip_refused', 'purchase'),
  ('Certificate', 'purchase:insufficient_funds', 'purchase'),
  ('Certificate', 'purchase:no_account', 'purchase'),
  ('Certificate', 'purchase:cost_exceeds_price', 'purchase'),
  ('Certificate', 'purchase:price_unavailable', 'purchase'),
  ('Certificate', 'purchase:outcome_unknown', 'purchase'),
  ('Certificate', 'purchase:supplier_refused', 'purchase'),
  ('Certificate', 'purchase:payment_disputed', 'purchase'),
  ('Certificate', 'purchase:refund_withdrawn', 'purchase'),
  ('Certificate', 'submission', 'submission:supplier_unavailable'),
  ('Certificate', 'submission', 'submission:login_refused'),
  ('Certificate', 'submission', 'submission:ip_refused'),
  ('Certificate', 'submission', 'submission:insufficient_funds'),
  ('Certificate', 'submission', 'submission:no_account'),
  ('Certificate', 'submission', 'submission:outcome_unknown'),
  ('Certificate', 'submission:supplier_unavailable', 'submission'),
  ('Certificate', 'submission:login_refused', 'submission'),
  ('Certificate', 'submission:ip_refused', 'submission'),
  ('Certificate', 'submission:insufficient_funds', 'submission'),
  ('Certificate', 'submission:no_account', 'submission'),
  ('Certificate', 'submission:outcome_unknown', 'submission'),
  ('Certificate', 'validation:approval', 'validation:file_mismatch'),
  ('Certificate', 'validation:organisation', 'validation:file_mismatch'),
  ('Certificate', 'validation:issuing', 'validation:file_mismatch'),
  ('Certificate', 'validation:approval', 'validation:organisation'),
  ('Certificate', 'validation:approval', 'validation:issuing'),
  ('Certificate', 'validation:organisation', 'validation:approval'),
  ('Certificate', 'validation:organisation', 'validation:issuing'),
  ('SupplierOperation', 'started', 'succeeded'),
  ('SupplierOperation', 'started', 'refused'),
  ('SupplierOperation', 'started', 'unknown'),
  ('SupplierOperation', 'unknown', 'succeeded'),
  ('SupplierOperation', 'unknown', 'refused'),
  ('SupplierOperation', 'unknown', 'absent'),
  ('SupplierOperation', 'absent', 'succeeded'),
  ('PaymentSession', 'creating', 'open'),
  ('PaymentSession', 'creating', 'complete'),
  ('PaymentSession', 'creating', 'expired'),
  ('PaymentSession', 'open', 'complete'),
  ('PaymentSession', 'open', 'expired'),
  ('PaymentSession', 'expired', 'complete'),
  ('Mail', 'queued', 'sent'),
  ('Mail', 'queued', 'failed'),
  ('Certificate', 'issued', 'setup'),
  ('Certificate', 'setup', 'issued'),
  ('Certificate', 'setup:correction_needed', 'issued'),
  ('Certificate', 'setup:declined', 'issued'),
  ('Certificate', 'setup', 'closed:terminated'),
  ('Certificate', 'setup:correction_needed', 'closed:terminated'),
  ('Certificate', 'setup:declined', 'closed:terminated'),
  ('Certificate', 'validation:approval', 'closed:terminated'),
  ('Certificate', 'validation:organisation', 'closed:terminated'),
  ('Certificate', 'validation:issuing', 'closed:terminated'),
  ('Certificate', 'validation:file_mismatch', 'closed:terminated'),
  ('Certificate', 'issued', 'closed:terminated'),
  ('Certificate', 'closed:terminated', 'closed:refunded_by_supplier'),
  ('SupplierTicket', 'to_send', 'sent'),
  ('SupplierTicket', 'sent', 'answered');

