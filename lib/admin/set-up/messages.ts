import type { OpenShopRefusal } from './open-shop'
import { STEP_NAMES } from './steps'

/** Returns the message shown when the shop could not be opened. */
export function openShopText(refusal: OpenShopRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'Sign in again to do this. Nothing was changed.'
    case 'not-ready':
      return `The shop stays closed: ${refusal.missing.map((key) => STEP_NAMES[key]).join(', ')} ${refusal.missing.length === 1 ? 'is' : 'are'} not done. Finish ${refusal.missing.length === 1 ? 'it' : 'them'}, or tick the box to open anyway.`
  }
}
