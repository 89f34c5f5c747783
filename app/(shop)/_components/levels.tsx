import { Table } from '@/components/ui/table'
import { PROVES } from '@/lib/catalog/text'

/** Explains the three validation levels to the buyer. */
export function Levels() {
  return (
    <section className="border-t border-line pt-10">
      <Table
        caption="Three things a certificate can prove"
        columns={[{ label: 'Level' }, { label: 'What it proves' }, { label: 'Usual wait' }, { label: 'What you do' }]}
        rows={[
          {
            key: 'dv',
            cells: ['Domain', PROVES.dv, 'Minutes', 'Open one email sent to an address at your domain and approve.'],
          },
          {
            key: 'ov',
            cells: [
              'Organisation',
              PROVES.ov,
              '1–3 working days',
              'As above. The authority looks up your organisation in a public register and calls a phone number it finds itself.',
            ],
          },
          {
            key: 'ev',
            cells: [
              'Extended',
              PROVES.ev,
              '3–7 working days',
              'As above. The authority also checks the address and that you may order for the organisation. Browsers show it no differently.',
            ],
          },
        ]}
      />
    </section>
  )
}
