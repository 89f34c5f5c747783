import { isIP } from 'node:net'
import { env } from '../../config/env'

const { hostname, origin } = new URL(env.APP_URL)

/** Who passkeys are made for: the shop's own host, taken from its address in the settings. */
export const RELYING_PARTY = { id: hostname, origin } as const

/** Whether browsers make passkeys for the shop: they don't for a bare IP address (WebAuthn Level 3 §5.1.3). */
export const HAS_PASSKEYS = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
