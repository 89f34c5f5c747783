-- Staff list the orders they took over from before the shop.
CREATE INDEX "Order_source_id_idx" ON "Order"("source", "id");
