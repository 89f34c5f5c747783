import type { Actor } from '../actor'
import type { Result } from '../result'
import { type ChangeRefusal, changeBrand } from './change-brand'
import type { Brand } from './types'

export type Contact = Pick<Brand, 'supportEmail' | 'supportPhone' | 'senderName' | 'replyTo'>

/** Saves the shop's contact details and the sender of its emails. Queued emails are sent with the new sender. */
export function saveContact(actor: Actor, contact: Contact, version: string): Promise<Result<undefined, ChangeRefusal>> {
  return changeBrand(actor, contact, { action: 'settings.contact', version })
}
