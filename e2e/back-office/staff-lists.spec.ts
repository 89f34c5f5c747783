import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { buy } from '../buy'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('staff find an order from any page, act on selected ones, export the list and save a view of their own', async ({ page, browser }) => {
  const email = 'jo@quay-lists.test'
  const number = await buy(page, { product: 'RapidSSL', email })

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  const find = async (text: string) => {
    await staff.getByRole('searchbox', { name: 'Find an order or a certificate' }).fill(text)
    await staff.getByRole('button', { name: 'Find', exact: true }).click()
  }
  await find('quay-lists')
  await expect(staff.getByRole('table', { name: 'Orders' }).getByRole('link', { name: number, exact: true })).toBeVisible()
  await find(`#${number}`)
  await expect(staff.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()

  await staff.goto(`${running.web}/admin/orders`)
  await staff.getByRole('searchbox', { name: 'Number, name, email' }).fill('quay-lists')
  await staff.getByRole('button', { name: 'Show' }).click()
  await staff.getByRole('link', { name: 'Paid and not set up' }).click()
  await expect(staff).toHaveURL(/search=quay-lists&view=not_set_up/)
  await staff.getByRole('checkbox', { name: `Select order ${number}` }).check()
  await staff.getByLabel('With the selected rows').selectOption('Send the set-up email again')
  await staff.getByRole('button', { name: 'Apply' }).click()
  await expect(staff.getByRole('list', { name: 'Result of each row' })).toHaveText(
    `Order ${number}: A new set-up link is on its way to ${email}.`,
  )

  const [download] = await Promise.all([staff.waitForEvent('download'), staff.getByRole('link', { name: 'Export the whole list' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(new RegExp(`^${number},.*,${email},GB,`))

  await staff.getByText('My views').click()
  await staff.getByLabel('Save this view as').fill('Quay')
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(staff.getByText('My views (1)')).toBeVisible()
  await staff.goto(`${running.web}/admin/orders`)
  await staff.getByText('My views (1)').click()
  await staff.getByRole('link', { name: 'Quay', exact: true }).click()
  await expect(staff).toHaveURL(/search=quay-lists&view=not_set_up/)
})
