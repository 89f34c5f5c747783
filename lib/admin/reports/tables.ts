import { AUTHORITY, LEVEL_NAME } from '../../catalog/text'
import { taxIn } from '../../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../../languages/types'
import { dollars, formatMoney, type Money } from '../../money'
import { countryText } from '../../tax/text'
import { type Cell as CsvCell, plainAmount } from '../lists/csv'
import type { ExpiryMonth } from './expiry'
import type { Period } from './period'
import type { SalesGroup, SalesRow } from './sales'
import type { TaxByRate } from './tax'
import { changeText, checkText, durationText, GROUP_NAMES, millisecondsText, monthText, STOP_NAMES, shareText } from './text'
import type { CommandRow } from './times/enom-calls'
import type { Funnel, IssueTime } from './times/get-progress'
import type { StopRow, Traffic } from './traffic'

/** `value`: used in files instead of the text shown on the page. */
export type ReportCell = string | number | Money | { text: string; value: number | null }

type ReportColumn = {
  label: string
  numeric?: boolean
  /** The column's heading in a file, where values have no unit. */
  inFile?: string
}

/** One table of a report, as shown on the page and in the CSV and PDF files. */
export type ReportTable = {
  title: string
  columns: readonly ReportColumn[]
  rows: readonly { key: string; cells: readonly ReportCell[] }[]
}

/** Returns a cell as text for people. */
export function cellText(cell: ReportCell): string {
  if (typeof cell !== 'object') return String(cell)
  return 'amount' in cell ? formatMoney(cell) : cell.text
}

/** Returns a cell as a value for programs: numbers without their unit. */
export function cellValue(cell: ReportCell): CsvCell {
  if (typeof cell !== 'object') return cell
  if (!('amount' in cell)) return cell.value
  // As text, a negative number would get the apostrophe that guards against formulas.
  return cell.amount < 0 ? Number(plainAmount(cell)) : plainAmount(cell)
}

const seconds = (time: number | null) => ({ text: durationText(time), value: time && Math.round(time) })
const milliseconds = (time: number | null) => ({ text: millisecondsText(time), value: time && Math.round(time) })
const share = (part: number, whole: number) => ({ text: shareText(part, whole), value: whole ? Math.round((part * 100) / whole) : null })

const MONEY = [
  { label: 'Sold', numeric: true },
  { label: 'Tax', numeric: true },
  { label: 'Refunded', numeric: true },
  { label: 'Enom cost', numeric: true, inFile: 'Enom cost (USD)' },
  { label: 'Margin', numeric: true, inFile: 'Margin (USD)' },
] as const

function moneyCells({ currency, sold, tax, refunded, cost, margin }: SalesRow): ReportCell[] {
  return [
    { amount: sold, currency },
    { amount: tax, currency },
    { amount: refunded, currency },
    dollars(cost),
    margin === null ? 'No exchange rate' : dollars(margin),
  ]
}

/** Returns a period's total sales, one row for each currency, with those of the period used for comparison. */
export function totalsTable(totals: readonly SalesRow[], before: readonly SalesRow[], { compared }: Pick<Period, 'compared'>): ReportTable {
  const comparison = [
    { label: 'Sold before', numeric: true },
    { label: 'Change', numeric: true, inFile: 'Change (%)' },
  ]
  return {
    title: 'Totals',
    columns: [
      { label: 'Currency' },
      { label: 'Orders', numeric: true },
      { label: 'Certificates', numeric: true },
      ...MONEY,
      ...(compared ? comparison : []),
    ],
    rows: totals.map((row) => {
      const { currency, orders, certificates, sold } = row
      const amount = before.find((earlier) => earlier.currency === currency)?.sold ?? 0
      const change = { text: changeText(sold, amount), value: amount > 0 ? Math.round(((sold - amount) * 100) / amount) : null }
      return {
        key: currency,
        cells: [currency, orders, certificates, ...moneyCells(row), ...(compared ? [{ amount, currency }, change] : [])],
      }
    }),
  }
}

export function salesTable(rows: readonly SalesRow[], group: SalesGroup): ReportTable {
  const name = GROUP_NAMES[group]
  return {
    title: `Sales by ${name.toLowerCase()}`,
    columns: [{ label: name }, { label: 'Currency' }, { label: 'Certificates', numeric: true }, ...MONEY],
    rows: rows.map((row) => ({
      key: `${row.key} ${row.currency}`,
      cells: [row.label, row.currency, row.certificates, ...moneyCells(row)],
    })),
  }
}

