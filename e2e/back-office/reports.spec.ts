import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { DEMO_ADMIN } from '../../prisma/seed/demo-people'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

const email = 'buyer@reports-story.com'

test('a paid order appears in the sales report and its exports, and the visit is counted', async ({ page, browser }) => {
  await buy(page, { product: 'RapidSSL', email })
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/reports?by=client`)
  // The sweep aggregates the sales.
  await eventually(staff, staff.getByRole('table', { name: 'Sales by client' }).getByRole('row', { name: email }))

  const files = []
  for (const type of ['CSV', 'PDF']) {
    const link = staff.getByRole('link', { name: `Sales by client as ${type}` })
    const [file] = await Promise.all([staff.waitForEvent('download'), link.click()])
    files.push(await readFile(await file.path(), 'latin1'))
  }
  expect(files[0]).toContain(email)
  expect(files[1]).toMatch(/^%PDF-/)

  await staff.getByRole('button', { name: 'Send last month’s report to me' }).click()
  await expect(staff.getByText(`is on its way to ${DEMO_ADMIN.email}`)).toBeVisible()
  const report = await readMail(DEMO_ADMIN.email, /report for/)
  expect(report.text).toContain(`${running.web}/admin/reports?from=`)

  // Counts are written to the database every few seconds.
  const steps = staff.getByRole('table', { name: 'From visit to payment' })
  await eventually(staff, steps.getByRole('row', { name: /^Visits [1-9]/ }))
})
