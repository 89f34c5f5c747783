import { env } from './env'

/** Returns the address people write to: the bare sender address of our mails. */
export function supportAddress(): string {
  return /<([^<>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM
}

/** Returns a link that opens a message to us about an order, with the subject and perhaps the text filled in. */
export function supportMailLink({ orderNumber, about, text }: { orderNumber: number; about: string; text?: string }): string {
  const body = text ? `&body=${encodeURIComponent(text)}` : ''
  return `mailto:${supportAddress()}?subject=${encodeURIComponent(`Order ${orderNumber}: ${about}`)}${body}`
}
