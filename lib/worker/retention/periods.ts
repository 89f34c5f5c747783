import { DAY } from '../../clock'

/** How long what is no longer needed is kept, in milliseconds. docs/retention.md says the same in words. */
export const KEPT = {
  /** A basket without an order, counted from its last change. Its cookie lives 30 days. */
  basket: 60 * DAY,
  /** A sign-in code or link after its end. */
  signInLink: 7 * DAY,
  /** A set-up link after its end: until then its page can say what became of it and send a new one. */
  setUpLink: 90 * DAY,
  /** How many wrong codes were typed for an address. */
  wrongCodes: 90 * DAY,
  /** A rate-limit counter after its end. */
  counter: DAY,
  /** An order that was never paid, with its payment pages and events. */
  unpaidOrder: 90 * DAY,
  /** A person who never bought anything and has no password. */
  person: 90 * DAY,
  /** Codes, links and notices about signing in that were mailed: the whole row. */
  signInMail: 7 * DAY,
  /** What any other mail said. That it was sent, when and to whom, stays with its order. */
  mailText: 90 * DAY,
  /** A call to Enom that only asked. */
  enomQuestion: 90 * DAY,
  /** What a call that bought or sent something said. Its outcome and the ids Enom gave stay. */
  enomText: 400 * DAY,
  /** What Stripe sent with an event that was applied. Its id stays, so that it is not applied again. */
  stripePayload: 90 * DAY,
} as const
