import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { ReportName } from '../../lib/admin/reports/read-report'
import { DEMO_ADMIN, DEMO_BUYER, DEMO_ENOM } from '../../prisma/seed/demo-people'
import { ROUTES } from '../../scripts/check/routes'
import { localSettings } from '../../scripts/run/stack'
import { buy, openSetUpLink } from '../buy'
import { formsOf, hasAny, textIn } from '../canary'
import { eventually, query } from '../eventually'
import { DIRECTORY, readPrepared } from '../prepare'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

const buyer = 'canary@canaries.test'
/** Part of the endpoint's URL, because services put their secrets there. */
const WEBHOOK_PATH = 'T0CANARY/hidden-in-the-path-5417'
const SECRET_ROUTES_OF_WEBHOOKS = ['public."WebhookEndpoint"', '/admin/webhooks', '/admin/webhooks/[id]']
/** Lists every report; a missing one is a compile error. */
const REPORTS = Object.keys({
  totals: 1,
  sales: 1,
  tax: 1,
  traffic: 1,
  stops: 1,
  funnel: 1,
  'issue-times': 1,
  expiry: 1,
  'enom-calls': 1,
} satisfies Record<ReportName, 1>)

/** Stores the payload of every job, including jobs that have finished and been deleted by the time of the search. */
const KEEP_JOBS = `
  create schema canaries;
  create table canaries.jobs (job text);
  create function canaries.keep() returns trigger language plpgsql security definer as
    $$ begin insert into canaries.jobs values (new::text); return new; end $$;
  grant usage on schema canaries to public;
  create trigger canaries_keep after insert on graphile_worker._private_jobs for each row execute function canaries.keep();`

test.beforeAll(() => query(KEEP_JOBS))
test.afterAll(() => query('drop schema canaries cascade'))

test('no password, key, token, code or session is stored in clear text: not in the database, the logs, the jobs, or any page or file', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await buy(page, { product: 'RapidSSL', email: buyer })
  const setUpLink = linkIn(await readMail(buyer, /^Set up your/), `${running.web}/link/`)
  await openSetUpLink(page, buyer)
  await eventually(page, page.getByText('Ready to set up'))
  const orderSession = await page.context().cookies()
  const signInLink = await signInWithCode(page)
  const { seed, codes } = await turnOnAuthenticator(page)

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await query(`update "Session" set "startedAt" = timezone('utc', now()) where kind = 'staff'`)
  const apiToken = await makeApiToken(staff)
  const webhookSecret = await makeWebhook(staff)

  const settings = localSettings({ ...readPrepared(), mode: 'production' })
  const sessions = [...orderSession, ...(await page.context().cookies()), ...(await staff.context().cookies())]
  const secrets: Record<string, string> = {
    'API token': apiToken,
    'webhook secret': webhookSecret,
    'webhook path': WEBHOOK_PATH,
    'set-up link': setUpLink.split('/link/')[1] ?? '',
    'sign-in link': signInLink.split('/link/')[1] ?? '',
    'authenticator seed': seed,
    ...Object.fromEntries(
      codes.flatMap((code, at) => [code, code.replaceAll('-', '')].map((text) => [`recovery code ${at} ${text.length}`, text])),
    ),
    'Enom password': DEMO_ENOM.password,
    'staff password': DEMO_ADMIN.password,
    'client password': DEMO_BUYER.password,
    ...Object.fromEntries(sessions.filter(({ value }) => value.length >= 32).map(({ name, value }, at) => [`cookie ${name} ${at}`, value])),
    ...Object.fromEntries(Object.entries(settings).filter(([name]) => /SECRET|_KEY$/.test(name))),
  }
  expect(Object.entries(secrets).filter(([, secret]) => secret.length < 12)).toEqual([])
  const forms = Object.entries(secrets).map(([name, secret]) => [name, formsOf(secret, bytesOf(name, secret))] as const)

  const [own] = await query<{ certificate: string; order: string; number: string }>(
    `select c.id as certificate, o.id as order, i.number from "Certificate" c join "Order" o on o.id = c."orderId"
      join "Invoice" i on i."orderId" = o.id where o.email = '${buyer}'`,
  )
  const found: string[] = []
  const known = { buyer: [] as string[], hook: [] as string[] }
  const search = (place: string, text: string) => {
    if (text.includes(buyer)) known.buyer.push(place)
    if (text.includes('https://hooks.example.com/…')) known.hook.push(place)
    for (const [name, all] of forms) {
      if (name === 'webhook path' && SECRET_ROUTES_OF_WEBHOOKS.includes(place)) continue
      if (hasAny(text, all)) found.push(`${name} in ${place}`)
    }
  }

  const idOf = await readIds(own)
  const addressOf = (route: string) =>
    route
      .replace('[id]', idOf(route))
      .replace('[number]', own?.number ?? '')
      .replace('[what]', 'zip')
  const searchPage = async (who: Page, route: string, headers: Record<string, string> = {}) => {
    const answer = await who.request.get(running.web + addressOf(route), { maxRedirects: 0, headers })
    search(route, textIn(await answer.body()))
  }
  const routes = Object.entries(ROUTES)
  const exports = REPORTS.flatMap((report) => ['csv', 'pdf'].map((as) => `/admin/reports/export?report=${report}&as=${as}`))
  for (const [route] of routes.filter(([each]) => each.startsWith('/admin'))) await searchPage(staff, route)
  for (const address of [...exports, '/admin/bookkeeping/export?format=datev']) await searchPage(staff, address)
  for (const [route, reach] of routes.filter(([each]) => !each.startsWith('/admin'))) {
    if (reach !== 'token') await searchPage(page, route)
    else if (route.startsWith('/api/v1')) await searchPage(staff, route, { authorization: `Bearer ${apiToken}` })
  }

  // The log and the database are searched after the pages, because loading pages also writes to them.
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker', 'canaries')`,
  )
  for (const { name } of tables) {
    const [all] = await query<{ text: string | null }>(`select string_agg(t::text, chr(10)) as text from ${name} t`)
    search(name, all?.text ?? '')
  }
  const logs = path.join(DIRECTORY, 'logs')
  for (const file of readdirSync(logs)) search(file, readFileSync(path.join(logs, file), 'utf8'))

  expect(found).toEqual([])
  // Prove that the search works: values that are not secret are found in the same places.
  const places = ['public."Order"', 'public."Mail"', '/admin/orders', '/admin/orders/[id]', '/admin/orders/export', '/account/data/export']
  expect(known.buyer).toEqual(expect.arrayContaining([...places, '/admin/orders/[id]/invoices/[number]/pdf', '/api/v1/orders/[id]']))
  expect(known.hook).toEqual(expect.arrayContaining(['public."AuditEntry"']))
  const [kept] = await query<{ jobs: number }>('select count(*)::int as jobs from canaries.jobs')
  expect(kept?.jobs).toBeGreaterThan(0)
})

