import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import { NoEmail } from './no-email'

const certificate = {
  id: 'one',
  orderNumber: 1001,
  domainName: 'www.example.com',
  authorityOrderId: 'S-77',
  approverEmail: 'admin@example.com',
  type: { name: 'PositiveSSL', brand: 'Sectigo' },
}
const shown = (ways: ApprovalView['ways']) =>
  renderToStaticMarkup(
    <NoEmail
      language="en"
      zone="UTC"
      certificate={certificate}
      support="help@shop.example"
      approval={{
        ways,
        lastAskedAt: null,
        sent: 2,
        limit: 5,
        nextAt: null,
        proofMethod: 'email' as const,
        proof: null,
        since: new Date(0),
      }}
    />,
  )

test('each action available on this page has a button or link, and states its limit', () => {
  const html = shown({ resend_approval: 'api', change_approver: 'api', withdraw: 'api' })
  expect(html).toContain('up to 5 times in 24 hours. So far: 2 of 5.')
  expect(html).toContain('href="/account/certificates/one/approver"')
  expect(html).toContain('href="/account/certificates/one/withdraw"')
  expect(html).not.toContain('mailto:')
})

test('for a problem that only support can solve, the buyer gets a prefilled email to us with the order, the domain and the authority’s number', () => {
  const html = shown({ resend_approval: 'support', change_approver: 'support', withdraw: 'support' })
  expect(html).not.toMatch(/<button|href="\/account/)
  expect(html).toContain('mailto:help@shop.example?')
  const [, body = ''] = /body=([^"]+)/.exec(html) ?? []
  expect(decodeURIComponent(body)).toMatch(/Order: 1001.*Domain: www\.example\.com.*Sectigo order number: S-77/s)
})
