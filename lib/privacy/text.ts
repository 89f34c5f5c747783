export const EXPORT_README = `What we keep about you, one file for each subject. Times are UTC. Amounts are in the
smallest unit of their currency, such as cents.

account.json        your address, name and billing details
notifications.json  the reminders you switched off
security.json       sign-ins, failed ones, security events, passkeys, authenticator app,
                    changes of address
orders.json         orders with their payments, refunds and events
invoices.json       invoices and credit notes
certificates.json   certificates with their requests, contacts, files and events
people.json         members, invitations, helper links and transfers
emails.json         the emails we sent you: kind, address and times
quotes.json         quotes we made for your address
baskets.json        baskets that belong to your account
credit.json         the movements of your account credit
calendars.json      calendars you made an address for

Passwords, tokens, recovery codes and the keys of passkeys and authenticator apps are left
out, because anyone who finds this file could use them. We never have private keys of
certificates.
`
