import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { enomWords, outcomeText, tookText } from '@/lib/logs/call-text'

/** The latest calls to Enom about one certificate, with Enom's own messages. */
export function EnomCalls({ calls }: { calls: CertificateForStaff['calls'] }) {
  if (calls.length === 0) return null
  return (
    <Table
      caption="Calls to Enom"
      columns={[
        { label: 'Command' },
        { label: 'When' },
        { label: 'Took', numeric: true },
        { label: 'Outcome' },
        { label: 'Enom’s message' },
      ]}
      rows={calls.map(({ id, command, at, milliseconds, outcome, number, text }) => ({
        key: id,
        cells: [
          <a key="command" href={`/admin/logs/${id}`}>
            {command}
          </a>,
          <DateText key="at" at={at} time />,
          tookText(milliseconds),
          outcomeText(outcome),
          text ? enomWords(text, number) : '–',
        ],
      }))}
    />
  )
}
