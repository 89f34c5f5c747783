-- The cost that staff set their prices by, and since when a term is off sale because Enom no longer sells it.
ALTER TABLE "EnomPrice" ADD COLUMN "acceptedYearly" INTEGER;
UPDATE "EnomPrice" SET "acceptedYearly" = "yearly";

ALTER TABLE "ProductChoice" ADD COLUMN "withdrawnAt" TIMESTAMP(3);
