import { env } from './env'

/** Where people write to: the bare address of our own messages. */
export function supportAddress(): string {
  return /<([^<>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM
}

/** A link that opens a message to us about an order, with its subject filled in. */
export function supportMailLink({ orderNumber, about }: { orderNumber: number; about: string }): string {
  return `mailto:${supportAddress()}?subject=${encodeURIComponent(`Order ${orderNumber}: ${about}`)}`
}
