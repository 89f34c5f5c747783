-- Staff find an order or a certificate by any text in it. Each row that holds such a text keeps a copy of it here, in lower case, under its
-- own id: no other row is locked for it. Triggers keep it, because eight rooms write these facts. See docs/decisions/0021-search-text.md.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "SearchText" (
    "sourceId" UUID NOT NULL,
    "orderId" UUID,
    "certificateId" UUID,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("sourceId"),
    CONSTRAINT "SearchText_about_one" CHECK (("orderId" IS NULL) <> ("certificateId" IS NULL))
);
CREATE INDEX "SearchText_text_idx" ON "SearchText" USING GIN ("text" gin_trgm_ops);
CREATE INDEX "SearchText_orderId_idx" ON "SearchText" ("orderId");
CREATE INDEX "SearchText_certificateId_idx" ON "SearchText" ("certificateId");
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_orderId_fkey"
    FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_certificateId_fkey"
    FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What of each row can be searched for.
CREATE FUNCTION search_text(o "Order") RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(concat_ws(' ', o."email", u."name", b."name"))
      FROM "User" u LEFT JOIN "BillingDetails" b ON b."userId" = u."id" WHERE u."id" = o."userId"
$$;
CREATE FUNCTION search_text(c "Charge") RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(c."payer"->>'name')
$$;
CREATE FUNCTION search_text(c "Certificate") RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(concat_ws(' ', c."domainName", c."label", c."authorityOrderId"))
$$;
CREATE FUNCTION search_text(i "Issuance") RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(concat_ws(' ', i."approverEmail", array_to_string(i."otherApprovers", ' '),
        i."csrFacts"->>'unicodeName', i."csrFacts"->>'organization',
        (SELECT string_agg(n #>> '{}', ' ') FROM jsonb_path_query(i."csrFacts", 'lax $.names[*]') n),
        (SELECT string_agg(concat_ws(' ', p->>'firstName', p->>'lastName', p->>'organization', p->>'email'), ' ')
           FROM jsonb_path_query(i."contacts", 'lax $.written.*') p)))
$$;
CREATE FUNCTION search_text(f "CertificateFile") RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(concat_ws(' ', array_to_string(f."names", ' '), f."serial"))
$$;

CREATE FUNCTION keep_search_text(source uuid, "order" uuid, certificate uuid, found text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "SearchText" ("sourceId", "orderId", "certificateId", "text") VALUES (source, "order", certificate, coalesce(found, ''))
    ON CONFLICT ("sourceId") DO UPDATE SET "text" = excluded."text" WHERE "SearchText"."text" <> excluded."text"
$$;

CREATE FUNCTION keep_text_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_search_text(NEW."id", NEW."id", NULL, search_text(NEW)); RETURN NULL; END $$;
CREATE FUNCTION keep_text_of_charge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_search_text(NEW."id", NEW."orderId", NULL, search_text(NEW)); RETURN NULL; END $$;
CREATE FUNCTION keep_text_of_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_search_text(NEW."id", NULL, NEW."id", search_text(NEW)); RETURN NULL; END $$;
CREATE FUNCTION keep_text_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_search_text(NEW."id", NULL, NEW."certificateId", search_text(NEW)); RETURN NULL; END $$;
CREATE FUNCTION drop_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN DELETE FROM "SearchText" WHERE "sourceId" = OLD."id"; RETURN NULL; END $$;

CREATE TRIGGER "Order_search_text" AFTER INSERT OR UPDATE OF "email", "userId" ON "Order"
    FOR EACH ROW EXECUTE FUNCTION keep_text_of_order();
CREATE TRIGGER "Charge_search_text" AFTER INSERT OR UPDATE OF "payer" ON "Charge"
    FOR EACH ROW EXECUTE FUNCTION keep_text_of_charge();
CREATE TRIGGER "Certificate_search_text" AFTER INSERT OR UPDATE OF "domainName", "label", "authorityOrderId" ON "Certificate"
    FOR EACH ROW EXECUTE FUNCTION keep_text_of_certificate();
CREATE TRIGGER "Issuance_search_text" AFTER INSERT OR UPDATE OF "approverEmail", "otherApprovers", "csrFacts", "contacts" ON "Issuance"
    FOR EACH ROW EXECUTE FUNCTION keep_text_of_part();
CREATE TRIGGER "CertificateFile_search_text" AFTER INSERT OR UPDATE OF "names", "serial" ON "CertificateFile"
    FOR EACH ROW EXECUTE FUNCTION keep_text_of_part();
CREATE TRIGGER "Charge_search_text_ends" AFTER DELETE ON "Charge" FOR EACH ROW EXECUTE FUNCTION drop_search_text();
CREATE TRIGGER "Issuance_search_text_ends" AFTER DELETE ON "Issuance" FOR EACH ROW EXECUTE FUNCTION drop_search_text();
CREATE TRIGGER "CertificateFile_search_text_ends" AFTER DELETE ON "CertificateFile" FOR EACH ROW EXECUTE FUNCTION drop_search_text();

-- A person's names are part of the text of their orders.
CREATE FUNCTION keep_text_of_orders_of(person uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE "SearchText" s SET "text" = search_text(o) FROM "Order" o WHERE o."userId" = person AND s."sourceId" = o."id"
$$;
CREATE FUNCTION keep_name_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_text_of_orders_of(NEW."id"); RETURN NULL; END $$;
CREATE FUNCTION keep_name_on_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM keep_text_of_orders_of(coalesce(NEW."userId", OLD."userId")); RETURN NULL; END $$;
CREATE TRIGGER "User_search_text" AFTER UPDATE OF "name" ON "User"
    FOR EACH ROW WHEN (NEW."name" IS DISTINCT FROM OLD."name") EXECUTE FUNCTION keep_name_of_person();
CREATE TRIGGER "BillingDetails_search_text" AFTER INSERT OR UPDATE OF "name" OR DELETE ON "BillingDetails"
    FOR EACH ROW EXECUTE FUNCTION keep_name_on_invoices();

INSERT INTO "SearchText" ("sourceId", "orderId", "text") SELECT o."id", o."id", coalesce(search_text(o), '') FROM "Order" o;
INSERT INTO "SearchText" ("sourceId", "orderId", "text") SELECT c."id", c."orderId", coalesce(search_text(c), '') FROM "Charge" c;
INSERT INTO "SearchText" ("sourceId", "certificateId", "text") SELECT c."id", c."id", search_text(c) FROM "Certificate" c;
INSERT INTO "SearchText" ("sourceId", "certificateId", "text") SELECT i."id", i."certificateId", search_text(i) FROM "Issuance" i;
INSERT INTO "SearchText" ("sourceId", "certificateId", "text") SELECT f."id", f."certificateId", search_text(f) FROM "CertificateFile" f;

-- When the newest file expires that the buyer has, and when every address was last seen to send it: for sorting and for views. Whoever
-- writes a file has locked its certificate.
ALTER TABLE "Certificate" ADD COLUMN "fileEndsAt" TIMESTAMP(3), ADD COLUMN "installedAt" TIMESTAMP(3);
CREATE FUNCTION keep_file_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    certificate uuid := coalesce(NEW."certificateId", OLD."certificateId");
    ends timestamp(3) := (
        SELECT "notAfter" FROM "CertificateFile"
         WHERE "certificateId" = certificate AND ("faults" = '{}' OR "releasedAt" IS NOT NULL) ORDER BY "id" DESC LIMIT 1);
BEGIN
    -- A new file is not installed yet.
    UPDATE "Certificate" SET "fileEndsAt" = ends, "installedAt" = NULL WHERE "id" = certificate AND "fileEndsAt" IS DISTINCT FROM ends;
    RETURN NULL;
END $$;
CREATE TRIGGER "CertificateFile_end" AFTER INSERT OR UPDATE OF "faults", "releasedAt", "notAfter" OR DELETE ON "CertificateFile"
    FOR EACH ROW EXECUTE FUNCTION keep_file_end();

UPDATE "Certificate" c SET "fileEndsAt" = f."notAfter", "installedAt" = (
    SELECT l."checkedAt" FROM "InstallationCheck" l
     WHERE l."certificateId" = c."id" AND l."sightings" @> jsonb_build_array(jsonb_build_object('fingerprint', f."fingerprint"))
       AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(l."sightings") s
                        WHERE s->>'outcome' NOT IN ('not_public', 'no_route') AND s->>'fingerprint' IS DISTINCT FROM f."fingerprint"))
  FROM (SELECT DISTINCT ON ("certificateId") "certificateId", "notAfter", "fingerprint" FROM "CertificateFile"
         WHERE "faults" = '{}' OR "releasedAt" IS NOT NULL ORDER BY "certificateId", "id" DESC) f
 WHERE f."certificateId" = c."id";

CREATE INDEX "Certificate_fileEndsAt_id_idx" ON "Certificate" ("fileEndsAt", "id");
CREATE INDEX "Certificate_coverEndsAt_id_idx" ON "Certificate" ("coverEndsAt", "id");
CREATE INDEX "Certificate_enomCertId_idx" ON "Certificate" ("enomCertId");
CREATE INDEX "Certificate_enomOrderId_idx" ON "Certificate" ("enomOrderId");
CREATE INDEX "Certificate_authorityOrderId_idx" ON "Certificate" ("authorityOrderId");
CREATE INDEX "Order_total_id_idx" ON "Order" ("total", "id");

-- A list's view, filters and columns as a person of the staff saved them.
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SavedView_userId_list_name_key" ON "SavedView" ("userId", "list", "name");
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_userId_fkey"
    FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
