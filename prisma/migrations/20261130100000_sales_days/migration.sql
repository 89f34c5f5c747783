-- What was sold by the day it was paid on, summed up for reports over all time, and the days to sum up again.
CREATE TABLE "SalesDay" (
    "group" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "label" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "certificates" INTEGER NOT NULL,
    "sold" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "margin" BIGINT,

    CONSTRAINT "SalesDay_pkey" PRIMARY KEY ("group","day","key","currency")
);
CREATE INDEX "SalesDay_day_idx" ON "SalesDay"("day");

CREATE TABLE "SalesDayDue" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "SalesDayDue_pkey" PRIMARY KEY ("id")
);

-- Rows are only added, so that two sales of one day never wait for each other.
CREATE FUNCTION mark_sales_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SalesDayDue" (day)
    SELECT DISTINCT at::date FROM (VALUES (CASE WHEN TG_OP <> 'INSERT' THEN OLD."paidAt" END), (CASE WHEN TG_OP <> 'DELETE' THEN NEW."paidAt" END)) paid(at)
     WHERE at IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_sales_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SalesDayDue" (day)
    SELECT DISTINCT "paidAt"::date FROM "Order"
     WHERE "paidAt" IS NOT NULL
       AND id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."orderId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."orderId" END);
  RETURN NULL;
END $$;

CREATE FUNCTION mark_sales_of_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SalesDayDue" (day)
    SELECT DISTINCT o."paidAt"::date FROM "Refund" r JOIN "Order" o ON o.id = r."orderId"
     WHERE o."paidAt" IS NOT NULL
       AND r.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."refundId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."refundId" END);
  RETURN NULL;
END $$;

CREATE TRIGGER "Order_sales_day" AFTER INSERT OR DELETE OR UPDATE OF "paidAt", source, currency, country, "userId" ON "Order" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_order();
CREATE TRIGGER "OrderItem_sales_day" AFTER INSERT OR DELETE OR UPDATE ON "OrderItem" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_part();
CREATE TRIGGER "Certificate_sales_day" AFTER INSERT OR DELETE OR UPDATE OF "orderId", "orderItemId", "typeCode", cost ON "Certificate" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_part();
CREATE TRIGGER "Charge_sales_day" AFTER INSERT OR DELETE OR UPDATE OF "orderId", "paidBy" ON "Charge" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_part();
CREATE TRIGGER "Refund_sales_day" AFTER INSERT OR DELETE OR UPDATE OF "orderId", status, amount, currency ON "Refund" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_part();
CREATE TRIGGER "RefundAllocation_sales_day" AFTER INSERT OR DELETE OR UPDATE ON "RefundAllocation" FOR EACH ROW EXECUTE FUNCTION mark_sales_of_allocation();

INSERT INTO "SalesDayDue" (day) SELECT DISTINCT "paidAt"::date FROM "Order" WHERE "paidAt" IS NOT NULL;
