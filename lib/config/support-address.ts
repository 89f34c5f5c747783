import { env } from './env'

/** Returns the address people write to: the bare sender address of our mails. */
export function supportAddress(): string {
  return /<([^<>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM
}

/** Returns a link that opens a message to us about an order, with the subject filled in. */
export function supportMailLink({ orderNumber, about }: { orderNumber: number; about: string }): string {
  return `mailto:${supportAddress()}?subject=${encodeURIComponent(`Order ${orderNumber}: ${about}`)}`
}
