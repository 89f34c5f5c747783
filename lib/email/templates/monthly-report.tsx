import { Text } from 'react-email'
import { dollars, formatMoney, type Money } from '../../money'
import { MAIL_KINDS, type MailData } from '../kinds'
import { monthText } from './dates'
import { paragraph } from './letter'
import { template } from './template'

type Report = MailData<'monthly_report'>

const EXAMPLE: Report = {
  month: '2026-11',
  monthBefore: '2026-10',
  zone: 'Europe/Berlin',
  totals: [
    {
      ...{ currency: 'USD', orders: 41, certificates: 52, sold: 198_800, tax: 21_300, refunded: 1900, cost: 76_540, margin: 99_060 },
      before: { orders: 36, certificates: 44, sold: 167_200, tax: 17_900, refunded: 0, cost: 64_760, margin: 84_540 },
    },
  ],
  refunds: [{ amount: 3800, currency: 'USD', count: 2 }],
  products: [
    {
      ...{ name: 'RapidSSL', currency: 'USD', certificates: 40, sold: 76_000, margin: 34_200 },
      before: { certificates: 33, sold: 62_700, margin: 28_215 },
    },
  ],
  moreProducts: 3,
  issued: { count: 49, before: 45 },
  waiting: 6,
  replaceDue: 4,
  accounts: [{ name: 'Main', balance: 123_400, daysLeft: 48 }],
  path: '/admin/reports?from=2026-11-01&to=2026-11-30&compare=before&by=product',
}

export const monthlyReport = template(
  MAIL_KINDS.monthly_report,
  {
    subject: '[staff] {{shop}}: report for {{month}}',
    preview: 'Sales, refunds, certificates and balances, compared with {{month_before}}.',
    body: `
# {{month}}

What was paid in {{month}}, with {{month_before}} in brackets. The month is that of {{time_zone}}.

{{sales}}

**By product**

{{products}}

**Certificates**

{{certificates}}

**Balance at Enom, now**

{{balances}}

{{button}}`,
  },
  {
    to: 'Staff whose role gets it',
    when: 'On the morning of the 1st, and when they request it.',
    isForStaff: true,
    required: ['sales'],
    example: EXAMPLE,
    values: (report, { shopName, appUrl, button }) => ({
      shop: shopName,
      month: monthText(report.month),
      month_before: monthText(report.monthBefore),
      time_zone: report.zone,
      sales: lines([...salesLines(report), ...refundLines(report)]),
      products: lines(productLines(report)),
      certificates: lines(certificateLines(report)),
      balances: lines(balanceLines(report)),
      button: button('Open the report', `${appUrl}${report.path}`),
    }),
  },
)

function lines(texts: readonly string[]): { block: React.ReactNode } {
  return {
    block: texts.map((text, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an email never change.
      <Text key={index} style={{ ...paragraph, margin: '0 0 8px' }}>
        {text}
      </Text>
    )),
  }
}

function salesLines({ month, totals }: Report): string[] {
  const nothing = totals.every(({ certificates }) => certificates === 0) ? [`Nothing was paid in ${monthText(month)}.`] : []
  return [...nothing, ...totals.flatMap((row) => currencyLines(row, totals.length > 1 ? ` in ${row.currency}` : ''))]
}

function currencyLines({ currency, before, ...row }: Report['totals'][number], where: string): string[] {
  const money = (amount: number) => formatMoney({ amount, currency })
  return [
    `Sold${where}: ${money(row.sold)} (${money(before.sold)})${changeOf(row.sold, before.sold)}`,
    `Tax included: ${money(row.tax)} (${money(before.tax)})`,
    `Refunded from these orders: ${money(row.refunded)} (${money(before.refunded)})`,
    `Cost at Enom${where && ` of what was sold${where}`}: ${marginText(row.cost)} (${marginText(before.cost)})`,
    `Margin${where && ` of what was sold${where}`}: ${marginText(row.margin)} (${marginText(before.margin)})`,
    `Orders${where}: ${row.orders} (${before.orders}), with ${counted(row.certificates)} (${before.certificates})`,
  ]
}

function changeOf(value: number, before: number): string {
  if (before <= 0) return ''
  const change = Math.round(((value - before) * 100) / before)
  return `, ${change > 0 ? '+' : ''}${change} %`
}

function refundLines({ month, refunds }: Report): string[] {
  if (!refunds.length) return [`Nothing was refunded in ${monthText(month)}.`]
  const sums = refunds.map(({ count, ...sum }) => `${formatMoney(sum as Money)} in ${count === 1 ? '1 refund' : `${count} refunds`}`)
  return [`Refunded in ${monthText(month)}, for orders from any month: ${sums.join(', ')}`]
}

function productLines({ products, moreProducts }: Report): string[] {
  if (!products.length) return ['Nothing in either month.']
  const shown = products.map(({ name, currency, certificates, sold, margin, before }) => {
    const money = (amount: number) => formatMoney({ amount, currency })
    return `${name}: ${counted(certificates)} (${before.certificates}), sold ${money(sold)} (${money(before.sold)}), margin ${marginText(margin)} (${marginText(before.margin)})`
  })
  return moreProducts ? [...shown, `The report has ${moreProducts === 1 ? '1 more' : `${moreProducts} more`}.`] : shown
}

function certificateLines({ month, issued, waiting, replaceDue }: Report): string[] {
  return [
    `Issued in ${monthText(month)}: ${issued.count} (${issued.before})`,
    `Currently paid and waiting to be issued: ${waiting}`,
    `Files currently due for replacement: ${replaceDue}`,
  ]
}

function balanceLines({ accounts }: Report): string[] {
  if (!accounts.length) return ['There are no Enom accounts.']
  return accounts.map(({ name, balance, daysLeft }) => {
    if (balance === null) return `${name}: not known`
    const runway =
      daysLeft === null ? 'nothing was bought in the last 30 days' : `enough for ${daysLeft === 1 ? '1 day' : `${daysLeft} days`}`
    return `${name}: ${formatMoney(dollars(balance))}, ${runway}`
  })
}

const counted = (certificates: number) => (certificates === 1 ? '1 certificate' : `${certificates} certificates`)
const marginText = (amount: number | null) => (amount === null ? 'no exchange rate' : formatMoney(dollars(amount)))
