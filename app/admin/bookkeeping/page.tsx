import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { Button, ButtonLink } from '@/components/ui/button'
import { dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { Table } from '@/components/ui/table'
import { getLedger } from '@/lib/admin/bookkeeping/ledger'
import { LEDGER, type LedgerNumbers } from '@/lib/admin/bookkeeping/schema'
import { type AccountSum, sumAccounts } from '@/lib/admin/bookkeeping/sum-accounts'
import { readPeriod, type Span } from '@/lib/admin/reports/period'
import { lastDay, periodParams } from '@/lib/admin/reports/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney } from '@/lib/money'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { MonthLinks } from '../reports/_components/month-links'
import { Section } from '../reports/_components/section'
import { LedgerForm } from './_components/ledger-form'

export const generateMetadata = staffTitle('Bookkeeping')

export default async function BookkeepingPage({ searchParams }: PageProps<'/admin/bookkeeping'>) {
  const actor = await requireStaff('/admin/bookkeeping')
  const params = await searchParams
  const period = readPeriod({ from: readParam(params.from), to: readParam(params.to) })
  const [{ sums, entries }, numbers] = await Promise.all([sumAccounts(actor, period.span), getLedger(actor)])
  if (!numbers) return null
  const days = periodParams(period)
  const mayExport = mayStaff(actor, 'export')
  return (
    <AdminPage current="/admin/reports">
      <PageTabs group="Reports" current="/admin/bookkeeping" />
      <PageTitle lead={`Movements from ${dayText(period.span.from)} to ${dayText(lastDay(period.span))}, by UTC day.`}>
        Bookkeeping
      </PageTitle>
      {period.fault && (
        <Alert tone="warning" title={period.fault} live>
          The last 90 days are shown instead.
        </Alert>
      )}
      <Days from={days.from} to={days.to} />
      <Section title="Journal" lead={LEAD}>
        {entries === 0 ? (
          <Empty title="No movements in this period.">Choose other dates above.</Empty>
        ) : (
          <>
            <Sums sums={sums} numbers={numbers} />
            {mayExport && <Files span={period.span} days={days} entries={entries} />}
          </>
        )}
      </Section>
      {mayStaff(actor, 'settings') && (
        <Section
          title="Accounts"
          lead="The account numbers in your bookkeeping. Until you change them, they are those of the German chart of accounts SKR 03. Tax is posted separately, so choose accounts for revenue and purchases that don’t post tax automatically."
        >
          <LedgerForm numbers={numbers} />
        </Section>
      )}
    </AdminPage>
  )
}

const LEAD =
  'Invoices, credit notes, payments and refunds, Stripe’s fees and payouts, purchases and refills at Enom. Only Enom accounts in the same mode as Stripe count: live with live, test with test. Payments known only to Stripe are not included; they are listed under Stripe payouts. A change appears in these sums within a few minutes, and in the files immediately.'

function Days({ from, to }: { from: string | undefined; to: string | undefined }) {
  return (
    <form method="get" action="/admin/bookkeeping" aria-label="Period" className="mt-6 mb-4 flex flex-wrap items-end gap-x-4">
      <FieldFrame id="from" label="First day" className="mb-6 w-full sm:w-auto">
        <input id="from" name="from" type="date" defaultValue={from} className="field" />
      </FieldFrame>
      <FieldFrame id="to" label="Last day" className="mb-6 w-full sm:w-auto">
        <input id="to" name="to" type="date" defaultValue={to} className="field" />
      </FieldFrame>
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
      <MonthLinks path="/admin/bookkeeping" zone="UTC" />
    </form>
  )
}

function Sums({ sums, numbers }: { sums: readonly AccountSum[]; numbers: LedgerNumbers }) {
  return (
    <Table
      caption="Sums by account"
      hideCaption
      columns={[
        { label: 'Account' },
        { label: 'Number' },
        { label: 'Debit', numeric: true },
        { label: 'Credit', numeric: true },
        { label: 'Balance', numeric: true },
      ]}
      rows={sums.map(({ key, currency, debit, credit }) => ({
        key: `${key} ${currency}`,
        cells: [
          `${LEDGER[key].label} (${currency})`,
          numbers[key],
          ...[debit, credit, debit - credit].map((amount) => formatMoney({ amount, currency })),
        ],
      }))}
    />
  )
}

function Files({ span, days, entries }: { span: Span; days: Record<string, string>; entries: number }) {
  const address = (format: string) => `/admin/bookkeeping/export?${new URLSearchParams({ ...days, format })}`
  const isOneYear = span.from.getUTCFullYear() === lastDay(span).getUTCFullYear()
  return (
    <>
      <p className="mt-6 mb-3">{entries === 1 ? '1 entry.' : `${entries} entries.`} Debits equal credits in each currency.</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={address('plain')} variant="secondary" download>
          Download the journal (CSV)
        </ButtonLink>
        {isOneYear && (
          <ButtonLink href={address('datev')} variant="secondary" download>
            Download for DATEV
          </ButtonLink>
        )}
      </p>
      <p className="mt-3 max-w-measure text-ink-2">
        {isOneYear
          ? 'The DATEV file is in Windows-1252 and contains the first fields of DATEV’s format. Amounts in currencies other than the euro have no exchange rate.'
          : 'A DATEV file covers one calendar year at most, because its lines have no year. To download it, choose dates within one year.'}
      </p>
    </>
  )
}
