import { createHmac, randomBytes } from 'node:crypto'
import { open } from '../secrets/open'
import { seal } from '../secrets/seal'

const PREFIX = 'whsec_'
/** Standard Webhooks requires 24 to 64 bytes. */
const SECRET_BYTES = 32

/** The context with which a secret is sealed. */
export const secretContext = (endpointId: string) => ({ context: `WebhookEndpoint:${endpointId}:secret` })

export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')
export const sealSecret = (secret: string, endpointId: string): string => seal(secret, secretContext(endpointId))
export const openSecret = (sealed: string, endpointId: string): string => open(sealed, secretContext(endpointId))

type Message = { id: string; at: Date; body: string }

/**
 * Returns the headers with which the receiver verifies who sent a message and when. Each secret signs it.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
