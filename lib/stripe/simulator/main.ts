import { startStripeSimulator } from './start'

const port = Number(process.env.STRIPE_SIMULATOR_PORT ?? 4020)
const appUrl = process.env.APP_URL ?? 'http://127.0.0.1:3000'

try {
  const simulator = await startStripeSimulator({
    port,
    dataDir: process.env.STRIPE_SIMULATOR_DATA_DIR ?? '.data/stripe',
    webhookUrl: process.env.STRIPE_SIMULATOR_WEBHOOK_URL ?? `${appUrl}/api/webhooks/stripe`,
    webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? 'whsec_keelmark',
    ...(process.env.STRIPE_SIMULATOR_PUBLIC_URL ? { publicUrl: process.env.STRIPE_SIMULATOR_PUBLIC_URL } : {}),
  })
  process.stdout.write(`stripe simulator ready: ${simulator.url}/operator\n`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => simulator.close().then(() => process.exit(0)))
} catch (fault) {
  process.stderr.write(`The Stripe simulator could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exitCode = 1
}
