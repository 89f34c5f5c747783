// Default settings for every unit and database test. Nothing here reaches a real service.
const defaults: Record<string, string> = {
  APP_URL: 'http://shop.test:3000',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  AUTH_SECRET: 'test-only-secret-of-more-than-32-characters',
  SECRETS_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  STRIPE_SECRET_KEY: 'sk_test_keelmark',
  STRIPE_WEBHOOK_SECRET: 'whsec_keelmark_test',
  SMTP_URL: 'smtp://127.0.0.1:1',
  // Nothing listens there.
  DNS_SERVERS: '127.0.0.1:1',
  LOG_LEVEL: 'silent',
  // Enom is simulated on this computer.
  KEELMARK_REHEARSAL: 'true',
}
for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value
