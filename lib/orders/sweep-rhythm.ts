import { MINUTE } from '../clock'

/** A payment page younger than this is left to the webhook. */
export const PATIENCE = 3 * MINUTE
/** One that was looked at is looked at again after this, however the webhooks are. */
export const AGAIN = 4 * MINUTE
/** So many are read from the database at a time. */
export const BATCH = 200
