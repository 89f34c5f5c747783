-- Tax: whether it is charged, its rates, and what each order line had. An order line's price includes it.
CREATE TYPE "TaxMode" AS ENUM ('off', 'including', 'plus');
CREATE TYPE "TaxReason" AS ENUM ('standard', 'reverse_charge', 'outside_scope');
CREATE TYPE "VatAnswer" AS ENUM ('valid', 'invalid', 'unreachable', 'not_asked');

CREATE TABLE "TaxSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" "TaxMode" NOT NULL DEFAULT 'off',
    "sellerCountry" CHAR(2),
    "askVies" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "TaxSettings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TaxSettings_on_has_country" CHECK ("mode" = 'off' OR "sellerCountry" IS NOT NULL)
);

CREATE TABLE "TaxRate" (
    "country" CHAR(2) NOT NULL,
    "taxClass" TEXT NOT NULL DEFAULT 'standard',
    "validFrom" DATE NOT NULL,
    "rate" INTEGER NOT NULL,

    CONSTRAINT "TaxRate_pkey" PRIMARY KEY ("country", "taxClass", "validFrom"),
    CONSTRAINT "TaxRate_rate" CHECK ("rate" BETWEEN 0 AND 10000)
);

ALTER TABLE "Cart" ADD COLUMN "country" CHAR(2),
ADD COLUMN "taxNumber" TEXT,
ADD COLUMN "vatAnswer" "VatAnswer",
ADD COLUMN "vatAskedAt" TIMESTAMP(3);

ALTER TABLE "Order" ADD COLUMN "taxNumber" TEXT,
ADD COLUMN "vatAnswer" "VatAnswer",
ADD COLUMN "vatAskedAt" TIMESTAMP(3);

ALTER TABLE "OrderItem" ADD COLUMN "taxMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "taxRate" INTEGER,
ADD COLUMN "taxReason" "TaxReason",
ADD CONSTRAINT "OrderItem_tax_in_price" CHECK ("taxMinor" BETWEEN 0 AND "unitAmount");
