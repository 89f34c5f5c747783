-- One login at one server is one row, however it is spelled: two would be two lanes over one list of certificates.
-- It fails while there are two such rows; which of them keeps the products is for people to say.
CREATE UNIQUE INDEX "EnomAccount_login_key" ON "EnomAccount" (lower("loginId"), "testMode");
