-- A certificate whose refund was withdrawn goes back to a person.
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES ('Certificate', 'cancelled', 'purchase_failed');
