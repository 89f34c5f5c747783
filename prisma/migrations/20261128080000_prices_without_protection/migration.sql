-- Whether staff agreed to sell at a price that nothing protects from a loss.
ALTER TABLE "ProductChoice" ADD COLUMN "unprotected" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "OrderItem" ADD COLUMN "unprotected" BOOLEAN NOT NULL DEFAULT false;

-- Until now prices in other currencies were sold that way without a question; the lists say so from now on.
UPDATE "ProductChoice" SET "unprotected" = true WHERE currency <> 'USD';
UPDATE "OrderItem" SET "unprotected" = true FROM "Order" WHERE "Order".id = "OrderItem"."orderId" AND "Order".currency <> 'USD';
