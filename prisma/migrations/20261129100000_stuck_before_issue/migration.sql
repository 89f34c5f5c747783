-- The approval mail can be asked for again, its inbox changed and the request withdrawn: when mails were asked for, and since when a call is under way.
ALTER TABLE "Certificate" ADD COLUMN "approvalMails" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[], ADD COLUMN "approvalBusySince" TIMESTAMP(3);
