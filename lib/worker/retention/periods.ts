import { DAY } from '../../clock'

/** Retention periods in milliseconds. docs/retention.md describes them in words. */
export const KEPT = {
  /** A basket without an order, since its last change. Its cookie lives 30 days. */
  basket: 60 * DAY,
  /** A sign-in code or link, after it ended. */
  signInLink: 7 * DAY,
  /** A set-up link, after it ended. Until deletion its page can explain what happened and send a new one. */
  setUpLink: 90 * DAY,
  /** The count of wrong codes typed for an address. */
  wrongCodes: 90 * DAY,
  /** A rate-limit counter, after it ended. */
  counter: DAY,
  /** An order that was never paid, with its payment pages and events. */
  unpaidOrder: 90 * DAY,
  /** A person who never bought anything and has no password. */
  person: 90 * DAY,
  /** Mailed codes, links and notices about signing in: the whole row. */
  signInMail: 7 * DAY,
  /** The content of any other mail. That it was sent, when and to whom stays with the order. */
  mailText: 90 * DAY,
  /** A call to Enom that only read something. */
  enomQuestion: 90 * DAY,
  /** The text of a call that bought or sent something. Its outcome and the ids from Enom stay. */
  enomText: 400 * DAY,
  /** The payload of a Stripe event that was applied. Its id stays, so that it is not applied again. */
  stripePayload: 90 * DAY,
} as const
