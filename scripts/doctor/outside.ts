import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { sendMail, verifyServer } from '../../lib/email/send-mail'
import { testConnection } from '../../lib/registrar/connection/test-connection'
import { readStripeSetUp } from '../../lib/stripe/read-set-up'
import { bad, doubtful, good, type Line, wordsOf } from './line'
import { checkClock } from './machine'

/** Checks Stripe's key and the shop's webhook. */
export async function checkStripe(): Promise<Line[]> {
  const { trouble, date, webhook } = await readStripeSetUp()
  if (trouble?.isKey) return [bad('Stripe', trouble.text, 'Set STRIPE_SECRET_KEY to a key from Stripe, under Developers, API keys.')]
  if (trouble)
    return [bad('Stripe', trouble.text, 'Check whether this computer can reach https://api.stripe.com: curl -I https://api.stripe.com')]
  const url = `${env.APP_URL}/api/webhooks/stripe`
  const where = 'In Stripe, under Developers, Webhooks'
  const lines = [good('Stripe', 'accepts the key'), ...checkClock('Stripe', date)]
  if (!webhook)
    return [...lines, doubtful('Webhook', 'Stripe does not report how it is set up', `${where}: check that it points to ${url}.`)]
  if (!webhook.isThere)
    return [...lines, bad('Webhook', `none points to ${url}`, `${where}: add it (lib/stripe/README.md lists its events).`)]
  if (!webhook.isOn)
    return [...lines, bad('Webhook', 'Stripe has switched it off', `${where}: switch it on. Nothing is lost in the meantime.`)]
  if (webhook.missing.length)
    return [...lines, bad('Webhook', `does not send ${webhook.missing.join(', ')}`, `${where}: add these events.`)]
  return [...lines, good('Webhook', `points to ${url} and sends every event`)]
}

/** Checks each Enom account as its page does: connection, IP address, login, balance and products. */
export async function checkEnom(): Promise<Line[]> {
  const accounts = await db.enomAccount.findMany({ select: { id: true, label: true, testMode: true }, orderBy: { label: 'asc' } })
  const lines: Line[] = []
  for (const { id, label, testMode } of accounts) {
    const name = `Enom “${label}”${testMode ? ' (test server)' : ''}`
    for (const { ok, text } of (await testConnection({ kind: 'system' }, id)) ?? [])
      lines.push(ok ? good(name, text) : bad(name, text, `See ${env.APP_URL}/admin/enom-accounts/${id}`))
  }
  return [...lines, ...(await clockOfEnom())]
}

async function clockOfEnom(): Promise<Line[]> {
  const answer = await fetch(new URL('/', env.ENOM_LIVE_URL), { signal: AbortSignal.timeout(10_000), redirect: 'manual' }).catch(() => null)
  return checkClock('Enom', answer?.headers.get('date'))
}

/** Checks the mail server's connection, TLS and login, and sends a test email if an address is given. */
export async function checkMail(to: string | undefined): Promise<Line[]> {
  const { host, protocol, username } = new URL(env.SMTP_URL)
  try {
    await verifyServer(env.SMTP_URL)
    const lines = [
      good(
        'Mail server',
        `${host} ${username ? 'accepts the login' : 'answers; it needs no login'}${protocol === 'smtps:' ? ' over TLS' : ''}`,
      ),
    ]
    if (!to) return [...lines, doubtful('Test email', 'none was sent', 'npm run doctor -- --mail you@example.com')]
    const text = `This is the test email of ${env.APP_URL}. If it is in the spam folder, check SPF, DKIM and DMARC of the sender’s domain.`
    const messageId = `<doctor-${Date.now()}@${new URL(env.APP_URL).hostname}>`
    await sendMail(env.SMTP_URL, { messageId, from: env.MAIL_FROM, to, subject: 'Test email from the shop', text, html: `<p>${text}</p>` })
    return [...lines, good('Test email', `sent to ${to}; check that it arrived, and not as spam`)]
  } catch (error) {
    return [bad('Mail server', `${host}: ${wordsOf(error)}`, 'Set SMTP_URL to the address, login and password of your mail server.')]
  }
}
