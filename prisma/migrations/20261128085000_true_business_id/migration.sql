-- TrueBizID is Enom's short form of True BusinessID, a name still in use: no former name.
UPDATE "CertificateType" SET "formerName" = NULL WHERE "formerName" LIKE 'GeoTrust TrueBizID%';
