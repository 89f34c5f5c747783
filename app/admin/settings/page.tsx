import { shopName } from '@/app/_components/shop-name'
import { PageTitle } from '@/components/layout/page-title'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readStaffSession } from '@/lib/auth/session/session'
import { getSeller } from '@/lib/invoices/get-seller'
import { countMissing } from '@/lib/invoices/queries'
import { certificatesFor, hoursText } from '@/lib/orders/view/text'
import { countAutoRefunds } from '@/lib/refunds/rule/auto-refund-candidates'
import { readShopSettings } from '@/lib/refunds/rule/shop-settings'
import { versionOf } from '@/lib/version-of'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'
import { AgreeToRefunds } from './_components/agree-to-refunds'
import { BrandForm } from './_components/brand-form'
import { SellerForm } from './_components/seller-form'
import { YourAccess } from './_components/your-access'
import { saveSettings } from './actions'

export const generateMetadata = staffTitle('Settings')

export default async function SettingsPage({ searchParams }: PageProps<'/admin/settings'>) {
  const actor = await requireStaff('/admin/settings')
  const session = await readStaffSession()
  const { refundUnboughtAfter } = await readShopSettings()
  const hours = refundUnboughtAfter ?? 24
  const unbought = await countAutoRefunds(actor, { hours })
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle>Settings</PageTitle>
      {saved && <Saved key={saved} />}
      <ActionForm action={saveSettings} label="Settings" className="max-w-form">
        <Version of={versionOf({ refundUnboughtAfter })} />
        <h2 className="mb-4 text-lg">Paid certificates that Enom won’t sell</h2>
        {unbought && (
          <div className="mb-6">
            <Facts
              items={[
                { term: 'Waiting now', detail: certificatesFor(unbought.waiting) },
                { term: `Waiting ${hoursText(hours)} or more`, detail: certificatesFor(unbought.due) },
              ]}
            />
          </div>
        )}
        <RadioGroup
          name="refund"
          label="When Enom refuses to sell a certificate, or it costs more than the buyer paid"
          hint="We alert you immediately in either case. You can try again or refund it on its page."
          defaultValue={refundUnboughtAfter === null ? 'never' : 'after'}
          options={[
            { value: 'never', label: 'Wait for staff', hint: 'Nothing is refunded automatically.' },
            {
              value: 'after',
              label: 'Refund it automatically after a number of hours',
              hint: 'It is cancelled, and the buyer gets a refund and an email. The rest of the order is not affected.',
            },
          ]}
        />
        <TextInput
          name="hours"
          label="Hours to wait"
          hint="Needed only for automatic refunds. Counted from when Enom first refused it, or from when your staff last tried again."
          required={false}
          inputMode="numeric"
          maxLength={4}
          defaultValue={hours}
        />
        <AgreeToRefunds />
        <SubmitButton>Save the settings</SubmitButton>
      </ActionForm>
      <BrandForm name={await shopName()} />
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Look and contact</h2>
        <p className="text-ink-2">
          Colours, logo, how buyers reach you, and who emails come from: <a href="/admin/settings/look">change the look</a>.
        </p>
      </section>
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Legal texts</h2>
        <p className="text-ink-2">
          Terms, privacy, refunds and imprint, with their versions: <a href="/admin/settings/legal">write the legal texts</a>.
        </p>
      </section>
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Emails</h2>
        <p className="text-ink-2">
          What each email says, with a preview and a test: <a href="/admin/settings/mails">change the email texts</a>. On which days buyers
          are reminded: <a href="/admin/settings/reminders">change the reminders</a>.
        </p>
      </section>
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Tax</h2>
        <p className="text-ink-2">
          Whether the shop charges tax, and the rates of each country: <a href="/admin/settings/tax">set up tax</a>.
        </p>
      </section>
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Alerts and webhooks</h2>
        <p className="text-ink-2">
          Which alerts staff get by email: <a href="/admin/settings/alerts">choose the alerts</a>. What other systems are told:{' '}
          <a href="/admin/webhooks">webhooks</a>.
        </p>
      </section>
      <section className="mt-12 max-w-form">
        <h2 className="mb-2 text-lg">Reports</h2>
        <p className="text-ink-2">
          The shop’s time zone, and who gets the monthly report: <a href="/admin/settings/reports">change the report settings</a>.
        </p>
      </section>
      <SellerForm seller={await getSeller(actor)} waiting={(await countMissing(actor)) ?? 0} />
      {session && <YourAccess email={session.user.email} />}
    </AdminPage>
  )
}
