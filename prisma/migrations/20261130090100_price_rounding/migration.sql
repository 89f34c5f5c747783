-- How prices of a currency end, and the term of a product that is chosen at first.
CREATE TABLE "PriceRounding" (
    "currency" CHAR(3) NOT NULL,
    "ending" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PriceRounding_pkey" PRIMARY KEY ("currency")
);

ALTER TABLE "Product" ADD COLUMN "defaultYears" INTEGER;
