import { readBrand } from '../../brand/read-brand'
import { env } from '../../config/env'
import { supportAddress } from '../../config/support-address'
import type { OutgoingMail } from '../../email/send-mail'

/**
 * Returns the sender's name and the reply address. The sender's address comes from the settings, because mail servers check who may use it.
 */
export async function readSender(): Promise<Pick<OutgoingMail, 'from' | 'replyTo'>> {
  const { senderName, replyTo } = await readBrand()
  return {
    from: senderName ? { name: senderName, address: supportAddress() } : env.MAIL_FROM,
    ...(replyTo && { replyTo }),
  }
}
