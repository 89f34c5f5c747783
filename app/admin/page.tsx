import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { isWell } from '@/lib/admin/health-text'
import { type Balance, getBalances } from '@/lib/admin/overview/balances'
import { getFigures } from '@/lib/admin/overview/figures'
import { getNeeds } from '@/lib/admin/overview/needs'
import { getTrends, type Trends } from '@/lib/admin/overview/trends'
import { readSetUp, type SetUp } from '@/lib/admin/set-up/read-set-up'
import { STEP_NAMES } from '@/lib/admin/set-up/steps'
import { requireStaff } from '@/lib/auth/guards/guards'
import { now } from '@/lib/clock'
import { AdminPage } from './_components/admin-page'
import { Balances } from './_components/overview/balances'
import { Figures } from './_components/overview/figures'
import { Needs } from './_components/overview/needs'
import { TrendCharts } from './_components/overview/trend-charts'
import { readHealth } from './_components/read-frame'
import { staffTitle } from './_components/staff-title'
import { Checklist } from './set-up/_components/checklist'
import { OpenShop } from './set-up/_components/open-shop'

export const generateMetadata = staffTitle('Overview')

export default async function OverviewPage() {
  const actor = await requireStaff('/admin')
  const [needs, health, setUp, figures, trends, balances] = await Promise.all([
    getNeeds(actor),
    readHealth(),
    readHealth().then((health) => readSetUp(actor, { worker: health?.worker })),
    getFigures(actor),
    getTrends(actor),
    getBalances(actor),
  ])
  if (!needs || !health || !setUp || !figures || !trends) return null
  const low = balances.filter(isShort)
  return (
    <AdminPage current="/admin">
      <PageTitle>Overview</PageTitle>
      {setUp.isClosed && (
        <section className="mb-12">
          <OpenShop missing={setUp.missing} />
          <Checklist setUp={setUp} />
        </section>
      )}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <Low balances={low} />
          {needs.length > 0 && <Needs needs={needs} at={now()} />}
          {needs.length + low.length === 0 && <Nothing goesOn={isWell(health)} isNew={isNew(trends)} />}
          {!setUp.isClosed && <SetUpLeft setUp={setUp} />}
        </div>
        <aside className="min-w-0 space-y-8">
          <Figures figures={figures} at={now()} />
          <Balances balances={balances} />
        </aside>
      </div>
      <TrendCharts trends={trends} />
    </AdminPage>
  )
}

/** A balance that lasts fewer days than this is considered low, because a transfer to Enom takes longer. */
const TOO_FEW_DAYS = 3

function isShort({ isLow, daysLeft }: Balance): boolean {
  return isLow || (daysLeft !== null && daysLeft < TOO_FEW_DAYS)
}

function Low({ balances }: { balances: readonly Balance[] }) {
  return balances.map(({ id, label, daysLeft }) => (
    <Alert key={id} tone="warning" title={`Refill the Enom account “${label}”.`} className="mt-0">
      {daysLeft === null
        ? 'Its balance is below your limit.'
        : `Its balance lasts ${daysLeft === 1 ? '1 day' : `${daysLeft} days`} at the current pace.`}{' '}
      Orders it can’t pay for are put on hold. <a href={`/admin/enom-accounts/${id}`}>Open the account</a>
    </Alert>
  ))
}

const isNew = ({ paidPerDay, hoursToIssue }: Trends) => [...paidPerDay, ...hoursToIssue].every(({ count }) => count === 0)

function Nothing({ goesOn, isNew }: { goesOn: boolean; isNew: boolean }) {
  if (!goesOn) return <Empty title="Nothing needs a decision.">But something is stopping the shop from working: see above.</Empty>
  if (isNew) return <Empty title="No orders lately.">Open your shop as a buyer would, and place one in test mode.</Empty>
  return <Empty title="Nothing needs you.">Orders, certificates and emails are processed automatically.</Empty>
}

function SetUpLeft({ setUp }: { setUp: SetUp }) {
  const left = setUp.steps.filter(({ state }) => state === 'to_do').map(({ key }) => STEP_NAMES[key])
  if (!left.length) return null
  return (
    <p className="mt-8">
      Still to set up: {left.join(', ')}. <a href="/admin/set-up">Open the set-up</a>
    </p>
  )
}
