import { Checkbox } from '@/components/ui/form/checkbox'
import { fileDays } from '@/lib/catalog/file-lifetime'
import { readDays } from '@/lib/certificates/reminders/read-days'
import { now } from '@/lib/clock'

/** What a buyer agrees to when they order. */
export async function Terms({ agreed }: { agreed: boolean }) {
  const [firstNotice] = (await readDays()).beforeFileEnds
  return (
    <section aria-labelledby="terms-title" className="mb-2 border-t border-line pt-6">
      <h2 id="terms-title" className="text-lg">
        What you agree to
      </h2>
      <ul className="mt-3 list-disc ps-5 text-ink-2">
        <li className="mt-1.5">You pay once, for the whole term. Nothing renews automatically.</li>
        <li className="mt-1.5">After payment you tell us the address and send a certificate request; the authority then checks it.</li>
        <li className="mt-1.5">What you enter for the certificate goes to the authority that issues it, under its subscriber agreement.</li>
        <li className="mt-1.5">
          A certificate file is valid for at most {fileDays(now())} days. Within the term you get the next one on the certificate’s page
          without paying again. We’ll remind you {firstNotice} days before.
        </li>
        <li className="mt-1.5">
          Our <a href="/terms">terms</a> and <a href="/refunds">refund rules</a> apply. How we treat your data is in the{' '}
          <a href="/privacy">privacy notice</a>.
        </li>
      </ul>
      <div className="mt-4">
        <Checkbox name="agreed" label="I agree to this." defaultChecked={agreed} />
      </div>
    </section>
  )
}