/** Returns the decoded bytes of a secret, if the secret is itself an encoding of bytes. */
function bytesOf(name: string, secret: string): Buffer[] {
  if (name === 'authenticator seed') return [Buffer.from(Secret.fromBase32(secret).bytes)]
  const coded = secret.replace(/^(?:km|whsec)_/, '')
  return /^[\w+/-]{32,}=*$/.test(coded) ? [Buffer.from(coded, 'base64')] : []
}

async function signInWithCode(page: Page): Promise<string> {
  await page.goto(`${running.web}/sign-in?return_to=/account/security/authenticator`)
  await page.getByLabel('Email address').fill(buyer)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  const mail = await readMail(buyer, /^Your sign-in code/)
  await page.getByLabel('Six-digit code').fill(/^\s*(\d{6})\s*$/m.exec(mail.text)?.[1] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/account\/security\/authenticator$/)
  return linkIn(mail, `${running.web}/link/`)
}

async function turnOnAuthenticator(page: Page): Promise<{ seed: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Show the key for the app' }).click()
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const seed = (await page.locator('pre').first().textContent()) ?? ''
  await page.getByLabel('Code from the app').fill(new TOTP({ secret: Secret.fromBase32(seed) }).generate())
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('The authenticator app is on.')).toBeVisible()
  const codes = (await page.locator('pre').nth(1).textContent())?.split('\n') ?? []
  expect(codes).toHaveLength(10)
  return { seed, codes }
}

async function makeApiToken(staff: Page): Promise<string> {
  await staff.goto(`${running.web}/admin/api-tokens`)
  await staff.getByLabel('Name', { exact: true }).fill('Canary')
  for (const scope of await staff.getByRole('checkbox').all()) await scope.check()
  await staff.getByRole('button', { name: 'Make the token' }).click()
  const token = staff.getByText(/^km_/)
  await expect(token).toBeVisible()
  return (await token.textContent())?.trim() ?? ''
}

async function makeWebhook(staff: Page): Promise<string> {
  await staff.goto(`${running.web}/admin/webhooks/new`)
  await staff.getByLabel('What it is for').fill('Canary')
  await staff.getByRole('textbox', { name: 'Address' }).fill(`https://hooks.example.com/${WEBHOOK_PATH}`)
  await staff.getByRole('checkbox', { name: 'An order is paid' }).check()
  await staff.getByRole('checkbox', { name: 'Switched on' }).uncheck()
  await staff.getByRole('button', { name: 'Save the endpoint' }).click()
  await staff.getByRole('button', { name: 'Show the secret' }).click()
  return (await staff.getByText(/^whsec_/).textContent()) ?? ''
}

/** Returns the value for `[id]` in a URL: the buyer's own order and certificate, or the latest row of any other kind. */
async function readIds(own: { certificate: string; order: string } | undefined): Promise<(route: string) => string> {
  const newest: Record<string, string> = {
    audit: 'select id::text from "AuditDifference" order by id desc limit 1',
    coupons: 'select id::text from "Coupon" order by id desc limit 1',
    'enom-accounts': 'select id::text from "EnomAccount" order by id desc limit 1',
    jobs: 'select id::text from graphile_worker.jobs order by id desc limit 1',
    logs: 'select id::text from "EnomCall" order by id desc limit 1',
    mails: `select id::text from "Mail" where "to" = '${buyer}' order by id limit 1`,
    products: 'select id::text from "Product" order by id desc limit 1',
    quotes: 'select id::text from "Quote" order by id desc limit 1',
    staff: `select id::text from "User" where role = 'staff' limit 1`,
    'stripe-events': 'select id::text from "StripeEvent" order by id desc limit 1',
    webhooks: `select id::text from "WebhookEndpoint" where description = 'Canary'`,
    deliveries: 'select id::text from "WebhookDelivery" order by id desc limit 1',
  }
  const ids: Record<string, string> = { orders: own?.order ?? '', certificates: own?.certificate ?? '' }
  for (const [room, sql] of Object.entries(newest)) ids[room] = (await query<{ id: string }>(sql))[0]?.id ?? '-'
  return (route) => ids[/([\w-]+)\/\[id\]/.exec(route)?.[1] ?? ''] ?? '-'
}
