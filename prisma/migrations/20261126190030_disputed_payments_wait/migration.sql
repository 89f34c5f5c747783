-- What is not bought yet for an order whose payment is disputed waits for a person.
ALTER TABLE "Order" ADD COLUMN "disputedAt" TIMESTAMP(3);
UPDATE "Order" o SET "disputedAt" = (SELECT max(e.at) FROM "OrderEvent" e WHERE e."orderId" = o.id AND e.kind = 'order.disputed')
WHERE EXISTS (SELECT 1 FROM "OrderEvent" e WHERE e."orderId" = o.id AND e.kind = 'order.disputed');
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES ('Certificate', 'purchase_blocked', 'purchase_failed');
