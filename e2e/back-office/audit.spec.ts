import { expect } from '@playwright/test'
import { query } from '../eventually'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

let found = 0

/** Records `count` certificates that exist at Enom but belong to no order in the shop, as an audit would. */
async function findOrphans(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    found += 1
    await query(`
      insert into "AuditDifference" (id, "accountId", kind, about, "enomCertId", detail, "firstSeenAt", "lastSeenAt")
      select gen_random_uuid(), id, 'orphan', 'certificate:${7_000_000 + found}', ${7_000_000 + found}, '{"product": "RapidSSL"}', now(), now()
        from "EnomAccount" limit 1`)
  }
}

test.afterAll(() => query('delete from "AuditDifference" where "enomCertId" > 7000000'))

for (const [how, javaScriptEnabled] of [
  ['with JavaScript', true],
  ['without', false],
] as const) {
  test(`a new orphan appears while I write why I dismiss them all: my note is kept and applies to the list I see next (${how})`, async ({
    browser,
  }) => {
    const staff = await (await browser.newContext({ javaScriptEnabled })).newPage()
    const form = staff.getByRole('form', { name: 'Dismiss all' })
    const note = `from before the shop, ${how}`
    await findOrphans(2)
    await signInAsStaff(staff)
    await staff.goto(`${running.web}/admin/audit?kind=orphan`)
    await form.locator('summary').click()
    await form.getByLabel('Why').fill(note)
    await findOrphans(1)
    await form.locator('button', { hasText: 'Dismiss all 2' }).click()
    await expect(form.getByText(/nothing was dismissed/).first()).toBeVisible()
    await expect(form.getByLabel('Why')).toBeVisible()
    await expect(form.getByLabel('Why')).toHaveValue(note)
    await form.locator('button', { hasText: 'Dismiss all 3' }).click()
    await expect(staff).toHaveURL(/kind=put_aside/)
    expect(await query(`select 1 from "AuditDifference" where resolution = 'put_aside' and note = '${note}'`)).toHaveLength(3)
  })
}

test('after dismissing a difference with the keyboard, I am back at the top of its page', async ({ page }) => {
  await findOrphans(1)
  await signInAsStaff(page)
  const [row] = await query<{ id: string }>(`select id from "AuditDifference" where "enomCertId" = ${7_000_000 + found}`)
  await page.goto(`${running.web}/admin/audit/${row?.id}`)
  const panel = page.locator('details', { hasText: 'Dismiss' })
  await panel.locator('summary').press('Enter')
  await panel.getByLabel('Why').fill('it was there before the shop')
  await panel.getByRole('button').press('Enter')
  await expect(page.getByText(/^Dismissed/).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
