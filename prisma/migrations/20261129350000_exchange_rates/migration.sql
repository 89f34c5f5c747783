-- What one US dollar is worth in the shop's other currencies, entered by staff. Enom charges in dollars.
CREATE TABLE "ExchangeRate" (
  "currency" CHAR(3) NOT NULL,
  "micros" BIGINT NOT NULL,
  "asOf" DATE NOT NULL,
  "updatedAt" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("currency"),
  CONSTRAINT "ExchangeRate_micros_check" CHECK ("micros" > 0)
);

ALTER TABLE "OrderItem" ADD COLUMN "dollarAmount" INTEGER;
