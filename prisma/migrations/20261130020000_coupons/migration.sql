-- Coupons. A discount lowers the price of an order's items; what was taken off is kept beside it.

CREATE TYPE "CouponUseStatus" AS ENUM ('reserved', 'freed', 'used');

CREATE TABLE "Coupon" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "percent" INTEGER,
    "amount" INTEGER,
    "currency" CHAR(3),
    "productIds" UUID[],
    "firstOrderOnly" BOOLEAN NOT NULL DEFAULT false,
    "maxUses" INTEGER,
    "maxUsesPerBuyer" INTEGER,
    "validFrom" DATE,
    "validUntil" DATE,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "taken" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Coupon_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Coupon_percent_or_amount" CHECK (("percent" IS NULL) <> ("amount" IS NULL) AND ("amount" IS NULL) = ("currency" IS NULL)),
    CONSTRAINT "Coupon_taken" CHECK ("taken" >= 0)
);

CREATE UNIQUE INDEX "Coupon_code_key" ON "Coupon"("code");

CREATE TABLE "CouponUse" (
    "id" UUID NOT NULL,
    "couponId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "status" "CouponUseStatus" NOT NULL DEFAULT 'reserved',
    "amount" INTEGER NOT NULL,

    CONSTRAINT "CouponUse_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "CouponUse_orderId_key" ON "CouponUse"("orderId");
CREATE INDEX "CouponUse_couponId_orderId_idx" ON "CouponUse"("couponId", "orderId");
CREATE INDEX "CouponUse_status_orderId_idx" ON "CouponUse"("status", "orderId");

ALTER TABLE "CouponUse" ADD CONSTRAINT "CouponUse_couponId_fkey" FOREIGN KEY ("couponId") REFERENCES "Coupon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CouponUse" ADD CONSTRAINT "CouponUse_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER "CouponUse_step" BEFORE UPDATE OF status ON "CouponUse" FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION refuse_unknown_step();

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('CouponUse', 'reserved', 'freed'),
  ('CouponUse', 'reserved', 'used'),
  ('CouponUse', 'freed', 'reserved'),
  ('CouponUse', 'freed', 'used');

ALTER TABLE "Cart" ADD COLUMN "couponId" UUID;
ALTER TABLE "Cart" ADD CONSTRAINT "Cart_couponId_fkey" FOREIGN KEY ("couponId") REFERENCES "Coupon"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "OrderItem" ADD COLUMN "discount" INTEGER NOT NULL DEFAULT 0;
