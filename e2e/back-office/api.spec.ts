import { expect } from '@playwright/test'
import { type ApiError, connect } from '../../docs/api-client'
import { query } from '../eventually'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

type Document = { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }

test('a system places an order with an API token, staff find the order with Ctrl K, and a revoked token is refused', async ({ page }) => {
  await signInAsStaff(page)
  const make = async (name: string, scopes: readonly string[]) => {
    await page.goto(`${running.web}/admin/api-tokens`)
    await page.getByLabel('Name').fill(name)
    for (const scope of scopes) await page.getByRole('checkbox', { name: scope }).check()
    await page.getByRole('button', { name: 'Make the token' }).click()
    return (await page.locator('pre').textContent())?.trim() ?? ''
  }
  const token = await make('Bookkeeping', ['orders:write', 'certificates:read', 'products:read'])
  expect(token).toMatch(/^km_[\w-]{43}$/)
  const shop = connect({ url: running.web, token })
  const reader = connect({ url: running.web, token: await make('Reader', ['products:read']) })
  expect(await page.content()).not.toContain(token)

  const document: Document = await (await fetch(`${running.web}/api/v1/openapi.json`)).json()
  expect(document.openapi).toMatch(/^3\.1\./)
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods)) {
      const address = `${running.web}/api/v1${path.replace(/\{\w+\}/, 'x')}`
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      const response = await fetch(address, { method, headers: { cookie, origin: 'https://elsewhere.example' } })
      expect([method, path, response.status]).toEqual([method, path, 401])
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  }

  const { rows: products } = await reader.listProducts({ limit: 1 })
  const choiceId = products[0]?.choices[0]?.id ?? ''
  const wanted = { email: 'buyer@api.test', country: 'GB', items: [{ choiceId, quantity: 1 }] }
  const refusal = (work: Promise<unknown>) => work.catch((fault: ApiError) => [fault.problem.status, fault.problem.code])
  expect(await refusal(reader.placeOrder(wanted, 'invoice-118'))).toEqual([403, 'scope-missing'])
  const placed = await shop.placeOrder(wanted, 'invoice-118')
  expect(await shop.placeOrder(wanted, 'invoice-118')).toEqual(placed)
  expect(await query(`select 1 from "Order" where email = 'buyer@api.test'`)).toHaveLength(1)
  expect((await shop.listOrders()).rows.map(({ id }) => id)).toContain(placed.id)
  expect(await refusal(shop.placeOrder({ ...wanted, country: 'UK' }, 'x'))).toEqual([400, 'invalid'])

  await page.goto(`${running.web}/admin/reports`)
  const palette = page.getByRole('combobox', { name: 'Page, order or certificate' })
  // The shortcuts work only once the page's scripts run.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await palette.fill('buyer@api')
  await expect(page.getByRole('option', { name: `Order ${placed.number}` })).toHaveAttribute('aria-selected', 'true')
  await palette.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `Order ${placed.number}` })).toBeVisible()
  await expect(page.getByText('API token “Bookkeeping”')).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await expect(page).toHaveURL(`${running.web}/admin/certificates`, { timeout: 1_000 })
  }).toPass()

  await page.goto(`${running.web}/admin/api-tokens`)
  await page.getByRole('form', { name: 'Revoke the token Bookkeeping' }).getByRole('button').click()
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
  expect(await refusal(shop.listOrders())).toEqual([401, 'no-token'])
  await reader.listProducts()
})
