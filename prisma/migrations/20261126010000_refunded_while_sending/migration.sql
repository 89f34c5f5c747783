-- What was handed in and not sent yet ends when its money goes back.
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES ('Certificate', 'sending', 'refunded_unissued');
