-- Credit that an account holds, one balance for each currency. The movements are the truth; the balance is their sum, kept by a trigger, and
-- its check refuses whatever would bring it below zero.

CREATE TYPE "CreditKind" AS ENUM ('given', 'taken_back', 'lapsed');

CREATE TABLE "CreditBalance" (
    "userId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "CreditBalance_pkey" PRIMARY KEY ("userId", "currency"),
    CONSTRAINT "CreditBalance_not_negative" CHECK ("amount" >= 0)
);

ALTER TABLE "CreditBalance" ADD CONSTRAINT "CreditBalance_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CreditMovement" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" INTEGER NOT NULL,
    "kind" "CreditKind" NOT NULL,
    "orderId" UUID,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CreditMovement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "CreditMovement_not_zero" CHECK ("amount" <> 0)
);

CREATE INDEX "CreditMovement_userId_id_idx" ON "CreditMovement"("userId", "id");
CREATE INDEX "CreditMovement_orderId_idx" ON "CreditMovement"("orderId");
CREATE INDEX "CreditMovement_at_idx" ON "CreditMovement"("at");

ALTER TABLE "CreditMovement" ADD CONSTRAINT "CreditMovement_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CreditMovement" ADD CONSTRAINT "CreditMovement_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An update first: the check of a row to be inserted counts even where another one is in its place already.
CREATE FUNCTION add_to_credit_balance() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE "CreditBalance" SET "amount" = "amount" + NEW."amount" WHERE "userId" = NEW."userId" AND "currency" = NEW."currency";
  IF NOT FOUND THEN
    INSERT INTO "CreditBalance" ("userId", "currency", "amount") VALUES (NEW."userId", NEW."currency", NEW."amount")
    ON CONFLICT ("userId", "currency") DO UPDATE SET "amount" = "CreditBalance"."amount" + excluded."amount";
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "CreditMovement_balance" AFTER INSERT ON "CreditMovement" FOR EACH ROW EXECUTE FUNCTION add_to_credit_balance();

CREATE FUNCTION keep_credit_movements() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of "CreditMovement" are never changed or deleted';
END
$$;

CREATE TRIGGER "CreditMovement_is_append_only" BEFORE DELETE OR UPDATE OR TRUNCATE ON "CreditMovement" FOR EACH STATEMENT EXECUTE FUNCTION keep_credit_movements();
