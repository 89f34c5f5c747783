import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { DEMO_ADMIN, DEMO_BUYER, DEMO_ENOM } from '../../prisma/seed/demo-people'
import { ROUTES } from '../../scripts/check/routes'
import { localSettings } from '../../scripts/run/stack'
import { buy, openSetUpLink } from '../buy'
import { eventually, query } from '../eventually'
import { DIRECTORY, readPrepared } from '../prepare'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('no password, key, token or session is kept in clear: not in the database, the logs or any page and file of the back office', async ({
  page,
  browser,
}) => {
  const buyer = 'canary@canaries.test'
  await buy(page, { product: 'RapidSSL', email: buyer })
  const setUpLink = linkIn(await readMail(buyer, /^Set up your/), `${running.web}/link/`)
  await openSetUpLink(page, buyer)
  await eventually(page, page.getByText('Ready to set up'))

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await query(`update "Session" set "startedAt" = timezone('utc', now()) where kind = 'staff'`)
  await staff.goto(`${running.web}/admin/api-tokens`)
  await staff.getByLabel('Name', { exact: true }).fill('Canary')
  await staff.getByRole('checkbox').first().check()
  await staff.getByRole('button', { name: 'Make the token' }).click()
  const apiToken = staff.getByText(/^km_/)
  await expect(apiToken).toBeVisible()
  const apiTokenText = (await apiToken.textContent())?.trim() ?? ''
  await staff.goto(`${running.web}/admin/webhooks/new`)
  await staff.getByLabel('What it is for').fill('Canary')
  await staff.getByRole('textbox', { name: 'Address' }).fill('https://hooks.example.com/')
  await staff.getByRole('checkbox', { name: 'An order is paid' }).check()
  await staff.getByRole('checkbox', { name: 'Switched on' }).uncheck()
  await staff.getByRole('button', { name: 'Save the endpoint' }).click()
  await staff.getByRole('button', { name: 'Show the secret' }).click()
  const webhookSecret = (await staff.getByText(/^whsec_/).textContent()) ?? ''

  const settings = localSettings({ ...readPrepared(), mode: 'production' })
  const sessions = [...(await page.context().cookies()), ...(await staff.context().cookies())]
  const secrets: Record<string, string> = {
    'API token': apiTokenText,
    'webhook secret': webhookSecret,
    'set-up link': setUpLink.split('/link/')[1] ?? '',
    'Enom password': DEMO_ENOM.password,
    'staff password': DEMO_ADMIN.password,
    'client password': DEMO_BUYER.password,
    ...Object.fromEntries(sessions.filter(({ value }) => value.length >= 32).map(({ name, value }) => [`cookie ${name}`, value])),
    ...Object.fromEntries(Object.entries(settings).filter(([name]) => /SECRET|_KEY$/.test(name))),
  }
  expect(Object.values(secrets).filter((secret) => secret.length < 12)).toEqual([])
  const found: string[] = []
  const buyerIsIn: string[] = []
  const search = (place: string, text: string) => {
    if (text.includes(buyer)) buyerIsIn.push(place)
    for (const [name, secret] of Object.entries(secrets)) if (text.includes(secret)) found.push(`${name} in ${place}`)
  }

  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  )
  for (const { name } of tables) {
    const [all] = await query<{ text: string | null }>(`select string_agg(t::text, chr(10)) as text from ${name} t`)
    search(name, all?.text ?? '')
  }
  const logs = path.join(DIRECTORY, 'logs')
  for (const file of readdirSync(logs)) search(file, readFileSync(path.join(logs, file), 'utf8'))

  const [own] = await query<{ certificate: string; order: string }>(
    `select c.id as certificate, o.id as order from "Certificate" c join "Order" o on o.id = c."orderId" where o.email = '${buyer}'`,
  )
  const [call] = await query<{ id: string }>(`select id from "EnomCall" order by id desc limit 1`)
  const idOf = (route: string) => (route.includes('/orders/') ? own?.order : route.includes('/logs/') ? call?.id : own?.certificate) ?? ''
  for (const route of Object.keys(ROUTES).filter((each) => each.startsWith('/admin'))) {
    const answer = await staff.request.get(running.web + route.replace('[id]', idOf(route)), { maxRedirects: 0 })
    search(route, await answer.text())
  }
  expect(found).toEqual([])
  // What is no secret is found in the same places.
  expect(buyerIsIn).toEqual(expect.arrayContaining(['public."Order"', 'public."Mail"', '/admin/orders', '/admin/orders/[id]']))
})
