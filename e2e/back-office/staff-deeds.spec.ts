import { expect } from '@playwright/test'
import { openSetUpLink } from '../buy'
import { eventually, query } from '../eventually'
import { readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('a buyer calls: staff place the order, mark it as paid by bank transfer, correct the address, refund it, and claim the cost back from Enom', async ({
  page,
  browser,
}) => {
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  // Actions that involve money need a sign-in within the last ten minutes; the run's sign-in may be older.
  await query(`update "Session" set "startedAt" = timezone('utc', now()) where kind = 'staff'`)
  await staff.goto(`${running.web}/admin/orders/new`)
  await staff.getByLabel('Buyer’s email address').fill('caler@deeds-story.com')
  await staff.getByLabel('Country the buyer pays from').selectOption('GB')
  await staff
    .getByLabel(/^RapidSSL, 1 year/)
    .first()
    .fill('1')
  await staff.getByRole('button', { name: 'Place the order' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: /^Order \d+/ })).toBeVisible()

  await staff.getByLabel('Note', { exact: true }).fill('Pays by bank transfer')
  await staff.getByRole('button', { name: 'Add the note' }).click()
  await expect(staff.getByRole('list', { name: 'History' }).getByText('Pays by bank transfer', { exact: true })).toBeVisible()

  const paid = staff.getByRole('form', { name: 'Mark as paid' })
  await paid.getByText('Mark as paid').first().click()
  await paid.getByRole('radio', { name: /^Bank transfer/ }).check()
  await paid.getByLabel('Reference').fill('TRX 1')
  await paid.getByLabel('Reason').fill('Paid by bank')
  await paid.getByRole('checkbox').check()
  await paid.getByRole('button', { name: 'Mark as paid' }).click()
  await expect(staff.getByText('Bank transfer: TRX 1')).toBeVisible()

  // Wait until the former address has its set-up email. Afterwards, only the link sent to the new address works.
  await readMail('caler@deeds-story.com', /^Set up your/)
  const buyer = staff.getByRole('form', { name: 'Change the buyer’s email' })
  await buyer.getByText('Change the buyer’s email').first().click()
  await buyer.getByLabel('New email address').fill('caller@deeds-story.com')
  await buyer.getByLabel('Reason').fill('Misheard on the phone')
  await buyer.getByRole('checkbox').check()
  await buyer.getByRole('button', { name: 'Change the email' }).click()
  await expect(staff.getByText('Moved to another email address')).toBeVisible()
  await openSetUpLink(page, 'caller@deeds-story.com')
  await eventually(page, page.getByText('Ready to set up'))

  await staff.reload()
  await staff.getByRole('table', { name: 'Certificates' }).getByRole('link').first().click()
  await staff.getByRole('link', { name: 'See what the client sees' }).click()
  await expect(staff.getByText('You are viewing this certificate as the client sees it.')).toBeVisible()
  await staff.getByRole('link', { name: 'Back to the certificate' }).click()

  const refund = staff.getByRole('form', { name: 'Refund this certificate' })
  await refund.getByText('Refund this certificate').first().click()
  await refund.getByLabel('Reason').fill('Bought the wrong one')
  // Pressing Enter in the reason field does not issue a refund until the box is ticked.
  await refund.getByLabel('Reason').press('Enter')
  await expect(refund.getByText(/Nothing has been sent yet/).first()).toBeVisible()
  await refund.getByRole('checkbox', { name: /^Refund \$/ }).check()
  await refund.getByRole('button', { name: /^Refund \$/ }).click()
  await expect(staff.getByText(/(is on its way|was refunded) to the buyer\.$/).first()).toBeVisible()
  await staff.getByRole('link', { name: /^Order \d+/ }).click()
  const back = staff.getByRole('form', { name: 'Record the refund' })
  await back.getByLabel('Reference').fill('TRX 2')
  await back.getByRole('checkbox').check()
  await back.getByRole('button', { name: 'Record the refund' }).click()
  await expect(staff.getByText('A refund was made')).toBeVisible()

  await staff.goto(`${running.web}/admin/tickets`)
  const ticket = staff.getByRole('article').filter({ hasText: 'Please cancel this certificate' }).last()
  const tickets = staff.getByRole('article')
  const toSend = await tickets.count()
  await ticket.getByRole('button', { name: 'I sent it to Enom' }).click()
  await expect(tickets).toHaveCount(toSend - 1)
  await staff.getByRole('link', { name: 'Sent', exact: true }).click()
  await expect(tickets.last().getByLabel('Received from Enom in USD')).toBeVisible()
  const sent = await tickets.count()
  await tickets.last().getByLabel('Received from Enom in USD').fill('8.95')
  await tickets.last().getByRole('button', { name: 'Enom answered' }).click()
  await expect(tickets).toHaveCount(sent - 1)
  await staff.getByRole('link', { name: 'Answered', exact: true }).click()
  await expect(staff.getByText(/received \$8\.95/).first()).toBeVisible()
})
