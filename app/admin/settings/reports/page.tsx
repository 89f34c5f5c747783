import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Saved } from '@/components/ui/form/saved'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Version } from '@/components/ui/form/version'
import { readReportSettings } from '@/lib/admin/reports/read-settings'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { STAFF_ROLE_WORDS } from '@/lib/auth/text'
import { STAFF_ROLES } from '@/lib/permissions'
import { versionOf } from '@/lib/version-of'
import { ZONES } from '@/lib/zone'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { saveReports } from './actions'

export const generateMetadata = staffTitle('Report settings')

const OPTIONS = ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))

export default async function ReportSettingsPage({ searchParams }: PageProps<'/admin/settings/reports'>) {
  await requireStaff('/admin/settings/reports')
  const settings = await readReportSettings()
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="The time zone of the reports, and who gets one by email each month."
      >
        Report settings
      </PageTitle>
      {saved && <Saved key={saved}>If you changed the time zone, earlier sales will be recounted within a few minutes.</Saved>}
      <ActionForm action={saveReports} label="Report settings" className="max-w-form">
        <Version of={versionOf(settings)} />
        <Select
          name="timeZone"
          label="Time zone"
          hint="Days and months in the reports and the overview begin at midnight in this time zone. Invoices, bookkeeping, prices and coupons use days in UTC, and so do the times in the back office."
          options={OPTIONS}
          defaultValue={settings.timeZone}
        />
        <fieldset>
          <legend className="font-semibold">Monthly report</legend>
          <p className="mb-2 text-ink-2">
            Sales, refunds, certificates and balances of the past month, by email on the morning of the 1st. Everyone with one of these
            roles gets it.
          </p>
          {STAFF_ROLES.map((role) => (
            <Checkbox key={role} name={`mailTo.${role}`} label={STAFF_ROLE_WORDS[role]} defaultChecked={settings.mailTo.includes(role)} />
          ))}
        </fieldset>
        <SubmitButton>Save the report settings</SubmitButton>
      </ActionForm>
    </AdminPage>
  )
}
