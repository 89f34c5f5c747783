import { expect } from '@playwright/test'
import { buy, openSetUpLink } from '../buy'
import { eventually, query } from '../eventually'
import { soldByEnom } from '../operate'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('a product with manual activation is bought from Enom only when staff press the button', async ({ page, browser }) => {
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/products`)
  await staff.getByRole('link', { name: 'GeoTrust QuickSSL', exact: true }).click()
  await staff.getByRole('radio', { name: /^By hand/ }).check()
  await staff.getByRole('button', { name: /^Save/ }).click()
  await expect.poll(() => query(`select activation from "Product" where slug = 'geotrust-quickssl'`)).toEqual([{ activation: 'manual' }])

  const sold = (await soldByEnom()).length
  const email = 'buyer@manual-story.com'
  await buy(page, { product: 'GeoTrust QuickSSL', email })
  const [order] = await query<{ id: string }>(`select id from "Order" where email = '${email}'`)
  await staff.goto(`${running.web}/admin/orders/${order?.id}`)
  await expect(staff.getByRole('cell', { name: 'Waiting for activation' })).toBeVisible()
  expect((await soldByEnom()).length).toBe(sold)

  await staff.getByRole('button', { name: 'Activate' }).click()
  await openSetUpLink(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  expect((await soldByEnom()).length).toBe(sold + 1)
})
