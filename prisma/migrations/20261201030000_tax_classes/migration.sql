-- Tax classes: each product has one, and each rate is of one. Everything there is so far is Standard.
CREATE TABLE "TaxClass" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "TaxClass_pkey" PRIMARY KEY ("code")
);

CREATE UNIQUE INDEX "TaxClass_name_key" ON "TaxClass"("name");

INSERT INTO "TaxClass" ("code", "name") VALUES ('standard', 'Standard');

ALTER TABLE "TaxRate" ADD CONSTRAINT "TaxRate_taxClass_fkey" FOREIGN KEY ("taxClass") REFERENCES "TaxClass"("code") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Product" ADD COLUMN "taxClass" TEXT NOT NULL DEFAULT 'standard';
ALTER TABLE "Product" ADD CONSTRAINT "Product_taxClass_fkey" FOREIGN KEY ("taxClass") REFERENCES "TaxClass"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Product_taxClass_idx" ON "Product"("taxClass");
