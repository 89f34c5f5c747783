-- When the server first refused a mail for now.
ALTER TABLE "Mail" ADD COLUMN "refusedSince" TIMESTAMP(3);
