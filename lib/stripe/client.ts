import Stripe from 'stripe'
import { env } from '../config/env'

function hostOf(url: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!url) return {}
  const { hostname, port, protocol } = new URL(url)
  const secure = protocol === 'https:'
  return { host: hostname, port: port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' }
}

/** The shop's only Stripe client. It connects to Stripe itself unless `STRIPE_API_URL` is set to a substitute. */
export const stripe = new Stripe(env.STRIPE_SECRET_KEY, {
  ...hostOf(env.STRIPE_API_URL),
  timeout: 20_000,
  maxNetworkRetries: 1,
  telemetry: false,
})

/** Whether this shop accepts real payments. Events from the other mode are never applied. */
export const isLive = /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY)
