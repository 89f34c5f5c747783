import { env } from './env'

/** Returns the default support address until staff set one: the bare sender address of our emails. */
export function supportAddress(): string {
  return /<([^<>]+)>/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM
}

/** Returns a link that opens a message to an address, with the subject and optionally the text filled in. */
export function supportMailLink({ to, subject, text }: { to: string; subject: string; text?: string }): string {
  const body = text ? `&body=${encodeURIComponent(text)}` : ''
  return `mailto:${to}?subject=${encodeURIComponent(subject)}${body}`
}