/** Returns the tax of a period for a tax return: the taxed amount and the tax at each rate. */
export function taxTable(rows: readonly TaxByRate[]): ReportTable {
  return {
    title: 'Tax by country and rate',
    columns: [
      { label: 'Country' },
      { label: 'Tax' },
      { label: 'Currency' },
      { label: 'Net', numeric: true },
      { label: 'Amount of tax', numeric: true },
    ],
    rows: rows.map(({ country, rate, reason, label, currency, net, tax }) => ({
      key: `${country} ${rate} ${reason} ${label} ${currency}`,
      cells: [
        country ? countryText(country) : 'Unknown',
        taxIn(DEFAULT_LANGUAGE, { rate, reason, label }),
        currency,
        { amount: net, currency },
        { amount: tax, currency },
      ],
    })),
  }
}

export function trafficTable({ visits, productPages, baskets, checkouts, paid }: Traffic): ReportTable {
  const steps = [
    ['Visits', visits],
    ['Certificate pages opened', productPages],
    ['Baskets begun', baskets],
    ['Went to the payment page', checkouts],
    ['Orders paid', paid],
  ] as const
  return {
    title: 'From visit to payment',
    columns: [{ label: 'Step' }, { label: 'Count', numeric: true }, { label: 'For 100 visits', numeric: true }],
    rows: steps.map(([name, count]) => ({
      key: name,
      cells: [
        name,
        count,
        { text: visits ? String(Math.round((count * 100) / visits)) : '–', value: visits ? Math.round((count * 100) / visits) : null },
      ],
    })),
  }
}

export function stopsTable(stops: readonly StopRow[]): ReportTable {
  return {
    title: 'What stopped people',
    columns: [{ label: 'Check' }, { label: 'Where' }, { label: 'Times', numeric: true }],
    rows: stops.map(({ at, code, times }) => ({ key: `${at} ${code}`, cells: [checkText(code), STOP_NAMES[at] ?? at, times] })),
  }
}

export function funnelTable({ paid, setUp, issued, installed, toSetUp, toIssued, toInstalled }: Funnel): ReportTable {
  const steps = [
    ['Paid', paid, null],
    ['Set up and sent', setUp, toSetUp],
    ['Issued', issued, toIssued],
    ['Seen installed', installed, toInstalled],
  ] as const
  return {
    title: 'From payment to installation',
    columns: [
      { label: 'Step' },
      { label: 'Certificates', numeric: true },
      { label: 'Of those paid', numeric: true, inFile: 'Of those paid (%)' },
      { label: 'Median time', numeric: true, inFile: 'Median time (seconds)' },
    ],
    rows: steps.map(([name, count, time]) => ({ key: name, cells: [name, count, share(count, paid), seconds(time)] })),
  }
}

export function issueTimesTable(times: readonly IssueTime[]): ReportTable {
  return {
    title: 'From payment to issue',
    columns: [
      { label: 'Authority and validation' },
      { label: 'Issued', numeric: true },
      { label: 'Median', numeric: true, inFile: 'Median (seconds)' },
      { label: '90 % issued within', numeric: true, inFile: '90 % issued within (seconds)' },
    ],
    rows: times.map(({ family, level, issued, median, slowest }) => ({
      key: `${family} ${level}`,
      cells: [`${AUTHORITY[family]}, ${LEVEL_NAME[level]}`, issued, seconds(median), seconds(slowest)],
    })),
  }
}

export function expiryTable(months: readonly ExpiryMonth[]): ReportTable {
  return {
    title: 'Expiry calendar',
    columns: [{ label: 'Month' }, { label: 'Files that expire', numeric: true }, { label: 'Covers that end', numeric: true }],
    rows: months.map(({ month, files, covers }) => ({ key: month, cells: [monthText(month), files, covers] })),
  }
}

export function callsTable(calls: readonly CommandRow[]): ReportTable {
  return {
    title: 'Calls by command',
    columns: [
      { label: 'Command' },
      { label: 'Calls', numeric: true },
      { label: 'Median', numeric: true, inFile: 'Median (ms)' },
      { label: 'p95', numeric: true, inFile: 'p95 (ms)' },
      { label: 'Refused', numeric: true },
      { label: 'Failed', numeric: true },
    ],
    rows: calls.map(({ command, calls: count, p50, p95, refused, failed }) => ({
      key: command,
      cells: [command, count, milliseconds(p50), milliseconds(p95), refused, failed],
    })),
  }
}
