import { isIP } from 'node:net'
import { env } from '../../config/env'

const { hostname, origin } = new URL(env.APP_URL)

/** The relying party for passkeys: the shop's host name, taken from its configured URL. */
export const RELYING_PARTY = { id: hostname, origin } as const

/** Whether browsers can create passkeys for the shop: they can't for a bare IP address (WebAuthn Level 3 §5.1.3). */
export const HAS_PASSKEYS = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
