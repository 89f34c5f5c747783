import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'

const OUTCOMES: Record<string, string> = {
  ok: 'Done',
  refused: 'Refused',
  doubtful: 'Refused, perhaps after buying',
  unauthorised: 'Login refused',
  'rate-limited': 'Too many calls',
  unreachable: 'Not reached',
  'unknown-outcome': 'No readable answer',
  garbled: 'Unreadable answer',
}

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
          command,
          <DateText key="at" at={at} time />,
          milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(1)} s`,
          outcome ? (OUTCOMES[outcome] ?? outcome) : 'No answer recorded',
          text ? wordsOf(text, number) : '–',
        ],
      }))}
    />
  )
}

/** Adds Enom's error number unless the stored text already contains it. */
function wordsOf(text: string, number: string | null): string {
  return number && !text.includes(number) ? `${text} [${number}]` : text
}
