import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { AuditView } from '@/lib/audit/view/queries'
import { formatMoney } from '@/lib/money'
import { stateOf } from './run-state'

type Run = AuditView['runs'][number]

/** The last audit run of each account: when it ran, how much it compared, and what it could not read. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0) return null
  return (
    <>
      {runs.map(({ id, accountLabel, problemText }) =>
        problemText ? (
          <Alert key={id} tone="warning" title={`“${accountLabel}” could not be read completely.`}>
            {problemText} Anything we couldn’t read is neither reported as missing nor resolved.
          </Alert>
        ) : null,
      )}
      <Table
        caption="Last comparison"
        columns={[
          { label: 'Account' },
          { label: 'Started' },
          { label: 'Result' },
          { label: 'Certificates at Enom', numeric: true },
          { label: 'New differences', numeric: true },
          { label: 'Balance', numeric: true },
        ]}
        rows={runs.map((run) => ({ key: run.id, cells: cellsOf(run) }))}
      />
    </>
  )
}

function cellsOf(run: Run) {
  const isEnded = stateOf(run) === 'ended'
  return [
    run.accountLabel,
    <DateText key="began" at={run.startedAt} time />,
    <Result key="result" run={run} />,
    isEnded ? run.certificates : '–',
    isEnded ? run.fresh : '–',
    run.balance ? formatMoney(run.balance) : '–',
  ]
}

function Result({ run }: { run: Run }) {
  const state = stateOf(run)
  if (state === 'under-way') return <Tag tone="info">Under way</Tag>
  if (state === 'cut-off') return <Tag tone="warning">Cut off</Tag>
  return run.problemText ? <Tag tone="warning">Part not read</Tag> : <Tag tone="good">Everything read</Tag>
}
